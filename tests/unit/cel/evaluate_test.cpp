#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <thread>

#include "cel/faults.hpp"
#include "cel/program.hpp"
#include "unit/cel/fixture.hpp"

using namespace pipeline::cel;
using cel_tests::Deal;
using cel_tests::dynamic_result;
using cel_tests::result;

TEST_CASE("fields, comparisons and functions of the host give values") {
  CHECK(result("budget.amount >= 1000000") == "false");
  CHECK(result("budget.amount") == "800000.0");
  CHECK(result("deal.budget.status in ['planned']") == "true");
  CHECK(result("score('go-no-go') >= 60 && approved('INI-9') && !approved('X')") == "true");
  CHECK(result("size(objections.filter(o, !has(o.resolved))) == 0") == "false");
  CHECK(result("bids[0] + bids[1]") == "4");
  CHECK(result("budget['status']") == "\"planned\"");
}

TEST_CASE("has() asks whether a key is there") {
  CHECK(result("has(budget.amount)") == "true");
  CHECK(result("has(budget.note)") == "false");
  CHECK(result("has(empty.amount)") == "false");
  CHECK(result("has(deal.budget)") == "true");
}

TEST_CASE("reading what is missing is an error that names it") {
  CHECK(result("empty.amount > 1") == "empty.amount is missing @0-12");
  CHECK(result("deal.budget.note == ''") == "deal.budget.note is missing @0-16");
  CHECK(result("budget['note'] == ''") == "budget['note'] is missing @0-14");
  CHECK(result("bids[3]") == "there is no item 3 in a list of 3; counting starts at 0 @0-7");
  CHECK(result("bids[-1]") == "there is no item -1 in a list of 3; counting starts at 0 @0-8");
}

TEST_CASE("has() of something in what is missing is an error") {
  Deal deal;
  deal.forget("budget");
  CHECK(result("has(budget.amount)", deal) == "the variable is missing @4-10");
  CHECK(result("budget.amount > 1 || true", deal) == "true");
}

TEST_CASE("a side that decides absorbs the error of the other") {
  CHECK(result("empty.amount > 1 || amount > 1") == "true");
  CHECK(result("amount > 1 || empty.amount > 1") == "true");
  CHECK(result("empty.amount > 1 && amount < 1") == "false");
  CHECK(result("empty.amount > 1 && amount > 1") == "empty.amount is missing @0-12");
  CHECK(result("empty.amount > 1 || amount < 1") == "empty.amount is missing @0-12");
  CHECK(dynamic_result("1 || true") == "true");
  CHECK(dynamic_result("1 || false") == "'||' does not take int @0-10");
  CHECK(result("bids.exists(b, 6 / (b - 3) == -6)") == "true");
  CHECK(result("bids.all(b, 6 / (b - 3) == -3)") == "false");
  CHECK(result("bids.exists_one(b, 6 / (b - 3) == -6)") == "division by zero @19-30");
}

TEST_CASE("integers overflow as errors") {
  CHECK(result("9223372036854775807 + 1") == "the result of '+' does not fit into int @0-23");
  CHECK(result("-9223372036854775808 - 1") == "the result of '-' does not fit into int @0-24");
  CHECK(result("9223372036854775807 * 2") == "the result of '*' does not fit into int @0-23");
  CHECK(result("-9223372036854775808 / -1") == "the result of '/' does not fit into int @0-25");
  CHECK(result("-9223372036854775808 % -1") == "the result of '%' does not fit into int @0-25");
  CHECK(result("-(-9223372036854775808)") == "the result of '-' does not fit into int @0-23");
  CHECK(result("1 / 0") == "division by zero @0-5");
  CHECK(result("1.0 / 0.0") == "inf");
}

