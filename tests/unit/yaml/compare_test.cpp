// The second opinion: what yaml-cpp says of the same bytes.
#include "yaml/compare.hpp"

#include <doctest/doctest.h>

#include "unit/yaml/fixture.hpp"
#include "yaml/reader.hpp"

using namespace pipeline;
using yaml::Value;

namespace {

std::string opinion(std::string_view text) {
  const auto document = yaml::read({"f", std::string(text)});
  REQUIRE(document);
  return yaml::second_opinion(*document);
}

}  // namespace

TEST_CASE("both readers see the same in what deals hold") {
  CHECK(opinion("") == "");
  CHECK(
      opinion(
          "a: 1\nb: 'no'\nc: \"x\\ny\"\nd: |\n  t\n  u\ne: [1, {f: g}]\nh:\n  - i: j\n    k:\n") ==
      "");
  CHECK(opinion("\xEF\xBB\xBF"
                "名称: 华东\r\n列表: [甲, 乙]\r\n注: >-\r\n  一\r\n  二\r\n") == "");
  CHECK(opinion("a: 0123\nb: yes\nc: '1'\nd: ~\ne: null\nf: ''\n") == "");
  CHECK(opinion("a: |\n  no line end behind") == "");
}

TEST_CASE("a file that only the strict reader reads is told") {
  // Keys longer than 1,024 bytes, and '?' within plain text in brackets.
  CHECK(opinion(std::string(1100, 'k') + ": 1\n") != "");
  CHECK(opinion("a: {b: http://x?y}\n") != "");
}

TEST_CASE("a difference is told by its path") {
  // The document says one thing and its bytes another, as after an edit that went wrong.
  const auto after = [](std::string text) {
    auto document = yaml::read({"f", "a: [x, {b: y}]\nc: 1\n"});
    REQUIRE(document);
    const auto kept = std::move(document->source.text);  // the nodes' texts are views into it
    document->source.text = std::move(text);
    return yaml::second_opinion(*document);
  };
  CHECK(after("a: [x, {b: z}]\nc: 1\n") == "a[1].b");
  CHECK(after("a: [x]\nc: 1\n") == "a");
  CHECK(after("a: [x, {b: 'y'}]\nc: 1\n") == "a[1].b");
  CHECK(after("a: [x, {b: y}]\nd: 1\n") == "c");
  CHECK(after("c: 1\na: [x, {b: y}]\n") == "a");
  CHECK(after("- a\n") == ".");
}

TEST_CASE("value_of keeps order, texts and what was plain") {
  const auto document = yaml::read({"f", "b: 1\na: '1'\nc: [x, {}]\nd:\n"});
  REQUIRE(document);
  CHECK(yaml::value_of(document->root()) ==
        Value::map({{"b", Value::plain("1")},
                    {"a", Value::text("1")},
                    {"c", Value::list({Value::plain("x"), Value::map({})})},
                    {"d", Value::plain("")}}));
}
