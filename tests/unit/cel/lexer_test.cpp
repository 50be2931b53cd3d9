#include "cel/lexer.hpp"

#include <doctest/doctest.h>

#include "unit/cel/fixture.hpp"

using namespace pipeline::cel;

namespace {

std::string faults(std::string_view source) {
  std::string text;
  for (const auto& issue : tokenize(source).issues)
    text += (text.empty() ? "" : "\n") + cel_tests::text_of(issue);
  return text;
}

std::string first(std::string_view source) {
  return tokenize(source).tokens.front().text;
}

}  // namespace

TEST_CASE("escapes stand for their characters") {
  CHECK(first(R"('a\n\t\\\'\"\?\`b')") == "a\n\t\\'\"?`b");
  CHECK(first(R"('\x41\X42\103\u4e2d\U0001F600')") == "ABC中😀");
}

TEST_CASE("raw texts keep their backslashes") {
  CHECK(first(R"(r'\d+\')") == "\\d+\\");
  CHECK(first(R"(R"""a"b\n""")") == "a\"b\\n");
}

TEST_CASE("texts in three quotes run over lines and hold single quotes") {
  CHECK(first("'''it's\ntwo'''") == "it's\ntwo");
}

TEST_CASE("an unknown escape is told at its place, and all of them at once") {
  CHECK(faults(R"('\d \q')") ==
        "'\\d' is no escape sequence; write \\\\ for a backslash @1-3\n"
        "'\\q' is no escape sequence; write \\\\ for a backslash @4-6");
  CHECK(faults(R"('\ud800')") == "'\\u' is no escape sequence; write \\\\ for a backslash @1-3");
  CHECK(faults(R"('\x4')") == "'\\x' is no escape sequence; write \\\\ for a backslash @1-3");
}

TEST_CASE("a text that is not closed is told at its beginning") {
  CHECK(faults("a == 'b") == "this text has no closing ' @5-7");
  CHECK(faults("'a\nb'").starts_with("this text has no closing ' @0-2"));
  CHECK(faults("'''a'") == "this text has no closing ''' @0-5");
  CHECK(faults("a.`b") == "this text has no closing ` @2-4");
}

TEST_CASE("half an operator is completed") {
  CHECK(faults("a = 1") == "'=' is no operator; '==' is one @2-3");
  CHECK(faults("a & b | c") ==
        "'&' is no operator; '&&' is one @2-3\n'|' is no operator; '||' is one @6-7");
}

TEST_CASE("signs of a Chinese keyboard are understood well enough to name the right ones") {
  CHECK(faults("a＞1") == "'＞' has no meaning in an expression @1-4 (>?)");
  CHECK(faults("size（a）").starts_with("'（' has no meaning in an expression @4-7 ((?)"));
  CHECK(faults("a == “b”").starts_with("'“' has no meaning in an expression @5-8 (\"?)"));
  CHECK(faults("a ≥ 1") == "'≥' has no meaning in an expression @2-5 (>=?)");
  CHECK(faults("a ~ 1") == "'~' has no meaning in an expression @2-3");
}

TEST_CASE("names may be in any script") {
  CHECK(first("x_备注") == "x_备注");
  CHECK(faults("x_备注 == '无'") == "");
}

TEST_CASE("numbers have their forms, and letters that stick to one make it none") {
  CHECK(first("0x1F") == "0x1F");
  CHECK(first("1.5e-3") == "1.5e-3");
  CHECK(tokenize(".5").tokens.front().kind == TokenKind::floating);
  CHECK(tokenize("1.e").tokens.front().kind == TokenKind::integer);
  CHECK(faults("12abc") == "'12abc' is not a number @0-5");
  CHECK(faults("0x") == "'0x' is not a number @0-2");
  CHECK(faults("1万") == "'1万' is not a number @0-4");
}
