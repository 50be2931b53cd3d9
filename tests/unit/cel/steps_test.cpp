#include <doctest/doctest.h>

#include "cel/program.hpp"
#include "unit/cel/fixture.hpp"

using namespace pipeline::cel;
using cel_tests::Deal;
using cel_tests::decisive;

namespace {

std::string paths(std::string_view source) {
  const Deal deal;
  const auto compiled = compile(source, deal.environment());
  REQUIRE(compiled.program);
  std::string text;
  for (const auto& path : references(*compiled.program)) text += (text.empty() ? "" : " ") + path;
  return text;
}

}  // namespace

TEST_CASE("a comparison is decided by its operands that are no literals") {
  CHECK(decisive("budget.amount >= 1000000") == "budget.amount = 800000.0");
  CHECK(decisive("1000000 <= budget.amount") == "budget.amount = 800000.0");
  CHECK(decisive("budget.amount >= amount") == "budget.amount = 800000.0\namount = 1250000.5");
  CHECK(decisive("importance in ['VI']") == "importance = \"I\"");
  CHECK(decisive("owner.startsWith('li')") == "owner = \"zhang.wei\"");
}

TEST_CASE("of a conjunction that does not hold, the sides that do not hold decide") {
  CHECK(decisive("owner != '' && budget.amount > 1000000 && days_in_stage < 3") ==
        "budget.amount = 800000.0\ndays_in_stage = 12");
  CHECK(decisive("owner != '' && budget.amount > 1") ==
        "owner = \"zhang.wei\"\nbudget.amount = 800000.0");
}

TEST_CASE("an error that another side guards against explains nothing") {
  CHECK(decisive("size(bids) > 5 && bids[5] > 1") == "size(bids) = 3");
  CHECK(decisive("empty.amount > 1 && days_in_stage < 3") ==
        "empty.amount: empty.amount is missing @0-12\ndays_in_stage = 12");
}

TEST_CASE("the result does not depend on whether it is watched") {
  const Deal deal;
  const std::string ten = "[0,1,2,3,4,5,6,7,8,9]";
  const auto compiled =
      compile("amount < 1 && " + ten + ".all(a, " + ten + ".all(b, b >= 0))", deal.environment());
  REQUIRE(compiled.program);
  pipeline::base::Arena arena;
  CHECK(evaluate(*compiled.program, deal, arena, nullptr, 50).is(ValueKind::boolean));
  Trace trace;
  CHECK(evaluate(*compiled.program, deal, arena, &trace, 50).is(ValueKind::boolean));
}

TEST_CASE("of a disjunction all sides decide, or those that hold") {
  CHECK(decisive("amount < 1 || days_in_stage < 1") == "amount = 1250000.5\ndays_in_stage = 12");
  CHECK(decisive("amount > 1 || days_in_stage < 1") == "amount = 1250000.5");
  CHECK(decisive("empty.amount > 1 || days_in_stage > 1") == "days_in_stage = 12");
}

TEST_CASE("an error is a step at its place") {
  CHECK(decisive("owner != '' && empty.amount > 1") ==
        "empty.amount: empty.amount is missing @15-27");
  CHECK(decisive("empty.amount > 1 || amount < 1") ==
        "empty.amount: empty.amount is missing @0-12\namount = 1250000.5");
  CHECK(decisive("bids.all(b, 1 / (b - 3) > 0 || true == true && b / 0 > 1)")
            .find("division by zero") != std::string::npos);
}

TEST_CASE("has() is decided by what it asks for") {
  CHECK(decisive("has(budget.note)") == "budget.note: budget.note is missing @4-15");
  CHECK(decisive("!has(budget.amount)") == "budget.amount = 800000.0");
}

TEST_CASE(
    "of a conditional the branch that was taken decides, or the condition if that is a literal") {
  CHECK(decisive("has(budget.amount) ? budget.amount > 1000000 : true") ==
        "budget.amount = 800000.0");
  CHECK(decisive("days_in_stage > 3 ? false : amount > 1") == "days_in_stage = 12");
}

