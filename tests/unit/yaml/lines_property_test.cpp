// Random edits of random files, seen as lines of text: what an edit does not speak of keeps its
// bytes. A failure prints its seed: PIPELINE_SEED=N runs that file again, PIPELINE_RUNS=N makes
// as many.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "unit/yaml/hand_written.hpp"
#include "unit/yaml/random_document.hpp"
#include "yaml/compare.hpp"
#include "yaml/edit.hpp"
#include "yaml/path.hpp"
#include "yaml/reader.hpp"

using namespace pipeline;
using yaml::Edit;
using yaml::NodeRef;
using yaml::Path;
using yaml::Value;
using yaml_tests::HandWritten;
using Action = Edit::Action;

namespace {

void collect(NodeRef node, const Path& path, std::vector<Path>& paths) {
  std::size_t index = 0;
  for (const NodeRef child : node) {
    auto below = path;
    if (node.is_map())
      below.emplace_back(std::string(child.key_text()));
    else
      below.emplace_back(index++);
    paths.push_back(below);
    collect(child, below, paths);
  }
}

/// The text after `edit`; a refusal fails the test.
std::string apply(const yaml::Document& document, const Edit& edit) {
  const auto result = yaml::apply(document, {&edit, 1});
  const std::string kind = result ? "" : std::string(result.diagnostics.front().kind->name);
  REQUIRE(kind == "");
  return *result;
}

yaml::Document read(const std::string& text) {
  auto result = yaml::read({"deal.yaml", text});
  const std::string kind = result ? "" : std::string(result.diagnostics.front().kind->name);
  REQUIRE(kind == "");
  return *std::move(result);
}

/// Bytes of `before` that are neither at its start nor at its end those of `after`.
std::size_t changed(const std::string& before, const std::string& after) {
  const auto size = std::min(before.size(), after.size());
  std::size_t start = 0;
  while (start < size && before[start] == after[start]) ++start;
  std::size_t end = 0;
  while (end < size - start && before[before.size() - 1 - end] == after[after.size() - 1 - end])
    ++end;
  return before.size() - start - end;
}

/// The way to end a line stays what it was, and so do the file's ends.
void same_manners(const std::string& before, const std::string& after) {
  const auto feeds = std::count(after.begin(), after.end(), '\n');
  const auto returns = std::count(after.begin(), after.end(), '\r');
  CHECK(returns == (before.find('\r') != std::string::npos ? feeds : 0));
  CHECK(before.starts_with("\xEF\xBB\xBF") == after.starts_with("\xEF\xBB\xBF"));
  CHECK(before.ends_with('\n') == after.ends_with('\n'));
}

/// Every comment of `before` outside [begin, end) stands in `after`.
void same_comments(std::string_view before, std::string_view after, std::size_t begin,
                   std::size_t end) {
  for (auto at = before.find("# c"); at != std::string_view::npos;
       at = before.find("# c", at + 1)) {
    const auto comment = before.substr(at, before.find('.', at) + 1 - at);
    const bool is_lost = after.find(comment) == std::string_view::npos && (at < begin || at >= end);
    CHECK_MESSAGE(!is_lost, comment);
  }
}

struct Around {
  std::size_t first_line;  ///< start of the line in which the entry begins
  std::size_t behind;      ///< start of the line behind the one in which it ends
};

Around lines_around(const std::string& text, NodeRef node) {
  const auto begin = node.key() ? node.key().span().begin : node.span().begin;
  const auto start = begin == 0 ? std::string::npos : text.rfind('\n', begin - 1);
  const auto end = text.find('\n', std::max(node.span().end, begin));
  return {start == std::string::npos ? 0 : start + 1,
          end == std::string::npos ? text.size() : end + 1};
}

/// Behind the comments from `line` on that are indented deeper than the entry of `node`.
std::size_t behind_comments(const std::string& text, std::size_t line, NodeRef node) {
  const auto column_of = [&](std::size_t at) {
    const auto found = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    const auto start = found != std::string::npos         ? found + 1
                       : text.starts_with("\xEF\xBB\xBF") ? 3
                                                          : 0;
    return at - start;
  };
  const auto& parent = node.document().nodes[node.node().parent];
  const auto column = column_of(node.key() ? node.key().span().begin : parent.span.begin);
  auto behind = line;
  while (line < text.size()) {
    const auto content = text.find_first_not_of(" \t\r\n", line);
    if (content == std::string::npos || text[content] != '#' || column_of(content) <= column) break;
    line = std::min(text.find('\n', content), text.size() - 1) + 1;
    behind = line;
  }
  return behind;
}

bool in_flow(NodeRef node) {
  const auto& nodes = node.document().nodes;
  for (auto parent = node.node().parent; parent != yaml::no_node; parent = nodes[parent].parent)
    if (nodes[parent].style == yaml::Style::flow) return true;
  return node.node().style == yaml::Style::flow;
}

void hold_set(const yaml::Document& document, const Path& path, HandWritten& random) {
  const auto& before = document.source.text;
  const auto node = yaml::find(document, path);
  const Edit edit{Action::set, path, random.value()};
  const auto value = yaml::write(Value::map({{"value", edit.value}}));
  CAPTURE(value);
  const auto after = apply(document, edit);
  CAPTURE(after);
  same_manners(before, after);
  auto around = lines_around(before, node);
  if (node.node().style == yaml::Style::block)
    around.behind = behind_comments(before, around.behind, node);
  CHECK(after.starts_with(before.substr(0, around.first_line)));
  CHECK(after.ends_with(before.substr(around.behind)));
  // Comments within a list or map go with it, but not the one behind its key.
  const auto inner = node.node().style == yaml::Style::block && node.key()
                         ? before.find('\n', around.first_line)
                         : node.span().begin;
  same_comments(before, after, inner, node.is_scalar() ? inner : around.behind);
  const auto edited = read(after);
  const auto found = yaml::find(edited, path);
  if (edit.value.kind == Value::Kind::text) CHECK(found.text() == edit.value.scalar);
  CHECK(apply(edited, edit) == after);
  const auto bytes = before.substr(node.span().begin, node.span().size());
  const bool was_word = node.is_plain() && !bytes.empty() && bytes.find('\n') == std::string::npos;
  if (was_word && found.is_plain() && found.span().size() > 0)
    CHECK(apply(edited, {Action::set, path, yaml::value_of(node)}) == before);
}

void hold_remove(const yaml::Document& document, const Path& path) {
  const auto& before = document.source.text;
  const auto node = yaml::find(document, path);
  const auto after = apply(document, {Action::remove, path, {}});
  CAPTURE(after);
  same_manners(before, after);
  const auto& parent = document.nodes[node.node().parent];
  const auto around = lines_around(before, node);
  auto begin = around.first_line;  // with the comments right above it, and its '-'
  while (begin > 0) {
    const auto found = begin < 2 ? std::string::npos : before.rfind('\n', begin - 2);
    const auto above = found == std::string::npos ? 0 : found + 1;
    const auto content = before.find_first_not_of(" \t\r", above);
    if (before[content] != '#' && before[content] != '\n' && before[content] != '-') break;
    begin = above;
  }
  same_comments(before, after, begin, behind_comments(before, around.behind, node));
  if (parent.style == yaml::Style::block && parent.children > 1) CHECK(changed(after, before) == 0);
}

void hold_append(const yaml::Document& document, const Path& path, HandWritten& random) {
  const auto& before = document.source.text;
  const auto node = yaml::find(document, path);
  const Edit edit{Action::append, path, random.value()};
  const auto value = yaml::write(Value::map({{"value", edit.value}}));
  CAPTURE(value);
  const auto after = apply(document, edit);
  CAPTURE(after);
  same_manners(before, after);
  same_comments(before, after, 0, 0);
  const auto edited = read(after);
  CHECK(yaml::find(edited, path).size() == node.size() + 1);
  if (node.size() == 0 || in_flow(node)) return;
  CHECK(changed(before, after) == 0);
  auto last = path;
  last.emplace_back(node.size());
  CHECK(apply(edited, {Action::remove, last, {}}) == before);
}

void hold_new_key(const yaml::Document& document, Path path, HandWritten& random) {
  const auto& before = document.source.text;
  const auto node = yaml::find(document, path);
  path.emplace_back(random.key());
  auto inner = path;
  if (random.in(4)) inner.emplace_back("below");
  const Edit edit{Action::set, inner, random.value()};
  const auto value = yaml::write(Value::map({{"value", edit.value}}));
  CAPTURE(value);
  const auto after = apply(document, edit);
  CAPTURE(after);
  same_manners(before, after);
  same_comments(before, after, 0, 0);
  const auto edited = read(after);
  CHECK(yaml::find(edited, inner));
  if (node.size() == 0 || in_flow(node)) return;
  CHECK(changed(before, after) == 0);
  CHECK(apply(edited, {Action::remove, path, {}}) == before);
}

void hold(unsigned seed) {
  HandWritten random(seed);
  const auto text = random.text();
  CAPTURE(seed);
  CAPTURE(text);
  const auto document = read(text);
  REQUIRE(yaml::second_opinion(document) == "");
  std::vector<Path> paths;
  collect(document.root(), {}, paths);
  for (int i = 0; i < 4; ++i) {
    const auto& path = paths[random.below(paths.size())];
    const auto place = yaml::to_string(path);
    CAPTURE(place);
    const auto node = yaml::find(document, path);
    if (random.in(3))
      hold_remove(document, path);
    else if (node.is_list() && random.in(2))
      hold_append(document, path, random);
    else if ((node.is_map() || node.is_null()) && random.in(2))
      hold_new_key(document, path, random);
    else
      hold_set(document, path, random);
  }
}

}  // namespace

TEST_CASE("a random edit of a file written by hand changes its own lines and no others") {
  if (std::getenv("PIPELINE_SEED") != nullptr) return hold(yaml_tests::seed_of_run());
  const auto runs = yaml_tests::number_of_runs(10'000);
  for (unsigned seed = 0; seed < runs; ++seed) hold(seed);
}
