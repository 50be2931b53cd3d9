#include <doctest/doctest.h>

#include "unit/yaml/editing.hpp"

using namespace yaml_tests;

namespace {

const Value move = map_of({{"at", "2026-05-06"}, {"to", "bid"}});

}  // namespace

TEST_CASE("a new item is written as its neighbours are") {
  CHECK(edited("history:\n  - {at: 2026-01-01, to: develop}\n", append("history", move)) ==
        "history:\n  - {at: 2026-01-01, to: develop}\n  - {at: 2026-05-06, to: bid}\n");
  CHECK(edited("history:\n  - at: 2026-01-01\n    to: develop\n", append("history", move)) ==
        "history:\n  - at: 2026-01-01\n    to: develop\n  - at: 2026-05-06\n    to: bid\n");
  CHECK(edited("with:\n    - 李总工\n", append("with", Value::text("王芳"))) ==
        "with:\n    - 李总工\n    - 王芳\n");
  CHECK(edited("h:\n  - { at: 2026-01-01, to: develop }\n", append("h", move)) ==
        "h:\n  - { at: 2026-01-01, to: develop }\n  - { at: 2026-05-06, to: bid }\n");
}

TEST_CASE("a list at its key's own column stays there") {
  CHECK(edited("history:\n- {at: 2026-01-01}\nx: 1\n", append("history", move)) ==
        "history:\n- {at: 2026-01-01}\n- {at: 2026-05-06, to: bid}\nx: 1\n");
  CHECK(edited("a:\n- b:\n  - c\n  - d\n- e\n", append("a[0].b", Value::text("x"))) ==
        "a:\n- b:\n  - c\n  - d\n  - x\n- e\n");
  CHECK(edited("l:\n- a\n", set("m", Value::list({move}))) ==
        "l:\n- a\nm:\n- {at: 2026-05-06, to: bid}\n");
}

TEST_CASE("a new item stands behind the comment of the last one and before the blank lines") {
  CHECK(edited("h:\n  # why\n  - a  # first\n\n# next\nx: 1\n", append("h", Value::text("b"))) ==
        "h:\n  # why\n  - a  # first\n  - b\n\n# next\nx: 1\n");
  CHECK(edited("h:\n  - |\n    text\n\n\nx: 1\n", append("h", Value::text("b"))) ==
        "h:\n  - |\n    text\n  - b\n\n\nx: 1\n");
  CHECK(edited("h:\n  - a", append("h", Value::text("b"))) == "h:\n  - a\n  - b");
  CHECK(edited("h:\r\n  - a\r\nx: 1\r\n", append("h", Value::text("b"))) ==
        "h:\r\n  - a\r\n  - b\r\nx: 1\r\n");
  CHECK(edited("h:\n  - a:\n      b: 1\n  - \n", append("h", Value::text("c"))) ==
        "h:\n  - a:\n      b: 1\n  - \n  - c\n");
}

TEST_CASE("a new entry is set apart by blank lines where its neighbours are") {
  const auto b = Value::text("b");
  CHECK(edited("l:\n  - x\n\n  - y\nk: 1\n", append("l", b)) ==
        "l:\n  - x\n\n  - y\n\n  - b\nk: 1\n");
  CHECK(edited("x: 1\n\n\ny: 2\n\n\nz: 3\n", set("b", b)) ==
        "x: 1\n\n\ny: 2\n\n\nz: 3\n\n\nb: b\n");
  CHECK(edited("x: 1\n\ny: 2\nz: 3\n", set("b", b)) == "x: 1\n\ny: 2\nz: 3\nb: b\n");
  CHECK(edited("x: 1\n\ny: 2\n\nz: 3\n", set("b", b, {"x"})) == "b: b\n\nx: 1\n\ny: 2\n\nz: 3\n");
}

TEST_CASE("a new entry goes behind the comments that are indented deeper than it") {
  CHECK(edited("l:\n  - x\n  # more\nk: 1\n", set("b", Value::text("b"), {"k"})) ==
        "l:\n  - x\n  # more\nb: b\nk: 1\n");
}

