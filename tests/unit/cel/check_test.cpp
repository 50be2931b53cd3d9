#include "cel/check.hpp"

#include <doctest/doctest.h>

#include "cel/parser.hpp"
#include "unit/cel/fixture.hpp"

using namespace pipeline::cel;
using cel_tests::Deal;
using cel_tests::findings;

namespace {

std::string typed(std::string_view source) {
  const Deal deal;
  TypePool pool;
  const auto parsed = parse(source);
  const auto resolution = resolve(parsed.ast, deal.environment());
  const auto checked = check_types(parsed.ast, resolution, deal.environment(), nullptr, pool);
  return debug_text(parsed.ast, checked.types);
}

}  // namespace

TEST_CASE("every node gets its type") {
  CHECK(typed("budget.amount >= 1000000") ==
        ">=(select(budget#0~budget, amount)#1~double, 1000000#2~int)#3~bool");
  CHECK(typed("today - sign_date") == "-(today#0~timestamp, sign_date#1~timestamp)#2~duration");
  CHECK(typed("objections.filter(o, !has(o.resolved))") ==
        "filter(o: objections#0~list(objection), !(has(select(o#2~objection, "
        "resolved)#3~bool)#4~bool)#5~bool)#6~list(objection)");
  CHECK(typed("bids.map(b, string(b))[0]") ==
        "[](map(b: bids#0~list(int), string(b#2~int)#3~string)#4~list(string), 0#5~int)#6~string");
}

TEST_CASE("lists and maps of several types are of any") {
  CHECK(typed("[1, 'a']") == "[1#0~int, \"a\"#1~string]#2~list(any)");
  CHECK(typed("[importance, importance][0]").ends_with("~string"));
  CHECK(typed("{'a': 1, 'b': 2}").ends_with("~map(string, int)"));
  CHECK(typed("[]") == "[]#0~list(any)");
}

TEST_CASE("a name that does not exist is told with the nearest one, all in one run") {
  CHECK(findings("ammount > 1.0 && ownr == 'x'") ==
        "there is no variable 'ammount' @0-7 (amount?)\n"
        "there is no variable 'ownr' @17-21 (owner?)");
  CHECK(findings("scor('go-no-go') > 1.0") == "there is no function 'scor' @0-4 (score?)");
  CHECK(
      findings("bids.exist(b, b > 1)").starts_with("there is no function 'exist' @5-10 (exists?)"));
  CHECK(findings("has(ammount.x)") == "there is no variable 'ammount' @4-11 (amount?)");
}

TEST_CASE("a field that stands without its section is told with it") {
  CHECK(findings("status == 'planned'") == "there is no variable 'status' @0-6 (budget.status?)");
  CHECK(findings("x_code == 'B-7'") == "there is no variable 'x_code' @0-6 (deal.x_code?)");
}

TEST_CASE("a record has its declared fields, and x_ keys where it is open") {
  CHECK(findings("budget.amout > 1") == "budget has no field 'amout' @7-12 (amount?)");
  CHECK(findings("budget.x_own == 1") == "");
  CHECK(findings("budget['amout'] > 1") == "budget has no field 'amout' @7-14 (amount?)");
  CHECK(findings("'amout' in budget") == "budget has no field 'amout' @0-7 (amount?)");
  CHECK(findings("has(deal.budget.statu)") == "budget has no field 'statu' @16-21 (status?)");
  CHECK(findings("objections.all(o, o.wat == '')") ==
        "objection has no field 'wat' @20-23 (what?)");
  CHECK(findings("owner.name == ''") == "'owner' is string and has no fields @0-5");
}

TEST_CASE("arithmetic needs one type and says what to write") {
  CHECK(findings("amount + 1 > 2") ==
        "'+' takes two of one type, not double and int; write 1.0 @0-10");
  CHECK(findings("2 * discount > 1") ==
        "'*' takes two of one type, not int and double; write 2.0 @0-12");
  CHECK(findings("amount / days_in_stage > 1") ==
        "'/' takes two of one type, not double and int; write double(days_in_stage) @0-22");
  CHECK(findings("owner + 1 == ''") == "'+' does not take string and int @0-9");
  CHECK(findings("amount % 2.0 == 0") == "'%' does not take double and double @0-12");
  CHECK(findings("-owner == ''") == "'-' takes int, double, not string @1-6");
}

TEST_CASE("time and numbers meet through days()") {
  CHECK(findings("sign_date < today + 30") ==
        "'+' does not take timestamp and int; write days(30) @12-22");
  CHECK(findings("today - sign_date > 30") ==
        "'>' does not take duration and int; write days(30) @0-22");
  CHECK(findings("today - sign_date > days(30)") == "");
}

TEST_CASE("numbers of different types compare, texts and numbers do not") {
  CHECK(findings("amount >= 1000000") == "");
  CHECK(findings("owner == 1") == "'==' does not take string and int @0-10");
  CHECK(findings("bids == ['a']") == "'==' does not take list(int) and list(string) @0-13");
  CHECK(findings("bids < bids") == "'<' does not take list(int) and list(int) @0-11");
  CHECK(findings("owner == null") == "'owner' is never null @0-13");
  CHECK(findings("other == null && other > 1 && other == 'a'") == "");
}

