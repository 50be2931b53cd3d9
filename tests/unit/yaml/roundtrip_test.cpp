// Files as people and their editors lay them out, every kind of edit of each, and the difference
// that it is to make, to the byte: tests/roundtrip. PIPELINE_ACCEPT=1 writes down what the edits
// make now.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "unit/yaml/edit_script.hpp"
#include "unit/yaml/line_diff.hpp"
#include "yaml/compare.hpp"
#include "yaml/edit.hpp"
#include "yaml/path.hpp"
#include "yaml/reader.hpp"

using namespace pipeline;
using yaml::Edit;
using yaml::Path;
using yaml::Value;
using yaml_tests::ScriptedEdit;
using Action = Edit::Action;

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  REQUIRE_MESSAGE(stream, file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The corpus in its order; each file without its ending.
std::vector<fs::path> stems() {
  std::set<fs::path> found;
  for (const auto& entry :
       fs::directory_iterator(fs::path(PIPELINE_SOURCE_DIR) / "tests/roundtrip"))
    found.insert(fs::path(entry.path()).replace_extension());
  return {found.begin(), found.end()};
}

fs::path with_ending(fs::path stem, const char* ending) {
  return stem += ending;
}

yaml::Document read(const std::string& text) {
  auto document = yaml::read({"file.yaml", text});
  const auto kind = document ? std::string() : std::string(document.diagnostics.front().kind->name);
  REQUIRE(kind == "");
  return *std::move(document);
}

/// The text after `edit`, or the finding's name where it is refused.
std::string edited(const yaml::Document& document, const Edit& edit) {
  const auto after = yaml::apply(document, {&edit, 1});
  return after ? *after : "refused: " + std::string(after.diagnostics.front().kind->name);
}

/// Made once more, an edit changes nothing more; and one that only adds is undone by taking away
/// what it added.
void hold_again(const yaml::Document& before, const yaml::Document& after, const Edit& edit) {
  const bool is_item = std::holds_alternative<std::size_t>(edit.path.back());
  const auto old_node = yaml::find(before, edit.path);
  switch (edit.action) {
    case Action::set:
      CHECK(edited(after, edit) == after.source.text);
      break;
    case Action::remove:
      if (!is_item) CHECK(edited(after, edit) == "refused: yaml.no-such-path");
      break;
    case Action::rename: {
      CHECK(edited(after, edit) == "refused: yaml.no-such-path");
      auto path = edit.path;
      path.back() = edit.value.scalar;
      const Edit back{Action::rename, path, Value::text(std::string(old_node.key_text()))};
      const bool both_plain = old_node.key().is_plain() && yaml::find(after, path).key().is_plain();
      if (both_plain) CHECK(edited(after, back) == before.source.text);
      break;
    }
    case Action::append: {
      if (old_node.size() == 0) break;
      auto path = edit.path;
      path.emplace_back(old_node.size());
      if (old_node.node().style == yaml::Style::block)
        CHECK(edited(after, {Action::remove, path, {}}) == before.source.text);
      break;
    }
  }
}

/// yaml-cpp loses the empty lines that ">+" keeps, so it has no say in the file that has them.
bool is_read_alike(const fs::path& stem) {
  return stem.filename() != "folded-kept";
}

/// Makes one edit and holds what came of it against `expected`; the difference that it made.
std::string hold(const yaml::Document& before, const Edit& edit, const std::string& expected,
                 bool read_alike) {
  const auto after = edited(before, edit);
  const auto diff = after.starts_with("refused: ")
                        ? "- " + after + "\n"
                        : yaml_tests::line_diff(before.source.text, after);
  CHECK(diff == expected);
  if (diff != expected) return diff;
  CHECK(yaml_tests::patched(before.source.text, expected) == after);
  const auto document = read(after);
  if (read_alike) CHECK(yaml::second_opinion(document) == "");
  hold_again(before, document, edit);
  return diff;
}

}  // namespace

TEST_CASE("every edit of a file laid out by hand changes the expected lines and no other byte") {
  const bool accepts = std::getenv("PIPELINE_ACCEPT") != nullptr;
  for (const auto& stem : stems()) {
    INFO(stem.filename().string());
    const auto document = read(content_of(with_ending(stem, ".yaml")));
    CHECK(yaml::second_opinion(document).empty() == is_read_alike(stem));
    auto script = yaml_tests::edit_script(content_of(with_ending(stem, ".edits")));
    for (auto& each : script) {
      INFO(each.line);
      each.diff = hold(document, each.edit, each.diff, is_read_alike(stem));
    }
    if (accepts)
      std::ofstream(with_ending(stem, ".edits"), std::ios::binary) << yaml_tests::to_text(script);
  }
}

TEST_CASE(
    "the corpus of edits is as large as it is meant to be, and each file is edited every way") {
  std::size_t edits = 0;
  for (const auto& stem : stems()) {
    INFO(stem.filename().string());
    const auto script = yaml_tests::edit_script(content_of(with_ending(stem, ".edits")));
    std::set<Action> actions;
    for (const auto& each : script) actions.insert(each.edit.action);
    // In a file of comments alone there is nothing to remove or rename.
    const auto document = read(content_of(with_ending(stem, ".yaml")));
    CHECK(actions.size() == (document.root().is_map() ? 4 : 2));
    CHECK(script.size() >= 8);
    edits += script.size();
  }
  CHECK(stems().size() >= 40);
  CHECK(edits >= 400);
}

TEST_CASE("a difference shows what is hidden, and can be carried out") {
  const std::string before =
      "\xEF\xBB\xBF"
      "a: 1\r\nb:\t2 \r\nc: 3\r\n\r\nd: 4\r\ne: 5";
  const std::string after =
      "\xEF\xBB\xBF"
      "a: 1\r\nc: 3\r\n\r\nd: 4\r\ne: 5\r\nf: 6";
  const auto diff = yaml_tests::line_diff(before, after);
  CHECK(diff ==
        "@@ -1,3 +1,2 @@\n ⟨BOM⟩a: 1␍\n-b:␉2␠␍\n c: 3␍\n"
        "@@ -5,2 +4,3 @@\n d: 4␍\n-e: 5\n\\ no line end\n+e: 5␍\n+f: 6\n\\ no line end\n");
  CHECK(yaml_tests::patched(before, diff) == after);
  CHECK(yaml_tests::line_diff(before, before).empty());
  CHECK(yaml_tests::patched(before, "@@ -1 +1 @@\n-a: 2\n").starts_with("this is not there"));
}