TEST_CASE("a list of lists keeps its form") {
  CHECK(edited("m:\n  - - a\n", append("m", list_of({"c", "d"}))) ==
        "m:\n  - - a\n  - - c\n    - d\n");
  CHECK(edited("m:\n  - [ a ]\n", append("m", list_of({"c", "d"}))) ==
        "m:\n  - [ a ]\n  - [ c, d ]\n");
  CHECK(edited("m:\n  - - a\n    - b\n", append("m[0]", Value::text("c"))) ==
        "m:\n  - - a\n    - b\n    - c\n");
  CHECK(edited("m:\n  - [a, b]\n", append("m", list_of({"c", "d"}))) ==
        "m:\n  - [a, b]\n  - [c, d]\n");
}

TEST_CASE("a list in brackets grows inside them") {
  CHECK(edited("with: [a,b]\n", append("with", Value::text("c"))) == "with: [a,b,c]\n");
  CHECK(edited("with: [ ]\n", append("with", Value::text("c"))) == "with: [ c ]\n");
  CHECK(edited("with: [a, b,\n       c]\n", append("with", Value::text("d"))) ==
        "with: [a, b,\n       c, d]\n");
  CHECK(edited("with: [\n  a, b,\n  c,\n]\n", append("with", Value::text("d"))) ==
        "with: [\n  a, b,\n  c, d,\n]\n");
  CHECK(edited("with: [a]  # c\n", append("with", Value::text("b"))) == "with: [a, b]  # c\n");
  CHECK(edited("with: []  # c\n", append("with", Value::text("b"))) == "with: [b]  # c\n");
  CHECK(edited("with: [ a, b ]\n", append("with", Value::text("c"))) == "with: [ a, b, c ]\n");
  CHECK(edited("with: [a,]\n", append("with", Value::text("b"))) == "with: [a, b]\n");
  CHECK(edited("with: [\n  a,\n  b\n]\n", append("with", Value::text("c"))) ==
        "with: [\n  a,\n  b,\n  c\n]\n");
  CHECK(edited("with: [\n  a,  # one\n  b,  # two\n]\n", append("with", Value::text("c"))) ==
        "with: [\n  a,  # one\n  b,  # two\n  c,\n]\n");
  CHECK(edited("with: [\n  a,\n  b  # two\n]\n", append("with", Value::text("c"))) ==
        "with: [\n  a,\n  b,  # two\n  c\n]\n");
  CHECK(edited("with: [a,\n       b]\n", append("with", Value::text("c"))) ==
        "with: [a,\n       b,\n       c]\n");
  CHECK(edited("h: [{at: 1}]\n", append("h", map_of({{"at", "2"}}))) == "h: [{at: 1}, {at: 2}]\n");
}

TEST_CASE("a list that is missing or empty is made, with a line for each map") {
  CHECK(edited("a: 1\n", append("history", move)) ==
        "a: 1\nhistory:\n  - {at: 2026-05-06, to: bid}\n");
  CHECK(edited("history: []  # moves\nx: 1\n", append("history", move)) ==
        "history:  # moves\n  - {at: 2026-05-06, to: bid}\nx: 1\n");
  CHECK(edited("history:\nx: 1\n", append("history", move)) ==
        "history:\n  - {at: 2026-05-06, to: bid}\nx: 1\n");
  CHECK(edited("a: 1\nz: 2\n", append("with", Value::text("b"), {"z"})) ==
        "a: 1\nwith: [b]\nz: 2\n");
  CHECK(edited("a: 1\n", append("s.list", move)) ==
        "a: 1\ns:\n  list:\n    - {at: 2026-05-06, to: bid}\n");
}

TEST_CASE("an item that is too long for one line is written in block style where the list is new") {
  const Value visit = Value::map({{"date", Value::plain("2026-11-03")},
                                  {"kind", Value::plain("visit")},
                                  {"note", Value::text(std::string(120, 'x'))}});
  CHECK(edited("a: 1\n", append("activities", visit)) ==
        "a: 1\nactivities:\n  - date: 2026-11-03\n    kind: visit\n    note: " +
            std::string(120, 'x') + "\n");
  const Value talk =
      Value::map({{"date", Value::plain("2026-11-03")}, {"note", Value::text("一\n二\n")}});
  CHECK(edited("l:\n  - {date: 2026-11-01}\n", append("l", talk)) ==
        "l:\n  - {date: 2026-11-01}\n  - date: 2026-11-03\n    note: |\n      一\n      二\n");
}
