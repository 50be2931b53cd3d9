#include "report/people_map.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "report/field.hpp"
#include "report/field_rows.hpp"

namespace pipeline::report {

namespace {

using base::Cell;
using base::Emphasis;
using base::Mark;
using base::msg;
using base::Phrase;

void add_open_actions(const model::Opportunity& deal, std::vector<std::string_view>& actions) {
  for (const auto& action : deal.root["actions"].items())
    if (action["done"].is_absent()) actions.push_back(action["what"].text());
}

Mark mark_of(const Contact& person) {
  const auto stance = person["stance"].text();
  if (stance == "supporter") return Mark::good;
  if (stance == "hidden_supporter") return Mark::half_good;
  if (stance == "neutral") return Mark::neutral;
  return stance == "opponent" ? Mark::bad : Mark::unknown;
}

Emphasis emphasis_of(Mark mark) {
  switch (mark) {
    case Mark::good:
    case Mark::half_good:
      return Emphasis::good;
    case Mark::bad:
      return Emphasis::bad;
    case Mark::unknown:
      return Emphasis::attention;
    case Mark::neutral:
      break;
  }
  return Emphasis::none;
}

std::string names(const std::vector<std::string_view>& people) {
  std::string all;
  for (const auto name : people) base::add_to_list(all, name);
  return all;
}

/// What a column shows of a person.
struct MapColumn {
  std::string_view key;
  std::string_view title;
};

constexpr std::array columns{
    MapColumn{"name", msg("Contact")},     MapColumn{"function", msg("Function")},
    MapColumn{"level", msg("Level")},      MapColumn{"role", msg("Role")},
    MapColumn{"influence", msg("Weight")}, MapColumn{"stance", msg("Stance")},
    MapColumn{"reached", msg("Reached")}};

Cell cell_of(const Contact& person, std::string_view key, const workspace::Workspace& workspace) {
  if (key == "name")
    return person.name.empty() ? Cell{Phrase{msg("nameless")}} : Cell{std::string(person.name)};
  if (key == "reached") {
    const auto day = person.reached();
    return day ? Cell{*day} : Cell{};
  }
  auto cell = value_of(person[key], workspace).cell;
  if (key == "stance") {
    if (person[key].is_empty()) cell.value = Phrase{msg("Unknown")};
    cell.emphasis = emphasis_of(mark_of(person));
  }
  return cell;
}

/// The rows of the form, as far as there is something to say.
class CoverageRows {
 public:
  explicit CoverageRows(const PeopleMap& map)
      : map_(map), coverage_(map.coverage), weights_(map.coverage.weights) {}

  [[nodiscard]] std::vector<base::Row> take() && {
    add(msg("Decision maker reached"), decision_makers());
    add(msg("Coach"), coverage_.coaches.empty()
                          ? Cell{Phrase{msg("nobody yet")}, Emphasis::attention}
                          : Cell{names(coverage_.coaches)});
    if (weights_.total() != 0) {
      add_weight(msg("Weight of supporters"), weights_.supporters);
      if (weights_.neutral != 0) add_weight(msg("Weight of neutral people"), weights_.neutral);
      add_weight(msg("Weight of opponents"), weights_.opponents);
      if (weights_.unknown != 0) add_weight(msg("Weight of unknown stance"), weights_.unknown);
    }
    add_warning(msg("Opponents without an action"), coverage_.opponents_without_action);
    if (!coverage_.single_thread.empty()) add(msg("Single-threaded"), single_thread());
    if (!map_.tree.unknown_superiors.empty())
      add(msg("Superiors not recorded"), {names(map_.tree.unknown_superiors)});
    for (const auto& circle : map_.tree.circles)
      add_warning(msg("Report to each other in a circle"), circle);
    return std::move(rows_);
  }

 private:
  void add(std::string_view title, Cell cell) {
    rows_.push_back(field_row(Phrase{title}, std::move(cell)));
  }
  void add_warning(std::string_view title, const std::vector<std::string_view>& people) {
    if (!people.empty()) add(title, {names(people), Emphasis::attention});
  }

