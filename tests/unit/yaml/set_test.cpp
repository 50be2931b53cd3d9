#include <doctest/doctest.h>

#include "unit/yaml/editing.hpp"

using namespace yaml_tests;

TEST_CASE("a value is replaced in its place, and what stands behind it stays") {
  CHECK(edited("stage: bid  # since May\nname: x\n", set("stage", "negotiate")) ==
        "stage: negotiate  # since May\nname: x\n");
  CHECK(edited("# 头\n\nname:   华东  # 大区\n\n# foot\n", set("name", "华南电网")) ==
        "# 头\n\nname:   华南电网  # 大区\n\n# foot\n");
  CHECK(edited("a:\n  b: 1 # one\n  c: 2\n", set("a.b", Value::plain("10"))) ==
        "a:\n  b: 10 # one\n  c: 2\n");
  CHECK(edited("a : 1\n", set("a", Value::plain("2"))) == "a : 2\n");
  CHECK(edited("note:\n  on a line of its own # c\nb: 1\n", set("note", "new")) ==
        "note:\n  new # c\nb: 1\n");
}

TEST_CASE("line ends, a byte order mark and a missing final newline stay") {
  CHECK(edited("a: 1\r\nb: 2\r\nc: 3\r\n", set("b", Value::plain("9"))) ==
        "a: 1\r\nb: 9\r\nc: 3\r\n");
  CHECK(edited("\xEF\xBB\xBF"
               "a: 1\nb: 2\n",
               set("a", Value::plain("7"))) ==
        "\xEF\xBB\xBF"
        "a: 7\nb: 2\n");
  CHECK(edited("a: 1\nb: 2", set("b", Value::plain("3"))) == "a: 1\nb: 3");
  CHECK(edited("a: 1\nb: 2", set("c", Value::plain("3"))) == "a: 1\nb: 2\nc: 3");
  CHECK(edited("a: 1\r\nb: 2", set("c", Value::plain("3"))) == "a: 1\r\nb: 2\r\nc: 3");
  CHECK(edited("a: 1\r\n", set("b", "x\ny\n")) == "a: 1\r\nb: |\r\n  x\r\n  y\r\n");
}

TEST_CASE("a replaced text keeps its quotes") {
  CHECK(edited("name: \"old\" # c\n", set("name", "new")) == "name: \"new\" # c\n");
  CHECK(edited("name: 'it''s'\n", set("name", "that's")) == "name: 'that''s'\n");
  CHECK(edited("with: ['李总', \"王\"]\n", set("with[1]", "张")) == "with: ['李总', \"张\"]\n");
  CHECK(edited("{\"name\": \"a\"}\n", set("name", "b")) == "{\"name\": \"b\"}\n");
}

TEST_CASE("a text that would read as another type or as nothing is quoted") {
  for (const char* text : {"123", "-1.5", "true", "null", "~", "0x1F", "1e3", ".inf", "no", "Yes",
                           "", "0123", "1_000", "12:30", "-0.50"})
    CHECK(edited("a: x\n", set("a", text)) == "a: \"" + std::string(text) + "\"\n");
  for (const char* text : {"2026-11-23", "55%", "150000.50 USD", "1.2.3", "a#b", "http://x/y"})
    CHECK(edited("a: x\n", set("a", text)) == "a: " + std::string(text) + "\n");
  for (const char* text :
       {"a: b", "a #b", "- a", "[a", "&a", "*a", "!a", "%a", "@a", "a:", "? a", "'a"})
    CHECK(edited("a: x\n", set("a", text)) == "a: \"" + std::string(text) + "\"\n");
  CHECK(edited("a: x\n", set("a", " lead and trail ")) == "a: \" lead and trail \"\n");
  CHECK(edited("a: x\n", set("a", "tab\there")) == "a: \"tab\\there\"\n");
  CHECK(edited("a: x\n", set("a", "emoji 😀 与 中文：好")) == "a: emoji 😀 与 中文：好\n");
}

