// How new content is written where there are no neighbours to follow.
#include <doctest/doctest.h>

#include "unit/yaml/editing.hpp"
#include "yaml/writer.hpp"

using namespace yaml_tests;
using pipeline::yaml::Around;
using pipeline::yaml::fits_in_line;
using pipeline::yaml::in_line;
using pipeline::yaml::write;

TEST_CASE("a new file has a line for each key, below its header") {
  CHECK(write(map_of({{"id", "hd-power"}, {"amount", "12800000"}}), "# head\n") ==
        "# head\nid: hd-power\namount: 12800000\n");
  CHECK(write(Value::map({{"name", Value::text("华东电力")}, {"with", Value::list({})}})) ==
        "name: 华东电力\nwith: []\n");
}

TEST_CASE("small lists and maps stand in one line, lists of maps have a line for each") {
  const Value people = Value::list({map_of({{"id", "zhang.wei"}}), map_of({{"id", "li.na"}})});
  CHECK(write(Value::map({{"segments", list_of({"power", "rail"})}, {"people", people}})) ==
        "segments: [power, rail]\npeople:\n  - {id: zhang.wei}\n  - {id: li.na}\n");
  CHECK(write(Value::map({{"rates", map_of({{"USD", "7.12"}})}})) == "rates: {USD: 7.12}\n");
}

TEST_CASE("what is long has lines of its own") {
  const std::string text(70, 'x');
  CHECK(write(Value::map(
            {{"a", Value::map({{"b", Value::text(text)}, {"c", Value::text(text)}})}})) ==
        "a:\n  b: " + text + "\n  c: " + text + "\n");
  CHECK(write(Value::map({{"a", list_of({text, text})}})) ==
        "a:\n  - " + text + "\n  - " + text + "\n");
  CHECK(write(Value::map({{"note", Value::text(text + text)}})) == "note: " + text + text + "\n");
}

TEST_CASE("a text of several lines is a literal block, in a list and in a map alike") {
  CHECK(write(Value::map({{"a", Value::map({{"note", Value::text("one\ntwo\n")}})}})) ==
        "a:\n  note: |\n    one\n    two\n");
  CHECK(write(Value::map({{"a", list_of({"one\ntwo"})}})) == "a:\n  - |-\n    one\n    two\n");
  CHECK(!fits_in_line(Value::text("one\ntwo")));
  CHECK(fits_in_line(Value::text("\none")));  // has to be escaped anyhow
}

TEST_CASE("a text that a literal block cannot hold is escaped") {
  CHECK(write(Value::map({{"a", Value::text("one\r\ntwo")}})) == "a: \"one\\r\\ntwo\"\n");
  CHECK(write(Value::map({{"a", Value::text("one\n  \ntwo")}})) == "a: \"one\\n  \\ntwo\"\n");
  CHECK(write(Value::map({{"a", Value::text("tail\n\n")}})) == "a: \"tail\\n\\n\"\n");
  CHECK(write(Value::map({{"a", Value::text("\x01")}})) == "a: \"\\x01\"\n");
  CHECK(write(Value::map({{"a", Value::text("\x7F")}})) == "a: \"\\x7F\"\n");
}

TEST_CASE("a plain value is written as it stands, a missing one as nothing") {
  CHECK(write(map_of({{"a", ""}, {"b", "~"}, {"c", "0123"}})) == "a:\nb: ~\nc: 0123\n");
  CHECK(in_line(map_of({{"a", ""}, {"b", "1"}})) == "{a: ~, b: 1}");
}

TEST_CASE("keys are quoted where they would not read back as the same text") {
  CHECK(write(map_of({{"no", "1"}, {"12", "2"}, {"a: b", "3"}, {"<<", "4"}, {"", "5"}})) ==
        "\"no\": 1\n\"12\": 2\n\"a: b\": 3\n\"<<\": 4\n\"\": 5\n");
}

TEST_CASE("in brackets more texts need quotes than in a line of their own") {
  for (const char* text : {"a, b", "a]", "{a", "http://x?y"}) {
    CAPTURE(text);
    CHECK(in_line(Value::text(text), {}, Around::flow) == "\"" + std::string(text) + "\"");
  }
  CHECK(in_line(Value::text("a, b")) == "a, b");
  CHECK(in_line(list_of({"a, b", "c"})) == "[\"a, b\", c]");
}

TEST_CASE("a key that looks like a mark of git's is quoted") {
  CHECK(write(Value::map({{"<<<<<<< ours", Value::plain("1")}})) == "\"<<<<<<< ours\": 1\n");
}
