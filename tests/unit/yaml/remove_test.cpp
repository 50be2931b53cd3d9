#include <doctest/doctest.h>

#include "unit/yaml/editing.hpp"

using namespace yaml_tests;

TEST_CASE("an entry goes with its lines and the comments right above it") {
  CHECK(edited("a: 1\n# about b\n# and more\nb: 2  # two\nc: 3\n", unset("b")) == "a: 1\nc: 3\n");
  CHECK(edited("a: 1\n\n# about b\nb: 2\n\n# about c\nc: 3\n", unset("b")) ==
        "a: 1\n\n# about c\nc: 3\n");
  CHECK(edited("a: 1\nb:\n  # inner\n  c: 1\n  d: 2\n\ne: 1\n", unset("b")) == "a: 1\n\ne: 1\n");
  CHECK(edited("a: 1\r\nb: 2\r\nc: 3\r\n", unset("b")) == "a: 1\r\nc: 3\r\n");
  CHECK(edited("s:\n  a: 1\n# left\n  b: 2\n", unset("s.b")) == "s:\n  a: 1\n# left\n");
}

TEST_CASE("comments that are indented deeper than an entry go with it") {
  CHECK(edited("l:\n  - x\n  # more\nk: 1\n", unset("l")) == "k: 1\n");
  CHECK(edited("l:\n  - x\n    # of x\n  - y\n", unset("l[0]")) == "l:\n  - y\n");
  CHECK(edited("l:\n  - x\n  # more\nk: 1\n", set("l", "x")) == "l: x\nk: 1\n");
  CHECK(edited("l:\n  - x\n  - y\n  # more\nk: 1\n", unset("l[1]")) ==
        "l:\n  - x\n  # more\nk: 1\n");
}

TEST_CASE("the file's header stays when its first entry goes") {
  CHECK(edited("# yaml-language-server: $schema=x\n# the deal\nid: a\nname: b\n", unset("id")) ==
        "# yaml-language-server: $schema=x\n# the deal\nname: b\n");
  CHECK(edited("# head\n\n# about id\nid: a\nname: b\n", unset("id")) == "# head\n\nname: b\n");
  CHECK(edited("\xEF\xBB\xBF# head\nid: a\nname: b\n", unset("id")) ==
        "\xEF\xBB\xBF# head\nname: b\n");
  CHECK(edited("\xEF\xBB\xBFid: a\nname: b\n", unset("id")) == "\xEF\xBB\xBFname: b\n");
}

TEST_CASE("the last entry of the file goes, and a missing final newline stays missing") {
  CHECK(edited("a: 1\nb: 2\n", unset("b")) == "a: 1\n");
  CHECK(edited("a: 1\nb: 2", unset("b")) == "a: 1");
  CHECK(edited("a: 1\r\nb: 2", unset("b")) == "a: 1");
  CHECK(edited("a: 1\n\nb: 2\n", unset("b")) == "a: 1\n");
  CHECK(edited("l:\n  - a\n  - b", unset("l[1]")) == "l:\n  - a");
}

TEST_CASE("removing the only entry leaves {} or []") {
  CHECK(edited("# head\na: 1  # c\n", unset("a")) == "# head\n{}\n");
  CHECK(edited("s:  # c\n  a: 1\nx: 1\n", unset("s.a")) == "s: {}  # c\nx: 1\n");
  CHECK(edited("l:\n  # about a\n  - a  # one\n\nx: 1\n", unset("l[0]")) == "l: []\n\nx: 1\n");
  CHECK(edited("l:\n- {a: 1}\nx: 1\n", unset("l[0]")) == "l: []\nx: 1\n");
  CHECK(edited("l: [a]  # c\n", unset("l[0]")) == "l: []  # c\n");
  CHECK(edited("m: {a: 1}\n", unset("m.a")) == "m: {}\n");
  CHECK(edited("l:\n  - a: 1\n  - b: 2\n", unset("l[0].a")) == "l:\n  - {}\n  - b: 2\n");
  CHECK(edited("a: 1", unset("a")) == "{}");
}