TEST_CASE("where every text is quoted, so is a new one") {
  CHECK(edited("a: 'x'\nb: 'y'\nc: 5\n", set("d", "z")) == "a: 'x'\nb: 'y'\nc: 5\nd: 'z'\n");
  CHECK(edited("a: 'x'\nb: y\n", set("d", "z")) == "a: 'x'\nb: y\nd: z\n");
  CHECK(edited("a: 'x: y'\nb: 5\n", set("d", "z")) == "a: 'x: y'\nb: 5\nd: z\n");
  CHECK(edited("a: \"x\"\nb: 2026-11-23\n", set("b", "later")) == "a: \"x\"\nb: \"later\"\n");
  CHECK(edited("{\"a\":1}\n", set("b", "z")) == "{\"a\":1, \"b\":\"z\"}\n");
}

TEST_CASE("a text of several lines is quoted where comments below would become part of it") {
  CHECK(edited("a: x\n    # of a\nb: 1\n", set("a", "one\ntwo")) ==
        "a: \"one\\ntwo\"\n    # of a\nb: 1\n");
  CHECK(edited("a:\n    # of a\nb: 1\n", set("a.c", "one\ntwo")) ==
        "a:\n  c: \"one\\ntwo\"\n    # of a\nb: 1\n");
  CHECK(edited("l:\n  - x\n      # of x\n", set("l[0]", "one\ntwo")) ==
        "l:\n  - \"one\\ntwo\"\n      # of x\n");
}

TEST_CASE("in brackets a text with brackets, commas or colons is quoted") {
  CHECK(edited("a: {b: x, c: y}\n", set("a.b", "p, q")) == "a: {b: \"p, q\", c: y}\n");
  CHECK(edited("a: [x, y]\n", set("a[1]", "p]q")) == "a: [x, \"p]q\"]\n");
  CHECK(edited("a: [x]\n", append("a", Value::text("p, q"))) == "a: [x, \"p, q\"]\n");
  CHECK(edited("a: {b: x}\n", set("a.c", "{d}")) == "a: {b: x, c: \"{d}\"}\n");
  CHECK(edited("a: {b: x}\n", set("a.\"c,d\"", "z")) == "a: {b: x, \"c,d\": z}\n");
  CHECK(edited("a: {b: x}\nc: y\n", {set("a.b", "http://x?y"), set("c", "http://x?y")}) ==
        "a: {b: \"http://x?y\"}\nc: http://x?y\n");
  CHECK(edited("a: {b: x}\n", set("a.b", "l1\nl2\n")) == "a: {b: \"l1\\nl2\\n\"}\n");
}

TEST_CASE(
    "text of several lines becomes a literal block, and its comment moves to the first line") {
  CHECK(edited("note: x\nb: 1\n", set("note", "one\ntwo")) == "note: |-\n  one\n  two\nb: 1\n");
  CHECK(edited("note: x  # why\nb: 1\n", set("note", "one\ntwo\n")) ==
        "note: |  # why\n  one\n  two\nb: 1\n");
  CHECK(edited("a:\n    note: x\n    b: 1\n", set("a.note", "one\n\n  two\n")) ==
        "a:\n    note: |\n        one\n\n          two\n    b: 1\n");
  CHECK(edited("list:\n- x\n- y\n", set("list[0]", "one\ntwo")) ==
        "list:\n- |-\n  one\n  two\n- y\n");
  // A block text that keeps its line ends would take in the blank lines that follow it.
  CHECK(edited("a: x\n\nb: 1\n", set("a", "one\n\n")) == "a: \"one\\n\\n\"\n\nb: 1\n");
  CHECK(edited("a: x\n", set("a", "one\n\ttab\n")) == "a: |\n  one\n  \ttab\n");
  CHECK(edited("a: x\n", set("a", "\n\n")) == "a: \"\\n\\n\"\n");
  CHECK(edited("a: x\n", set("a", "  lead\ntwo")) == "a: \"  lead\\ntwo\"\n");
}

TEST_CASE("a block text is replaced without the blank lines behind it") {
  CHECK(edited("note: |\n  one\n  two\n\nb: 1\n", set("note", "x")) == "note: x\n\nb: 1\n");
  CHECK(edited("note: >-  # why\n  one\n  two\n\nb: 1\n", set("note", "x")) ==
        "note: x  # why\n\nb: 1\n");
  CHECK(edited("note: |\n  one\n\n\nb: 1\n", set("note", "p\nq\n")) ==
        "note: |\n  p\n  q\n\n\nb: 1\n");
  CHECK(edited("note: |+\n  one\n\nb: 1\n", set("note", "x")) == "note: x\nb: 1\n");
  CHECK(edited("note: |\n  one", set("note", "x")) == "note: x");
  CHECK(edited("note: plain text\n  over two lines # c\nb: 1\n", set("note", "x")) ==
        "note: x # c\nb: 1\n");
}