TEST_CASE("numbers compare by their exact values across types") {
  CHECK(result("9007199254740993 == 9007199254740992.0") == "false");
  CHECK(result("9007199254740993 > 9007199254740992.0") == "true");
  CHECK(result("9223372036854775807 < 9223372036854775808.0") == "true");
  CHECK(result("-1 < 0.5 && 1 > 0.5 && 1 == 1.0") == "true");
  CHECK(result("-0.5 < 0 && -1 < -0.5") == "true");
  CHECK(result("0.0 / 0.0 == 0.0 / 0.0") == "false");
  CHECK(result("1 < 0.0 / 0.0 || 1 >= 0.0 / 0.0") == "false");
  CHECK(result("{1: 'a'}[1.0]") == "\"a\"");
  CHECK(result("1.0 in [1, 2] && 3 in bids && !(4 in bids)") == "true");
}

TEST_CASE("lists and maps are equal by content") {
  CHECK(result("[1, 2.0] == [1.0, 2]") == "true");
  CHECK(result("{'a': [1], 'b': 2} == {'b': 2.0, 'a': [1]}") == "true");
  CHECK(result("{'a': 1} == {'b': 1}") == "false");
  CHECK(result("[1] + [2, 3] == [1, 2, 3]") == "true");
}

TEST_CASE("keys of a map are text, int or bool, each once") {
  CHECK(result("{'a': 1, 'a': 2}") == "the key \"a\" stands twice in a map @0-16");
  CHECK(dynamic_result("{1.5: 2}") ==
        "1.5 cannot be the key of a map; text, int and bool can @0-8");
  CHECK(result("{1.5: 2}") == "double cannot be the key of a map; text, int and bool can @1-4");
}

TEST_CASE("the macros loop over items, and over the keys of a map") {
  CHECK(result("bids.map(b, b * 10)") == "[30, 10, 20]");
  CHECK(result("bids.map(b, b > 1, b * 10)") == "[30, 20]");
  CHECK(result("bids.filter(b, b > 1)") == "[3, 2]");
  CHECK(result("bids.exists_one(b, b == 2)") == "true");
  CHECK(result("bids.all(b, bids.exists(c, c == b))") == "true");
  CHECK(result("budget.filter(k, k.startsWith('x_'))") == "[\"x_code\"]");
  CHECK(result("bids.map(b, bids.filter(c, c < b))") == "[[1, 2], [], [1]]");
}

TEST_CASE("texts are counted in characters and matched with RE2") {
  CHECK(result("size('电力 a')") == "4");
  CHECK(result("'电力'.contains('力') && 'abc'.startsWith('ab') && 'abc'.endsWith('bc')") ==
        "true");
  CHECK(result("owner.matches('^[a-z]+[.][a-z]+$')") == "true");
  CHECK(result("matches(owner, 'wei')") == "true");
  CHECK(dynamic_result("owner.matches('(')") ==
        "'(' is not a regular expression of RE2: missing ): ( @0-18");
}

TEST_CASE("conversions check their range") {
  CHECK(result("int('42') + int(2.9) + int(true ? -2.9 : 0.0)") == "42");
  CHECK(dynamic_result("int('4x')") == "'4x' cannot be read as int @0-9");
  CHECK(dynamic_result("int(1e19)") == "10000000000000000000.0 is out of the range of int @0-9");
  CHECK(result("double('1e3') + double(1)") == "1001.0");
  CHECK(result("string(12800000.0) + string(0.1) + string(7) + string(true)") ==
        "\"128000000.17true\"");
  CHECK(result("string(sign_date - today)") == "\"2332800s\"");
  CHECK(result("bool('True') && !bool('0')") == "true");
  CHECK(dynamic_result("bool('yes')") == "'yes' cannot be read as bool @0-11");
  CHECK(dynamic_result("timestamp('2026-02-30T00:00:00Z')") ==
        "'2026-02-30T00:00:00Z' cannot be read as timestamp @0-33");
  CHECK(dynamic_result("timestamp('10000-01-01T00:00:00Z')") ==
        "10000-01-01T00:00:00Z is out of the range of timestamp @0-34");
  CHECK(
      result(
          "type(today) == google.protobuf.Timestamp && type(1) == int && type(type(1)) == type") ==
      "true");
}

