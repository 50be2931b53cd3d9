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
  for (const auto& reading : readings(*compiled.program))
    text += std::string(text.empty() ? "" : " ") + (reading.function ? "call:" : "") +
            reading.path + (reading.guarded ? "?" : "");
  return text;
}

}  // namespace

TEST_CASE("a comparison is decided by its operands that are no literals") {
  CHECK(decisive("budget.amount >= 1000000") == "budget.amount = 800000.0 < 1000000");
  CHECK(decisive("1000000 <= budget.amount") == "budget.amount = 800000.0 < 1000000");
  CHECK(decisive("budget.amount >= amount") == "budget.amount = 800000.0\namount = 1250000.5");
  CHECK(decisive("importance in ['VI']") == "importance = \"I\"");
  CHECK(decisive("owner.startsWith('li')") == "owner = \"zhang.wei\"");
}

TEST_CASE("of a conjunction that does not hold, the sides that do not hold decide") {
  CHECK(decisive("owner != '' && budget.amount > 1000000 && days_in_stage < 3") ==
        "budget.amount = 800000.0 <= 1000000\ndays_in_stage = 12 >= 3");
  CHECK(decisive("owner != '' && budget.amount > 1") ==
        "owner = \"zhang.wei\"\nbudget.amount = 800000.0 > 1");
}

TEST_CASE("an error that another side guards against explains nothing") {
  CHECK(decisive("size(bids) > 5 && bids[5] > 1") == "size(bids) = 3 <= 5");
  CHECK(decisive("empty.amount > 1 && days_in_stage < 3") ==
        "empty.amount: empty.amount is missing @0-12\ndays_in_stage = 12 >= 3");
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
  CHECK(decisive("amount < 1 || days_in_stage < 1") ==
        "amount = 1250000.5 >= 1\ndays_in_stage = 12 >= 1");
  CHECK(decisive("amount > 1 || days_in_stage < 1") == "amount = 1250000.5 > 1");
  CHECK(decisive("empty.amount > 1 || days_in_stage > 1") == "days_in_stage = 12 > 1");
}

TEST_CASE("an error is a step at its place") {
  CHECK(decisive("owner != '' && empty.amount > 1") ==
        "empty.amount: empty.amount is missing @15-27");
  CHECK(decisive("empty.amount > 1 || amount < 1") ==
        "empty.amount: empty.amount is missing @0-12\namount = 1250000.5 >= 1");
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
        "budget.amount = 800000.0 <= 1000000");
  CHECK(decisive("days_in_stage > 3 ? false : amount > 1") == "days_in_stage = 12 > 3");
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
        "amount = 1250000.5\namount * discount = 312500.125 >= 100000.0\ndiscount = 0.25");
  CHECK(decisive("sign_date < today + days(7)") ==
        "sign_date = timestamp(\"2026-12-20T00:00:00Z\")\ntoday = "
        "timestamp(\"2026-11-23T00:00:00Z\")\n"
        "today + days(7) = timestamp(\"2026-11-30T00:00:00Z\")");
}

TEST_CASE("the host's functions are steps themselves") {
  CHECK(decisive("score('bid-risk') >= 60 && approved('X')") ==
        "score('bid-risk') = 40.0 < 60\napproved('X') = false");
}

TEST_CASE("what is written twice is said once") {
  CHECK(decisive("amount < 1 || amount < 2") == "amount = 1250000.5 >= 1");
}

TEST_CASE("the outline has every part but literals, outer before inner, and the rounds of loops") {
  const Deal deal;
  const std::string source =
      "amount < 1 && owner == '' || bids.all(b, b > 0) && (true ? amount : 1.0) > 2";
  const auto compiled = compile(source, deal.environment());
  pipeline::base::Arena arena;
  Trace trace;
  CHECK(evaluate(*compiled.program, deal, arena, &trace).is_true());
  std::string text;
  for (const auto& step : outline(*compiled.program, trace)) {
    text += std::string(step.depth, ' ') + source.substr(step.span.begin, step.span.size()) +
            (step.value ? " = " + to_string(*step.value) : " ?") + "\n";
    for (const auto& round : step.rounds)
      text += std::string(step.depth, ' ') + " [" + std::to_string(round.index) + "] " +
              to_string(round.item) + " -> " + to_string(round.value) + "\n";
  }
  CHECK(text == source + " = true\n" +
                    " amount < 1 && owner == '' = false\n"
                    "  amount < 1 = false\n"
                    "   amount = 1250000.5\n"
                    "  owner == '' = false\n"
                    "   owner = \"zhang.wei\"\n"
                    " bids.all(b, b > 0) && (true ? amount : 1.0) > 2 = true\n"
                    "  bids.all(b, b > 0) = true\n"
                    "   [0] 3 -> true\n"
                    "   [1] 1 -> true\n"
                    "   [2] 2 -> true\n"
                    "   bids = [3, 1, 2]\n"
                    "  (true ? amount : 1.0) > 2 = true\n"
                    "   true ? amount : 1.0 = 1250000.5\n"
                    "    amount = 1250000.5\n");
}

TEST_CASE("readings are the paths and the host's functions that an expression asks") {
  CHECK(paths("budget.amount > 1 && deal.budget.amount > 1 || budget.amount < amount") ==
        "budget.amount deal.budget.amount budget.amount amount");
  CHECK(paths("objections.all(o, o.what != owner)") == "objections owner");
  CHECK(paths("score('go-no-go') > 1.0 && approved('INI-9')") == "call:go-no-go call:INI-9");
}

TEST_CASE("a reading is guarded where the expression asks first whether it is there") {
  CHECK(paths("has(budget.note) && budget['status'] == 'planned'") == "budget.note? budget.status");
  CHECK(paths("has(budget.note) && budget.note == 'x'") == "budget.note? budget.note?");
  CHECK(paths("budget.note == 'x' && has(budget.note)") == "budget.note? budget.note?");
  CHECK(paths("!has(budget.note) || budget.note == 'x'") == "budget.note? budget.note?");
  CHECK(paths("has(budget.note) || budget.note == 'x'") == "budget.note? budget.note");
  CHECK(paths("has(budget.note) ? budget.note == 'x' : budget.note == 'y'") ==
        "budget.note? budget.note? budget.note");
  CHECK(paths("!(has(budget.note) && budget.note == 'x')") == "budget.note? budget.note?");
}

TEST_CASE("what an expression asks for must be there for it to come out true") {
  const Deal deal;
  const auto asked = [&](std::string_view source) {
    const auto compiled = compile(source, deal.environment());
    REQUIRE(compiled.program);
    std::string text;
    for (const auto& path : asks_for(*compiled.program)) text += path + " ";
    return text;
  };
  CHECK(asked("has(budget.note) && amount > 1") == "budget.note ");
  CHECK(asked("has(budget.note) || amount > 1") == "");
  CHECK(asked("!(!has(budget.note) || amount > 1)") == "budget.note ");
}