TEST_CASE("an item of a list goes") {
  CHECK(edited("l:\n  - a  # one\n  # about b\n  - b\n  - c\n", unset("l[1]")) ==
        "l:\n  - a  # one\n  - c\n");
  CHECK(edited("l:\n- a\n- b\nx: 1\n", unset("l[1]")) == "l:\n- a\nx: 1\n");
  CHECK(edited("l:\n  - a: 1\n    b: 2\n  - a: 3\n", unset("l[0]")) == "l:\n  - a: 3\n");
  CHECK(edited("l:\n  -\n    a: 1\n  -\n    a: 2\n  - c\n", unset("l[1]")) ==
        "l:\n  -\n    a: 1\n  - c\n");
  CHECK(edited("m:\n  - - a\n    - b\n", unset("m[0][0]")) == "m:\n  - - b\n");
  CHECK(edited("m:\n  - - a\n    - b\n    - c\n", unset("m[0][1]")) == "m:\n  - - a\n    - c\n");
  CHECK(edited("l:\n  - |\n    text\n\n  - b\n", unset("l[0]")) == "l:\n  - b\n");
}

TEST_CASE("behind a dash the next entry moves up") {
  CHECK(edited("l:\n  - at: 1  # c\n    to: 2\n    by: 3\n", unset("l[0].at")) ==
        "l:\n  - to: 2\n    by: 3\n");
  CHECK(edited("l:\n  - at: 1\n    # about to\n    to: 2\n", unset("l[0].at")) ==
        "l:\n  - # about to\n    to: 2\n");
  CHECK(edited("l:\n  - at: 1\n    to: 2\n", unset("l[0].to")) == "l:\n  - at: 1\n");
}

TEST_CASE("an entry in brackets goes with its comma") {
  CHECK(edited("m: {a: 1, b: 2, c: 3}\n", unset("m.b")) == "m: {a: 1, c: 3}\n");
  CHECK(edited("m: {a: 1, b: 2}\n", unset("m.a")) == "m: {b: 2}\n");
  CHECK(edited("m: {a: 1, b: 2}\n", unset("m.b")) == "m: {a: 1}\n");
  CHECK(edited("m: { a: 1, b: 2 }\n", unset("m.b")) == "m: { a: 1 }\n");
  CHECK(edited("m: [a, b,]\n", unset("m[1]")) == "m: [a,]\n");
  CHECK(edited("m: [\n  a,  # one\n  b,  # two\n  c\n]\n", unset("m[1]")) ==
        "m: [\n  a,  # one\n  c\n]\n");
  CHECK(edited("m: [\n  a,  # one\n  b  # two\n]\n", unset("m[1]")) == "m: [\n  a  # one\n]\n");
  CHECK(edited("m: [\n  a,\n  # about b\n  b,\n]\n", unset("m[1]")) == "m: [\n  a,\n]\n");
  CHECK(edited("m: [\n  a,  # one\n  b  # two\n]\n", unset("m[0]")) == "m: [\n  b  # two\n]\n");
}

TEST_CASE("blank lines between sections neither vanish nor add up") {
  CHECK(edited("a: 1\n\nb: 2\n\nc: 3\n", unset("b")) == "a: 1\n\nc: 3\n");
  CHECK(edited("a: 1\nb: 2\n\nc: 3\n", unset("b")) == "a: 1\n\nc: 3\n");
  CHECK(edited("a: 1\n\nb: 2\nc: 3\n", unset("b")) == "a: 1\n\nc: 3\n");
  CHECK(edited("l:\n\n  - a\n\n  - b\n", unset("l[0]")) == "l:\n\n  - b\n");
  CHECK(edited("# head\nid: a\n\nb: 2\n", unset("id")) == "# head\n\nb: 2\n");
  CHECK(edited("id: a\n\nb: 2\n", unset("id")) == "b: 2\n");
  CHECK(edited("l:\n  - a\n\n  - b\n\nx: 1\n", unset("l[1]")) == "l:\n  - a\n\nx: 1\n");
  CHECK(edited("l:\n  - a\n\n  - b\nx: 1\n", unset("l[1]")) == "l:\n  - a\nx: 1\n");
  CHECK(edited("l: [\n  a,\n\n  b\n]\n", unset("l[0]")) == "l: [\n  b\n]\n");
  CHECK(edited("l: [\n  a,\n\n  b\n]\n", unset("l[1]")) == "l: [\n  a\n]\n");
}
