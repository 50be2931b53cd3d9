// From decoded text back to the bytes of the file.
#include <doctest/doctest.h>

#include "unit/yaml/fixture.hpp"
#include "yaml/reader.hpp"

using namespace pipeline;

namespace {

/// For each wanted piece: the decoded text is searched for it, and what stands in the file at the
/// place that raw_offset() gives must begin with `raw`.
void check_place(std::string_view file, std::string_view decoded, std::string_view raw) {
  const auto document = yaml::read({"f", std::string(file)});
  REQUIRE(document);
  const auto node = document->root().find("a");
  const auto at = node.text().find(decoded);
  REQUIRE(at != std::string_view::npos);
  const auto offset = document->raw_offset(node.id(), static_cast<std::uint32_t>(at));
  CHECK(file.substr(offset, raw.size()) == raw);
}

}  // namespace

TEST_CASE("a place in a text of one line is found behind its quote") {
  check_place("a: one two", "two", "two");
  check_place("a: 'one two'", "two", "two");
  check_place("a: \"one two\"", "two", "two");
}

TEST_CASE("a place in a plain text of several lines is found in its line") {
  check_place("a: one\n  two\n\n    three\n", "two", "two");
  check_place("a: one\n  two\n\n    three\n", "three", "three");
  check_place("a: one\r\n  two\r\n", "two", "two");
}

TEST_CASE("a place behind escapes is found, and an escape itself") {
  check_place("a: \"x\\u4e2dy \\\"z\\\" w\"", "y", "y");
  check_place("a: \"x\\u4e2dy \\\"z\\\" w\"", "\"z", "\\\"z");
  check_place("a: \"x\\u4e2dy \\\"z\\\" w\"", "w", "w");
  check_place("a: 'it''s so'", "so", "so");
  check_place("a: 'it''s so'", "'s", "''s");
  check_place("a: \"one\\\n   two  \n   three\"", "two", "two");
  check_place("a: \"one\\\n   two  \n   three\"", "three", "three");
}

TEST_CASE("a place in a block text is found in its line") {
  check_place("a: |\n    one\n     two\n\n    three\n", "two", "two");
  check_place("a: |\n    one\n     two\n\n    three\n", "three", "three");
  check_place("a: >\n  size(x) > 1\n  && has(y)\n\n  || z\nb: 1\n", "&& has", "&& has");
  check_place("a: >\n  size(x) > 1\n  && has(y)\n\n  || z\nb: 1\n", "|| z", "|| z");
  check_place("a: >2-\n    中文\n    末尾\n", "末尾", "末尾");
}

TEST_CASE("empty lines of a block text do not lead into the text behind them") {
  check_place("a: |\n\n\n\n\n  one\n", "\none", "\n  one");
}

TEST_CASE("the place behind the last character is behind its bytes") {
  const std::string file = "a: \"x\\n\"\nb: |-\n  y\n";
  const auto document = yaml::read({"f", file});
  const auto a = document->root().find("a");
  const auto b = document->root().find("b");
  CHECK(document->raw_offset(a.id(), 2) == file.find("\"\nb"));
  CHECK(document->raw_offset(b.id(), 1) == file.find('y') + 1);
}

TEST_CASE("every character of a decoded text leads to itself or to what was decoded") {
  const std::string file = "a: >-\n  alpha beta\n  gamma\n\n   delta\n  epsilon\n";
  const auto document = yaml::read({"f", file});
  const auto node = document->root().find("a");
  const auto text = node.text();
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char raw = file.at(document->raw_offset(node.id(), i));
    if (text[i] != ' ' && text[i] != '\n') CHECK(raw == text[i]);
  }
}
