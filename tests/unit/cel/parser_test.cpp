#include "cel/parser.hpp"

#include <doctest/doctest.h>

#include "unit/cel/fixture.hpp"

using namespace pipeline::cel;

namespace {

/// The tree on a line, or the first finding.
std::string parsed(std::string_view source) {
  const auto result = parse(source);
  return result.issues.empty() ? debug_text(result.ast) : cel_tests::text_of(result.issues.front());
}

}  // namespace

TEST_CASE("operators bind as strongly as CEL says, and to the left") {
  CHECK(parsed("1 + 2 * 3") == "+(1#0, *(2#1, 3#2)#3)#4");
  CHECK(parsed("a - b - c") == "-(-(a#0, b#1)#2, c#3)#4");
  CHECK(parsed("a + 1 < 3 && !b || c") == "||(&&(<(+(a#0, 1#1)#2, 3#3)#4, !(b#5)#6)#7, c#8)#9");
  CHECK(parsed("(1 + 2) * 3") == "*(+(1#0, 2#1)#2, 3#3)#4");
  CHECK(parsed("x in [1, 2]") == "in(x#0, [1#1, 2#2]#3)#4");
}

TEST_CASE("the conditional binds to the right") {
  CHECK(parsed("a ? 1 : b ? 2 : 3") == "?:(a#0, 1#1, ?:(b#2, 2#3, 3#4)#5)#6");
}

TEST_CASE("chains of && and || are one node") {
  CHECK(parsed("a && b && c") == "&&(a#0, b#1, c#2)#3");
  CHECK(parsed("a && (b && c)") == "&&(a#0, &&(b#1, c#2)#3)#4");
}

TEST_CASE("a minus before a number belongs to it") {
  CHECK(parsed("-9223372036854775808") == "-9223372036854775808#0");
  CHECK(parsed("- 5") == "-5#0");
  CHECK(parsed("1 - 5") == "-(1#0, 5#1)#2");
  CHECK(parsed("--5") == "-(-5#0)#1");
  CHECK(parsed("-a") == "-(a#0)#1");
  CHECK(parsed("!-1.5") == "!(-1.5#0)#1");
}

TEST_CASE("selections, indexes and calls follow each other") {
  CHECK(parsed("a.b[0].c(1)") == ".c([](select(a#0, b)#1, 0#2)#3, 1#4)#5");
  CHECK(parsed("a.`b-c`.d") == "select(select(a#0, b-c)#1, d)#2");
  CHECK(parsed(".a.b") == "select(.a#0, b)#1");
  CHECK(parsed("size(a)") == "size(a#0)#1");
}

TEST_CASE("macros become nodes of their own") {
  CHECK(parsed("has(a.b)") == "has(select(a#0, b)#1)#2");
  CHECK(parsed("l.all(x, x > 0)") == "all(x: l#0, >(x#2, 0#3)#4)#5");
  CHECK(parsed("l.map(x, x + 1)") == "map(x: l#0, +(x#2, 1#3)#4)#5");
  CHECK(parsed("l.map(x, x > 0, x)") == "map(x: l#0, >(x#2, 0#3)#4, x#5)#6");
  CHECK(parsed("l.filter(x, true)") == "filter(x: l#0, true#2)#3");
}

TEST_CASE("a macro that is used wrongly says how it is used") {
  CHECK(parsed("has(a)") == "has() takes a selection such as has(deal.amount), not 'a' @4-5");
  CHECK(parsed("has(a.b, c)") == "arguments of has(): 2 found, 1 wanted @0-3");
  CHECK(parsed("l.all(x)") == "arguments of all(): 1 found, 2 wanted @2-5");
  CHECK(parsed("l.map(x)") == "arguments of map(): 1 found, 2–3 wanted @2-5");
  CHECK(parsed("l.exists(a.b, true)") ==
        "the first argument of exists() is a name for the items, not 'a.b' @9-12");
}

