// Random edits of random files. What is promised of every edit is checked here from outside, by
// means of its own: what apply() says of itself is not believed.
#include <doctest/doctest.h>

#include <algorithm>

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
using yaml_tests::Random;

namespace {

/// Each of the tests makes as many files.
unsigned rounds() {
  return yaml_tests::number_of_runs(1'500);
}

struct Place {
  Path path;
  NodeRef node;
};

void collect(NodeRef node, const Path& path, std::vector<Place>& places) {
  if (!path.empty()) places.push_back({path, node});
  std::size_t index = 0;
  for (const NodeRef child : node) {
    auto below = path;
    if (node.is_map())
      below.emplace_back(std::string(child.key_text()));
    else
      below.emplace_back(index);
    ++index;
    collect(child, below, places);
  }
}

std::vector<Place> places_of(const yaml::Document& document) {
  std::vector<Place> places;
  collect(document.root(), {}, places);
  return places;
}

/// Each scalar and empty collection with its path: "budget.amount=12".
std::vector<std::string> leaves_of(const yaml::Document& document) {
  std::vector<std::string> leaves;
  for (const auto& [path, node] : places_of(document))
    if (node.size() == 0)
      leaves.push_back(yaml::to_string(path) + "=" +
                       (node.is_scalar() ? std::string(node.text())
                        : node.is_map()  ? "{}"
                                         : "[]"));
  return leaves;
}

/// Those that are not at or below `path`.
std::vector<std::string> leaves_beside(const yaml::Document& document, const Path& path) {
  auto leaves = leaves_of(document);
  const auto stem = yaml::to_string(path);
  std::erase_if(leaves, [&](const std::string& leaf) {
    return leaf.starts_with(stem) && std::string_view("=.[").find(leaf[stem.size()]) != leaf.npos;
  });
  return leaves;
}

/// Equal content, whatever is quoted.
bool same(const Value& a, const Value& b) {
  const auto is_scalar = [](const Value& v) {
    return v.kind == Value::Kind::plain || v.kind == Value::Kind::text;
  };
  if (is_scalar(a) || is_scalar(b)) return is_scalar(a) && is_scalar(b) && a.scalar == b.scalar;
  return a.kind == b.kind &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
         std::equal(a.pairs.begin(), a.pairs.end(), b.pairs.begin(), b.pairs.end(),
                    [](const auto& p, const auto& q) {
                      return p.first == q.first && same(p.second, q.second);
                    });
}

/// The text as before the edit: comments, blank lines and the rest of each line.
bool keeps_line_ends(std::string_view before, std::string_view after) {
  const auto lone = [](std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
      count += text[i] == '\n' && (i == 0 || text[i - 1] != '\r') ? 1 : 0;
    return count;
  };
  const bool carriage = before.find("\r\n") != std::string_view::npos;
  return carriage ? lone(after) == 0 : after.find('\r') == std::string_view::npos;
}

std::size_t comments_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find("# ", at)) != std::string_view::npos; ++at) ++count;
  return count;
}

/// Runs `check` on random files; the seed of the file stands with a failure.
template <class Check>
void on_random_documents(Check check) {
  const auto first = yaml_tests::seed_of_run();
  for (unsigned round = 0; round < rounds(); ++round) {
    Random random(first + round);
    const auto text = yaml_tests::random_document(random);
    INFO("PIPELINE_SEED=", first + round, " of the file:\n", text);
    const auto document = yaml::read({"deal.yaml", text});
    REQUIRE(document);
    check(*document, text, random);
  }
}

std::string apply(const yaml::Document& document, const Edit& edit) {
  INFO("edit of ", yaml::to_string(edit.path), " with '", edit.value.scalar, "', items ",
       edit.value.items.size(), ", pairs ", edit.value.pairs.size());
  const auto result = yaml::apply(document, std::vector{edit});
  std::string kind;
  if (!result) kind = result.diagnostics.front().kind->name;
  CHECK(kind == "");
  return result ? *result : document.source.text;
}

}  // namespace

TEST_CASE("random files are read alike by both readers") {
  on_random_documents([](const yaml::Document& document, const std::string&, Random&) {
    CHECK(yaml::second_opinion(document) == "");
  });
}

TEST_CASE("setting a value changes that value and nothing beside it") {
  on_random_documents([](const yaml::Document& document, const std::string& text, Random& random) {
    const auto place = random.one_of(places_of(document));
    const auto value = yaml_tests::random_value(random, 2);
    const auto after = apply(document, {Edit::Action::set, place.path, value, {}});
    INFO("after the edit of ", yaml::to_string(place.path), ":\n", after);
    const auto read = yaml::read({"deal.yaml", after});
    REQUIRE(read);
    CHECK(same(yaml::value_of(yaml::find(*read, place.path)), value));
    CHECK(leaves_beside(*read, place.path) == leaves_beside(document, place.path));
    CHECK(keeps_line_ends(text, after));
    CHECK(apply(*read, {Edit::Action::set, place.path, value, {}}) == after);
  });
}