TEST_CASE("a literal that an enum cannot have is told") {
  CHECK(
      findings("importance == 'V'").starts_with("'V' is not among the values NI, N, I, VI @14-17"));
  CHECK(findings("'VII' != importance") == "'VII' is not among the values NI, N, I, VI @0-5 (VI?)");
  CHECK(findings("importance in ['I', 'Vl']") ==
        "'Vl' is not among the values NI, N, I, VI @20-24 (VI?)");
  CHECK(findings("budget.status == 'planed'") ==
        "'planed' is not among the values unknown, planned @17-25 (planned?)");
  CHECK(findings("'X' in [importance]") == "'X' is not among the values NI, N, I, VI @0-3");
  CHECK(findings("importance + 'x' == 'y'") == "");
  CHECK(findings("score('go-nogo') > 60") ==
        "'go-nogo' is not among the values go-no-go, bid-risk @6-15 (go-no-go?)");
}

TEST_CASE("conditions are bools") {
  CHECK(findings("amount && true") == "'&&' takes bool, not double @0-6");
  CHECK(findings("!owner") == "'!' takes bool, not string @1-6");
  CHECK(findings("owner ? 1 : 2") == "'?:' takes bool, not string @0-5");
  CHECK(findings("bids.filter(b, b)") == "'filter' takes bool, not int @15-16");
  CHECK(findings("amount > 1 ? 1 : 'a'") ==
        "both sides of ':' need one type, and are int and string @0-20");
}

TEST_CASE("the result has the type that is expected") {
  const Deal deal;
  CHECK(findings("amount", deal.type(TypeKind::boolean)) ==
        "the expression gives double, and bool is wanted @0-6");
  CHECK(findings("other", deal.type(TypeKind::boolean)) == "");
}

TEST_CASE("functions take their types") {
  CHECK(findings("size(amount) > 1") == "size() takes string, list, map, not double @5-11");
  CHECK(findings("owner.startsWith(1)") == "startsWith() takes string, not int @17-18");
  CHECK(findings("approved(1)") == "approved() takes string, not int @9-10");
  CHECK(findings("approved()") == "arguments of approved(): 0 found, 1 wanted @0-8");
  CHECK(findings("startsWith(owner, 'a')") == "startsWith() is called as x.startsWith(…) @0-10");
  CHECK(findings("owner.int() == 1") == "int() is called as int(x) @6-9");
  CHECK(findings("owner.score()  == 1") == "score() is called as score(…) @6-11");
  CHECK(findings("filter(bids)") == "filter() is called as x.filter(…) @0-6");
  CHECK(findings("today.getHours('UTC', 1) == 1") ==
        "arguments of getHours(): 2 found, 0–1 wanted @6-14");
}

TEST_CASE("dyn, uint and bytes are named as outside of the language") {
  CHECK(findings("dyn(1) == 1") == "dyn() is not part of this expression language @0-3");
  CHECK(findings("uint(1) == 1") == "uint() is not part of this expression language @0-4");
  CHECK(findings("type('a') == bytes") == "bytes is not part of this expression language @13-18");
}

TEST_CASE("a literal pattern is checked") {
  CHECK(findings("owner.matches('a(')") ==
        "'a(' is not a regular expression of RE2: missing ): a( @14-18");
}

TEST_CASE("a literal that no conversion can read is told before anything runs") {
  CHECK(findings("int('4x') == 4") == "'4x' cannot be read as int @4-8");
  CHECK(findings("today > timestamp('2026-11-23')") ==
        "'2026-11-23' cannot be read as timestamp @18-30");
  CHECK(findings("timestamp('10000-01-01T00:00:00Z') > today") ==
        "10000-01-01T00:00:00Z is out of the range of timestamp @10-33");
  CHECK(findings("duration('30 days') > days(1)") == "'30 days' cannot be read as duration @9-18");
  CHECK(findings("days(10000000) > days(1)") == "10000000 is out of the range of duration @5-13");
  CHECK(findings("today.getHours('Mars/Olympus') == 1") ==
        "'Mars/Olympus' is no time zone; write Asia/Shanghai or +08:00 @15-29");
  CHECK(findings("today.getHours('Asia/Shanghai') == 8 && int('4') == 4 && int(owner) == 4") == "");
}

TEST_CASE("loops go over lists and maps") {
  CHECK(findings("amount.all(a, a > 1)") == "all() goes over a list or map, not double @0-6");
  CHECK(findings("budget.all(key, key != '')") == "");
  CHECK(findings("bids.all(b, b.x == 1)") == "'b' is int and has no fields @12-13");
}

TEST_CASE(
    "a loop's variable hides a variable of the same name, unless it is asked for with a dot") {
  CHECK(findings("bids.all(owner, owner > 1)") == "");
  CHECK(findings("bids.all(owner, .owner > 1)") == "'>' does not take string and int @16-26");
}

TEST_CASE("one fault causes no second one") {
  CHECK(findings("nothing.at.all + 1 > 'a' && budget.x == 1") ==
        "there is no variable 'nothing' @0-7\nbudget has no field 'x' @35-36");
}

TEST_CASE("types are written as CEL writes them") {
  TypePool pool;
  CHECK(to_string(pool.map(pool.simple(TypeKind::string), pool.list(pool.simple(TypeKind::any)))) ==
        "map(string, list(any))");
}