TEST_CASE("lists and maps may end with a comma") {
  CHECK(parsed("[1, 2,]") == "[1#0, 2#1]#2");
  CHECK(parsed("{'a': 1,}") == "{\"a\"#0, 1#1}#2");
  CHECK(parsed("[]") == "[]#0");
  CHECK(parsed("{}") == "{}#0");
}

TEST_CASE("comments run to the end of the line") {
  CHECK(parsed("1 + // one\n 2") == "+(1#0, 2#1)#2");
}

TEST_CASE("spans count bytes of the source and include brackets only from outside") {
  const auto result = parse("(a + b) * 2");
  const Ast& ast = result.ast;
  CHECK(ast.text(ast[ast.root].span) == "(a + b) * 2");
  CHECK(ast.text(ast[ast.children_of(ast.root)[0]].span) == "a + b");
  CHECK(ast.text(ast[ast.root].name_span) == "*");
}

TEST_CASE("what is wanted is said where it is missing") {
  CHECK(parsed("") == "there is no expression @0-0");
  CHECK(parsed("  // nothing") == "there is no expression @12-12");
  CHECK(parsed("1 +") == "the expression ends where a value is wanted @3-3");
  CHECK(parsed("(1 + 2") == "'(' is not closed @0-1");
  CHECK(parsed("f(1, [2)") == "')' found, an operator, ',' or ']' wanted @7-8");
  CHECK(parsed("a b") == "'b' found, an operator or the end wanted @2-3");
  CHECK(parsed("a and b") == "'and' found, an operator or the end wanted @2-5 (&&?)");
  CHECK(parsed("a ? b") == "the expression ends where ':' and what holds otherwise is wanted @5-5");
  CHECK(parsed("a.1") == "'.1' found, an operator or the end wanted @1-3");
  CHECK(parsed("a.") == "the expression ends where the name of a field or function is wanted @2-2");
  CHECK(parsed("{1}") == "'}' found, ':' and the value of the key wanted @2-3");
}

TEST_CASE("reserved words name fields and member functions, but no variables") {
  CHECK(parsed("if") == "'if' is a reserved word and cannot name a variable @0-2");
  CHECK(parsed("a.if") == "select(a#0, if)#1");
  CHECK(parsed("a.for()") == ".for(a#0)#1");
}

TEST_CASE("what is not in the profile is named") {
  CHECK(parsed("1u") == "uint is not part of this expression language @0-2");
  CHECK(parsed("b'x'") == "bytes is not part of this expression language @0-4");
  CHECK(parsed("Deal{a: 1}") ==
        "building a message with {…} is not part of this expression language @4-5");
}

TEST_CASE("100,000 open brackets are refused, not followed") {
  CHECK(parsed(std::string(100'000, '(')) ==
        "the expression has 100000 bytes, and 65536 are the most @0-0");
  CHECK(parsed(std::string(60'000, '(')) ==
        "the expression is nested more than 250 levels deep @250-251");
  CHECK(parsed(std::string(60'000, '[')) ==
        "the expression is nested more than 250 levels deep @250-251");
  CHECK(parsed(std::string(60'000, '!') + "a") ==
        "the expression is nested more than 250 levels deep @59750-60001");
}

TEST_CASE("250 levels are not too deep") {
  const std::string open(249, '(');
  CHECK(parsed(open + "1" + std::string(249, ')')) == "1#0");
  CHECK(parsed(std::string(249, '!') + "true").substr(0, 6) == "!(!(!(");
}

TEST_CASE("a tree that grows to the left is limited too") {
  std::string sum = "1";
  for (int i = 0; i < 1000; ++i) sum += "+1";
  CHECK(parsed(sum) == "the expression is nested more than 250 levels deep @0-501");
  std::string chain = "a";
  for (int i = 0; i < 1000; ++i) chain += "&&a";
  CHECK(parsed(chain).ends_with(")#1001"));
}