TEST_CASE("time adds up, and has the fields of a calendar in each time zone") {
  CHECK(result("today") == "timestamp(\"2026-11-23T00:00:00Z\")");
  CHECK(result("today + days(30)") == "timestamp(\"2026-12-23T00:00:00Z\")");
  CHECK(result("sign_date - today > days(26)") == "true");
  CHECK(result("sign_date - today < days(28)") == "true");
  CHECK(result("today.getDayOfWeek() == 1 && today.getMonth() == 10 && today.getDate() == 23") ==
        "true");
  CHECK(result("today.getHours('Asia/Shanghai') == 8 && today.getHours('-05:30') == 18") == "true");
  CHECK(result("today.getDate('America/New_York')") == "22");
  CHECK(dynamic_result("today.getHours('Mars/Olympus')") ==
        "'Mars/Olympus' is no time zone; write Asia/Shanghai or +08:00 @0-30");
  CHECK(dynamic_result("days(10000000)") == "10000000 is out of the range of duration @0-14");
  CHECK(result("duration('90m').getHours() == 1 && duration('1.5s').getMilliseconds() == 500") ==
        "true");
}

TEST_CASE("a name that does not exist errs only where it is read, if nothing was checked") {
  CHECK(dynamic_result("nothing || true") == "true");
  CHECK(dynamic_result("nothing") == "there is no variable 'nothing' @0-7");
  CHECK(dynamic_result("nothing(1)") == "there is no function 'nothing' @0-10");
  CHECK(dynamic_result("score(1)") == "'score' does not take int @0-8");
  CHECK(
      result("other + 1 == 2 || deal.x_n + 1 == 1").starts_with("'+' does not take null and int"));
  CHECK(dynamic_result("days_in_stage * discount") ==
        "'*' takes two of one type, not int and double; write double(days_in_stage) @0-24");
  CHECK(dynamic_result("amount + 1") ==
        "'+' takes two of one type, not double and int; write 1.0 @0-10");
}

TEST_CASE("work is bounded by the budget, even where an operator absorbs errors") {
  const Deal deal;
  const std::string ten = "[0,1,2,3,4,5,6,7,8,9]";
  std::string source = "true";
  for (const char name : {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'})
    source = ten + ".all(" + name + ", " + source + ")";
  const auto program = compile("(" + source + ") || true", deal.environment());
  REQUIRE(program.program);
  pipeline::base::Arena arena;
  const Value value = evaluate(*program.program, deal, arena);
  REQUIRE(value.is_error());
  CHECK(cel_tests::text_of(value.error())
            .starts_with("the expression takes more than 1000000 steps"));
  const auto cheap = compile("1 + 2", deal.environment());
  CHECK(evaluate(*cheap.program, deal, arena, nullptr, 3).integer() == 3);
  CHECK(evaluate(*cheap.program, deal, arena, nullptr, 2).is_error());
}

TEST_CASE("what an expression builds is bounded in size") {
  std::string source = "['0123456789abcdef']";
  for (int i = 0; i < 30; ++i) source += ".map(x, x + x)";
  CHECK(result(source).starts_with("'+' makes something larger than 1 MiB"));
  std::string lists = "[[1, 2, 3, 4]]";
  for (int i = 0; i < 30; ++i) lists += ".map(x, x + x)";
  CHECK(result(lists).starts_with("'+' makes something larger than 100000"));
}

TEST_CASE("one program runs on several threads at once") {
  const Deal deal;
  const auto compiled = compile(
      "owner.matches('^z') && objections.exists(o, has(o.resolved)) && "
      "today.getHours('Asia/Shanghai') == 8",
      deal.environment());
  REQUIRE(compiled.program);
  std::array<int, 4> holds{};
  std::vector<std::thread> threads;
  for (int& count : holds) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        pipeline::base::Arena arena;
        count += evaluate(*compiled.program, deal, arena).is_true() ? 1 : 0;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(holds == std::array<int, 4>{200, 200, 200, 200});
}

TEST_CASE("every kind has a name of its own under cel") {
  std::vector<std::string_view> names;
  for (const auto* kind : kinds()) {
    CHECK(kind->name.starts_with("cel."));
    CHECK(std::find(names.begin(), names.end(), kind->name) == names.end());
    names.push_back(kind->name);
  }
}