TEST_CASE("a missing value is filled in, in front of its comment") {
  CHECK(edited("a:\nb: 1\n", set("a", "x")) == "a: x\nb: 1\n");
  CHECK(edited("a:   # c\nb: 1\n", set("a", "x")) == "a: x   # c\nb: 1\n");
  CHECK(edited("a: \nb: 1\n", set("a", "x")) == "a: x\nb: 1\n");
  CHECK(edited("a:", set("a", "x")) == "a: x");
  CHECK(edited("a: ~ # c\n", set("a", "x")) == "a: x # c\n");
  CHECK(edited("- \n- b\n", set("b", "x")) == "[yaml.no-such-path]");
  CHECK(edited("l:\n  -\n  - b\n", set("l[0]", "x")) == "l:\n  - x\n  - b\n");
  CHECK(edited("l: {a: , b}\n", {set("l.a", "x"), set("l.b", "z")}) == "l: {a: x, b: z}\n");
  CHECK(edited("a: x # c\n", set("a", Value::plain(""))) == "a: # c\n");
}

TEST_CASE("a new key goes behind its neighbours and is indented as they are") {
  CHECK(edited("a:\n   b: 1\n   c: 2 # two\n\nd: 1\n", set("a.x", Value::plain("3"))) ==
        "a:\n   b: 1\n   c: 2 # two\n   x: 3\n\nd: 1\n");
  CHECK(edited("list:\n  -   a: 1\n      b: 2\n", set("list[0].c", Value::plain("3"))) ==
        "list:\n  -   a: 1\n      b: 2\n      c: 3\n");
  CHECK(edited("a: {b: 1}\n", set("a.c", Value::plain("2"))) == "a: {b: 1, c: 2}\n");
  CHECK(edited("a: { b: 1 }\n", set("a.c", Value::plain("2"))) == "a: { b: 1, c: 2 }\n");
  CHECK(edited("a: {}\n", set("a.c", Value::plain("2"))) == "a: {c: 2}\n");
  CHECK(edited("a: {\n  b: 1,  # one\n  c: 2  # two\n}\n", set("a.d", Value::plain("3"))) ==
        "a: {\n  b: 1,  # one\n  c: 2,  # two\n  d: 3\n}\n");
  CHECK(edited("note: |\n  text\n\nb: 1\n", set("x", Value::plain("1"), {"b"})) ==
        "note: |\n  text\nx: 1\n\nb: 1\n");
  CHECK(edited("a: 1\n", set("x y: z", "v")) == "a: 1\n\"x y: z\": v\n");
}

TEST_CASE("a new top-level key goes before the first of the keys that follow it") {
  CHECK(
      edited("a: 1\n\n# the moves\nhistory: []\n", set("b", Value::plain("2"), {"x", "history"})) ==
      "a: 1\nb: 2\n\n# the moves\nhistory: []\n");
  CHECK(edited("# head\n\n# the moves\nhistory: []\n", set("b", Value::plain("2"), {"history"})) ==
        "# head\n\nb: 2\n# the moves\nhistory: []\n");
  CHECK(edited("# head\nhistory: []\n", set("b", Value::plain("2"), {"history"})) ==
        "# head\nb: 2\nhistory: []\n");
  CHECK(edited("\xEF\xBB\xBFhistory: []\r\n", set("b", Value::plain("2"), {"history"})) ==
        "\xEF\xBB\xBF"
        "b: 2\r\nhistory: []\r\n");
  CHECK(edited("---\nhistory: []\n", set("b", Value::plain("2"), {"history"})) ==
        "---\nb: 2\nhistory: []\n");
  CHECK(edited("a: 1\n# end\n", set("b", Value::plain("2"), {"history"})) == "a: 1\nb: 2\n# end\n");
  CHECK(edited("a: 1\nz: 1\n...\n", set("b", Value::plain("2"))) == "a: 1\nz: 1\nb: 2\n...\n");
}

