// Random damage to random files: whatever the reader is given, it answers with a tree whose places
// lie in the file, or with findings that have a place. With sanitizers this also shows that it
// never looks beyond the text.
#include <doctest/doctest.h>

#include "unit/yaml/random_document.hpp"
#include "yaml/reader.hpp"

using namespace pipeline;
using yaml_tests::Random;

namespace {

constexpr unsigned rounds = 4000;

std::string damaged(std::string text, Random& random) {
  static const std::vector<std::string> pieces{
      ":",    ": ",    "- ",     "\n",     "\n  ", "#",           " #",  "'",    "\"",  "[",
      "]",    "{",     "}",      ",",      "|",    "|-\n",        ">\n", "&a ",  "*a",  "!t",
      "\t",   "\r\n",  "\r",     "---\n",  "? ",   "...",         "\\",  "\\u4", "中",  "\xE4",
      "%",    "@",     "<<:",    "a: b\n", "|2",   "\n: ",        "=",   "\xFF", "\\x", "''",
      "\"\"", "[a\n:", "{? a\n", "\"a\\",  "~",    "\xEF\xBB\xBF"};
  for (auto blows = 1 + random.below(4); blows > 0; --blows) {
    const auto at = random.below(text.size() + 1);
    switch (random.below(4)) {
      case 0:
        text.erase(at, 1 + random.below(4));
        break;
      case 1:
        text.resize(at);
        break;
      default:
        text.insert(at, random.one_of(pieces));
    }
  }
  return text;
}

void check_places(const yaml::Document& document) {
  const auto size = document.source.text.size();
  for (yaml::NodeId id = 0; id < document.nodes.size(); ++id) {
    const auto& node = document.nodes[id];
    bool fits = node.span.begin <= node.span.end && node.span.end <= size;
    if (node.kind == yaml::NodeKind::scalar)
      for (std::uint32_t i = 0; i <= node.text.size(); ++i) {
        const auto raw = document.raw_offset(id, i);
        fits = fits && node.span.begin <= raw && raw <= node.span.end;
      }
    CHECK(fits);
  }
}

}  // namespace

TEST_CASE("a damaged file gives a tree within its bytes, or findings with places") {
  const auto first = yaml_tests::seed_of_run();
  for (unsigned round = 0; round < rounds; ++round) {
    Random random(first + round);
    const auto text = damaged(yaml_tests::random_document(random), random);
    INFO("PIPELINE_SEED=", first + round, " of the file:\n", text);
    const auto document = yaml::read({"deal.yaml", text});
    if (document) {
      CHECK(document.diagnostics.empty());
      check_places(*document);
      continue;
    }
    REQUIRE_FALSE(document.diagnostics.empty());
    for (const auto& finding : document.diagnostics) {
      CHECK(finding.where.line > 0);
      CHECK(finding.where.column > 0);
    }
  }
}