TEST_CASE("loops are decided by what they go over") {
  CHECK(decisive("objections.all(o, has(o.resolved))") ==
        "objections = [{\"what\": \"price\", \"resolved\": true}, {\"what\": \"delivery\"}]");
  CHECK(decisive("size(objections.filter(o, !has(o.resolved))) == 0") ==
        "size(objections.filter(o, !has(o.resolved))) = 1\n"
        "objections.filter(o, !has(o.resolved)) = [{\"what\": \"delivery\"}]");
}

TEST_CASE("the first item for which an all() does not hold is known") {
  const Deal deal;
  const auto failing = [&](const std::string& source) {
    const auto compiled = compile(source, deal.environment());
    REQUIRE(compiled.program);
    pipeline::base::Arena arena;
    Trace trace;
    (void)evaluate(*compiled.program, deal, arena, &trace);
    std::string text;
    for (const auto& item : failing_items(*compiled.program, trace))
      text += source.substr(item.list.begin, item.list.size()) + "[" + std::to_string(item.index) +
              "] ";
    return text;
  };
  CHECK(failing("objections.all(o, has(o.resolved))") == "objections[1] ");
  CHECK(failing("bids.all(b, b != 2) && objections.all(o, o.resolved)") ==
        "bids[2] objections[1] ");
  CHECK(failing("bids.all(b, b > 0)") == "");
  CHECK(failing("bids.exists(b, b > 7)") == "");
  CHECK(failing("bids.all(b, bids.all(c, c < 3))") == "bids[0] ");
}

TEST_CASE("of arithmetic the parts are shown as well as the result") {
  CHECK(decisive("amount * discount < 100000.0") ==
        "amount = 1250000.5\namount * discount = 312500.125\ndiscount = 0.25");
  CHECK(decisive("sign_date < today + days(7)") ==
        "sign_date = timestamp(\"2026-12-20T00:00:00Z\")\ntoday = "
        "timestamp(\"2026-11-23T00:00:00Z\")\n"
        "today + days(7) = timestamp(\"2026-11-30T00:00:00Z\")");
}

TEST_CASE("the host's functions are steps themselves") {
  CHECK(decisive("score('bid-risk') >= 60 && approved('X')") ==
        "score('bid-risk') = 40.0\napproved('X') = false");
}

TEST_CASE("what is written twice is said once") {
  CHECK(decisive("amount < 1 || amount < 2") == "amount = 1250000.5");
}

TEST_CASE(
    "every step that ran is kept, inner before outer, without literals and without the insides of "
    "loops") {
  const Deal deal;
  const std::string source = "amount < 1 && owner == '' || bids.all(b, b > 0)";
  const auto compiled = compile(source, deal.environment());
  pipeline::base::Arena arena;
  Trace trace;
  CHECK(evaluate(*compiled.program, deal, arena, &trace).is_true());
  std::string text;
  for (const auto& step : all_steps(*compiled.program, trace))
    text += source.substr(step.span.begin, step.span.size()) + " = " + to_string(step.value) + "\n";
  CHECK(text ==
        "amount = 1250000.5\namount < 1 = false\nowner = \"zhang.wei\"\nowner == '' = false\n"
        "amount < 1 && owner == '' = false\nbids = [3, 1, 2]\nbids.all(b, b > 0) = true\n" +
            source + " = true\n");
}

TEST_CASE("references are the paths that are read, each once") {
  CHECK(paths("budget.amount > 1 && deal.budget.amount > 1 || budget.amount < amount") ==
        "budget.amount deal.budget.amount amount");
  CHECK(paths("objections.all(o, o.what != owner)") == "objections owner");
  CHECK(paths("has(budget.note) && budget['status'] == 'planned'") == "budget.note budget.status");
  CHECK(paths("score('go-no-go') > 1.0") == "");
}