TEST_CASE("a section that is missing or empty is made in block style") {
  CHECK(edited("a: 1\n", set("budget.amount", Value::plain("5"))) ==
        "a: 1\nbudget:\n  amount: 5\n");
  CHECK(edited("budget:\nz: 1\n", set("budget.amount", Value::plain("5"))) ==
        "budget:\n  amount: 5\nz: 1\n");
  CHECK(edited("budget: ~  # c\nz: 1\n", set("budget.amount", Value::plain("5"))) ==
        "budget:  # c\n  amount: 5\nz: 1\n");
  CHECK(edited("a:\n    b: 1\n", set("c.d.e", "x")) == "a:\n    b: 1\nc:\n    d:\n        e: x\n");
  CHECK(edited("a: 1\n",
               set("checklist.BID-4", map_of({{"done", "2026-11-02"}, {"by", "zhang.wei"}}))) ==
        "a: 1\nchecklist:\n  BID-4: {done: 2026-11-02, by: zhang.wei}\n");
  CHECK(edited("a: {b: }\n", set("a.b.c", "x")) == "a: {b: {c: x}}\n");
  CHECK(edited("l:\n  - a: 1\n  -\n", set("l[1].a", Value::plain("2"))) ==
        "l:\n  - a: 1\n  - a: 2\n");
}

TEST_CASE("a file without content gets its first key") {
  CHECK(edited("", set("a", "x")) == "a: x\n");
  CHECK(edited("# only a comment\n", set("a", "x")) == "# only a comment\na: x\n");
  CHECK(edited("# no newline", set("a", "x")) == "# no newline\na: x\n");
  CHECK(edited("\xEF\xBB\xBF", set("a", "x")) ==
        "\xEF\xBB\xBF"
        "a: x\n");
  CHECK(edited("{}\n", set("a", "x")) == "a: x\n");
  CHECK(edited("{}  # empty\n", set("a.b", "x")) == "a:  # empty\n  b: x\n");
  CHECK(edited("---\n", set("a", "x")) == "---\na: x\n");
  CHECK(edited("# c\r\n~\r\n", set("a", "x")) == "# c\r\na: x\r\n");
}

TEST_CASE("a list or map in the place of another value") {
  CHECK(edited("a: x  # c\nb: 1\n", set("a", list_of({"p", "q"}))) == "a: [p, q]  # c\nb: 1\n");
  CHECK(edited("a: x  # c\nb: 1\n",
               set("a", Value::list({map_of({{"k", "1"}}), map_of({{"k", "2"}})}))) ==
        "a:  # c\n  - {k: 1}\n  - {k: 2}\nb: 1\n");
  CHECK(edited("a:  # c\n  - p\n  - q  # second\n\nb: 1\n", set("a", "x")) ==
        "a: x  # c\n\nb: 1\n");
  CHECK(edited("a:\n  k: 1\nb: 1\n", set("a", Value::map({}))) == "a: {}\nb: 1\n");
  CHECK(edited("l:\n  - k: 1\n    m: 2\n  - y\n", set("l[0]", "x")) == "l:\n  - x\n  - y\n");
  CHECK(edited("l:\n  - k: {a: 1}\n", set("l[0].k", map_of({{"a", "2"}}))) ==
        "l:\n  - k: {a: 2}\n");
}

TEST_CASE("a list that is set again keeps the items that stay as they are") {
  CHECK(edited("l:\n  # first\n  - a  # one\n  - b  # two\n", set("l", list_of({"a", "c", "d"}))) ==
        "l:\n  # first\n  - a  # one\n  - c  # two\n  - d\n");
  CHECK(edited("l:\n- a\n- b\n- c\nx: 1\n", set("l", list_of({"a"}))) == "l:\n- a\nx: 1\n");
  CHECK(edited("l: ['a', b]\n", set("l", list_of({"a", "c"}))) == "l: ['a', c]\n");
  CHECK(edited("l:\n  - a\nx: 1\n", set("l", Value::list({}))) == "l: []\nx: 1\n");
}