TEST_CASE("setting a new key adds it and changes nothing else") {
  on_random_documents([](const yaml::Document& document, const std::string& text, Random& random) {
    auto maps = places_of(document);
    std::erase_if(maps, [](const Place& place) { return !place.node.is_map(); });
    auto path = maps.empty() || random.one_in(3) ? Path{} : random.one_of(maps).path;
    path.emplace_back("new key");
    if (random.one_in(3)) path.emplace_back("below");
    const auto value = yaml_tests::random_value(random, 2);
    const auto after = apply(document, {Edit::Action::set, path, value, {}});
    INFO("after the edit of ", yaml::to_string(path), ":\n", after);
    const auto read = yaml::read({"deal.yaml", after});
    REQUIRE(read);
    CHECK(same(yaml::value_of(yaml::find(*read, path)), value));
    const auto container = Path(path.begin(), path.end() - 1);
    CHECK(leaves_beside(*read, path).size() + 1 >= leaves_of(document).size());
    CHECK(comments_in(after) >= comments_in(text));
    CHECK(keeps_line_ends(text, after));
  });
}

TEST_CASE("a text that is set to another word and back leaves the same bytes") {
  on_random_documents([](const yaml::Document& document, const std::string& text, Random& random) {
    for (const auto& place : places_of(document)) {
      const auto& node = place.node.node();
      const bool in_line = node.segment_count == 0 && node.span.size() > 0;
      const bool block = node.style == yaml::Style::literal || node.style == yaml::Style::folded;
      if (!place.node.is_scalar() || !in_line || block) continue;
      const auto old = yaml::value_of(place.node);
      if (old.kind == Value::Kind::plain && old.scalar != "alpha" && old.scalar != "华东 电力")
        continue;
      const auto word = Value::text(yaml_tests::random_word(random));
      const auto there = apply(document, {Edit::Action::set, place.path, word, {}});
      INFO("set ", yaml::to_string(place.path), " to ", word.scalar, ":\n", there);
      const auto read = yaml::read({"deal.yaml", there});
      REQUIRE(read);
      CHECK(apply(*read, {Edit::Action::set, place.path, Value::text(old.scalar), {}}) == text);
    }
  });
}

TEST_CASE("an item that is appended is the last, and removing it leaves the same bytes") {
  on_random_documents([](const yaml::Document& document, const std::string& text, Random& random) {
    for (const auto& place : places_of(document)) {
      if (!place.node.is_list() || place.node.size() == 0) continue;
      const auto value = yaml_tests::random_value(random, 1);
      const auto after = apply(document, {Edit::Action::append, place.path, value, {}});
      INFO("after append to ", yaml::to_string(place.path), ":\n", after);
      const auto read = yaml::read({"deal.yaml", after});
      REQUIRE(read);
      auto last = place.path;
      last.emplace_back(place.node.size());
      CHECK(same(yaml::value_of(yaml::find(*read, last)), value));
      CHECK(leaves_beside(*read, last) == leaves_of(document));
      CHECK(keeps_line_ends(text, after));
      CHECK(apply(*read, {Edit::Action::remove, last, {}, {}}) == text);
    }
  });
}

TEST_CASE("removing an entry takes it away and leaves the others") {
  on_random_documents([](const yaml::Document& document, const std::string& text, Random& random) {
    const auto place = random.one_of(places_of(document));
    const auto after = apply(document, {Edit::Action::remove, place.path, {}, {}});
    INFO("after removing ", yaml::to_string(place.path), ":\n", after);
    const auto read = yaml::read({"deal.yaml", after});
    REQUIRE(read);
    const auto container = Path(place.path.begin(), place.path.end() - 1);
    CHECK(yaml::find(*read, container).size() + 1 == yaml::find(document, container).size());
    const auto around = yaml::find(document, container);
    if (around.is_map() && around.size() > 1)  // items move up, so their paths change
      CHECK(leaves_of(*read) == leaves_beside(document, place.path));
    if (!container.empty())
      CHECK(leaves_beside(*read, container) == leaves_beside(document, container));
    CHECK(keeps_line_ends(text, after));
  });
}

TEST_CASE("several edits at once are the edits one after the other") {
  on_random_documents([](const yaml::Document& document, const std::string&, Random& random) {
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < 3; ++i)
      edits.push_back({Edit::Action::set,
                       {"new " + std::to_string(random.below(2))},
                       yaml_tests::random_value(random, 2),
                       {}});
    const auto at_once = yaml::apply(document, edits);
    REQUIRE(at_once);
    auto text = document.source.text;
    for (const auto& edit : edits) {
      const auto current = yaml::read({"deal.yaml", text});
      REQUIRE(current);
      text = apply(*current, edit);
    }
    CHECK(*at_once == text);
  });
}

TEST_CASE("a file that is written new is read back to the same content by both readers") {
  const auto first = yaml_tests::seed_of_run();
  for (unsigned round = 0; round < rounds(); ++round) {
    Random random(first + round);
    std::vector<std::pair<std::string, Value>> pairs;
    for (const auto* key : {"id", "名称", "no", "a: b", "12", "x"})
      pairs.emplace_back(key, yaml_tests::random_value(random, 3));
    const auto value = Value::map(std::move(pairs));
    const auto text = yaml::write(value, "# head\n");
    INFO("PIPELINE_SEED=", first + round, " wrote:\n", text);
    const auto read = yaml::read({"new.yaml", text});
    REQUIRE(read);
    CHECK(same(yaml::value_of(read->root()), value));
    CHECK(yaml::second_opinion(*read) == "");
    CHECK(text.starts_with("# head\n"));
  }
}