  void add_weight(std::string_view title, std::int64_t weight) {
    const auto total = weights_.total();
    const auto percent =
        base::with_one_digit(100.0 * static_cast<double>(weight) / static_cast<double>(total));
    add(title, {Phrase{msg("{0} of {1} known ({2}%)"),
                       {std::to_string(weight), std::to_string(total), percent}}});
  }

  [[nodiscard]] Cell decision_makers() const {
    const auto& reached = coverage_.decision_makers_reached;
    const auto& others = coverage_.decision_makers_not_reached;
    if (reached.empty() && others.empty())
      return {Phrase{msg("nobody is known who decides")}, Emphasis::attention};
    if (others.empty()) return {names(reached)};
    if (reached.empty()) return {Phrase{msg("not yet: {0}"), {names(others)}}, Emphasis::attention};
    return {Phrase{msg("{0}; not yet: {1}"), {names(reached), names(others)}}};
  }

  [[nodiscard]] Cell single_thread() const {
    const std::string name(coverage_.single_thread);
    const auto people = map_.tree.people.size();
    if (people == 1) return {Phrase{msg("nobody but {0} is known"), {name}}, Emphasis::attention};
    return {Phrase{msg("nobody but {0} of {1} people was ever reached"),
                   {name, std::to_string(people)}},
            Emphasis::attention};
  }

  const PeopleMap& map_;
  const Coverage& coverage_;
  const Weights& weights_;
  std::vector<base::Row> rows_;
};

}  // namespace

PeopleMap people_map(const workspace::Workspace& workspace, const model::Opportunity& deal) {
  std::vector<ContactList> lists{deal.root["contacts"].items()};
  if (const auto* account = workspace.account(deal.account()); account != nullptr)
    lists.push_back(account->root["contacts"].items());
  PeopleMap map{people_tree(lists), {}};
  std::vector<std::string_view> actions;
  add_open_actions(deal, actions);
  map.coverage = coverage_of(map.tree.people, actions);
  return map;
}

PeopleMap people_map(const workspace::Workspace& workspace, const model::Account& account) {
  std::vector<ContactList> lists{account.root["contacts"].items()};
  std::vector<std::string_view> actions;
  for (const auto& deal : workspace.deals) {
    if (deal.account() != account.id() || !model::is_living(deal.status())) continue;
    lists.push_back(deal.root["contacts"].items());
    add_open_actions(deal, actions);
  }
  PeopleMap map{people_tree(lists), {}};
  map.coverage = coverage_of(map.tree.people, actions);
  map.coverage.weights = {};
  map.has_weights = false;
  return map;
}

base::Hierarchy people_drawing(const PeopleMap& map, const workspace::Workspace& workspace) {
  const auto& people = map.tree.people;
  base::Hierarchy drawing{.table = {.id = "people", .title = {}, .columns = {}, .rows = {}},
                          .lines = {}};
  drawing.table.when_empty = {msg("No contact is recorded.")};
  drawing.table.rows.resize(people.size());
  for (const auto& [key, title] : columns) {
    const auto is_known = [&, k = key](const Contact& person) { return !person[k].is_empty(); };
    const bool always = key == "name" || key == "stance";
    if (!always && std::none_of(people.begin(), people.end(), is_known)) continue;
    if (key == "influence" && !map.has_weights) continue;
    if (key == "stance") drawing.marked_column = drawing.table.columns.size();
    drawing.table.columns.push_back(
        {std::string(key), Phrase{title}, base::Align::left, key == "name"});
    for (std::size_t i = 0; i < people.size(); ++i)
      drawing.table.rows[i].cells.push_back(cell_of(people[i], key, workspace));
  }
  for (const auto& person : people) drawing.lines.push_back({person.depth, mark_of(person)});
  return drawing;
}

base::Table coverage_form(const PeopleMap& map) {
  std::vector<base::Row> rows;
  if (!map.tree.people.empty()) rows = CoverageRows(map).take();
  return field_table("coverage", {msg("Coverage")}, std::move(rows));
}

}  // namespace pipeline::report