TEST_CASE("a comment stays with its item when a list is set again") {
  CHECK(edited("l:\n  # of a\n  - a\n  # of b\n  - b\n  # of c\n  - c\n",
               set("l", list_of({"b", "c", "d"}))) ==
        "l:\n  # of b\n  - b\n  # of c\n  - c\n  - d\n");
  CHECK(edited("l:\n  # of a\n  - a\n  - b\n  - c\n", set("l", list_of({"a", "x"}))) ==
        "l:\n  # of a\n  - a\n  - x\n");
  CHECK(edited("l: [a, b, c, d]\n", set("l", list_of({"x", "c", "d", "e"}))) ==
        "l: [x, c, d, e]\n");
  CHECK(edited("l: [a, b]\n", set("l", list_of({"x", "a", "b"}))) == "l: [x, a, b]\n");
}

TEST_CASE("a map that is set again keeps the entries that stay as they are") {
  CHECK(edited("m:\n  a: 1  # one\n  # two\n  b: 2\n  c: 3\n",
               set("m", map_of({{"a", "1"}, {"c", "4"}, {"d", "5"}}))) ==
        "m:\n  a: 1  # one\n  c: 4\n  d: 5\n");
  CHECK(edited("l:\n  - at: 1\n    to: 'x'\n",
               set("l", Value::list({Value::map(
                            {{"at", Value::plain("1")}, {"to", Value::text("y")}})}))) ==
        "l:\n  - at: 1\n    to: 'y'\n");
  CHECK(edited("m: {a: 1, b: 2}\n", set("m", map_of({{"b", "2"}, {"a", "1"}}))) ==
        "m: {b: 2, a: 1}\n");
  CHECK(edited("m:\n  a: 1\n  b: 2\nx: 1\n", set("m", map_of({{"b", "2"}, {"a", "1"}}))) ==
        "m:\n  b: 2\n  a: 1\nx: 1\n");
  CHECK(edited("l:\n  - a: 1\n", set("l[0]", map_of({{"b", "2"}}))) == "l:\n  - b: 2\n");
  CHECK(edited("a: 'b: c'\n", set("a", list_of({"x"}))) == "a: [x]\n");
}

TEST_CASE("quoted and odd keys are found and stay as they are written") {
  CHECK(edited("\"a b\": 1\n'c.d': 2\n",
               {set("a b", Value::plain("3")), set("\"c.d\"", Value::plain("4"))}) ==
        "\"a b\": 3\n'c.d': 4\n");
  CHECK(edited("\"k:\" : x\n", set("k:", "one\ntwo\n")) == "\"k:\" : |\n  one\n  two\n");
  CHECK(edited("'中文键': {a: 1}\n", set("中文键.a", Value::plain("2"))) == "'中文键': {a: 2}\n");
}

TEST_CASE("a path through a text, or to an item that is not there, leads nowhere") {
  CHECK(edited("a: text\n", set("a.b", "x")) == "[yaml.no-such-path]");
  CHECK(edited("a: [1]\n", set("a[1]", "x")) == "[yaml.no-such-path]");
  CHECK(edited("a: [1]\n", set("a.b", "x")) == "[yaml.no-such-path]");
  CHECK(edited("a: {b: 1}\n", set("a[0]", "x")) == "[yaml.no-such-path]");
  CHECK(edited("a: 1\n", unset("b")) == "[yaml.no-such-path]");
  CHECK(edited("a: 1\n", append("a", Value::text("x"))) == "[yaml.no-such-path]");
}

TEST_CASE("a key with '? ' and no value is left to be edited by hand") {
  CHECK(edited("? a", set("a", list_of({"x\ny"}))) == "[yaml.edit-refused]");
  CHECK(edited("? a", set("a.b", "x")) == "[yaml.edit-refused]");
}

TEST_CASE("a file that yaml-cpp cannot read is edited all the same") {
  CHECK(edited("a: {b: http://x?y}\nc: 1\n", set("c", Value::plain("2"))) ==
        "a: {b: http://x?y}\nc: 2\n");
}

TEST_CASE("several edits are made one after the other") {
  CHECK(edited("stage: bid\nhistory:\n  - {at: 2026-05-06, to: bid}\n",
               {set("stage", "negotiate"),
                append("history", map_of({{"at", "2026-06-01"}, {"to", "negotiate"}})),
                set("win_rate", Value::plain("55%"), {"history"})}) ==
        "stage: negotiate\nwin_rate: 55%\nhistory:\n  - {at: 2026-05-06, to: bid}\n"
        "  - {at: 2026-06-01, to: negotiate}\n");
}
