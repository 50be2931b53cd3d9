#include "report/diary.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "engine/expenses.hpp"
#include "report/group.hpp"

namespace pipeline::report {

namespace {

using base::Amount;
using base::Cell;
using base::Days;
using base::Emphasis;
using base::msg;
using base::Phrase;
using model::Status;
using model::Value;

/// The deal by its name for people, by its id for programs.
Cell deal_name(const Facts& facts) {
  const auto& deal = *facts.deal;
  Cell cell{std::string(deal.name().empty() ? deal.id() : deal.name()), Emphasis::none,
            std::string(deal.path())};
  cell.id = std::string(deal.id());
  return cell;
}

Cell day_cell(const std::optional<base::Date>& day, Emphasis emphasis = Emphasis::none) {
  return day ? Cell{*day, emphasis} : Cell{};
}

std::optional<base::Date> day_of(const Value& value) {
  const auto* day = value.get<base::Date>();
  return day != nullptr ? std::optional(*day) : std::nullopt;
}

Cell days_cell(const std::optional<std::int32_t>& days, Emphasis emphasis = Emphasis::none) {
  return days ? Cell{Days{static_cast<double>(*days)}, emphasis} : Cell{};
}

void sort(Entries& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (!(a.group.rank == b.group.rank))
      return comes_first(a.group.rank, b.group.rank, Direction::ascending);
    return a.day < b.day;
  });
}

}  // namespace

Diary::Diary(const workspace::Workspace& workspace, const std::vector<Facts>& facts,
             const Query& query)
    : workspace_(workspace), facts_(facts), query_(query) {}

FieldValue Diary::person(std::string_view id) const {
  if (id.empty()) return {not_set(), {}};
  const auto& people = workspace_.definition->settings.people;
  const auto found =
      std::find_if(people.begin(), people.end(), [&](const auto& each) { return each.id == id; });
  return {person_cell(workspace_.definition->settings, id),
          {true, base::Decimal(found - people.begin()), std::string(id)}};
}

/// Who stands behind an item: the person it names, else the deal's owner; or the group of deals
/// that was asked for.
FieldValue Diary::group(const Facts& facts, const Value& named) const {
  if (!query_.by) return person(named.text().empty() ? facts.deal->owner() : named.text());
  auto value = value_of(*query_.by, facts, workspace_);
  if (!value.rank.is_known) return {not_set(), {}};
  value.cell.emphasis = Emphasis::none;
  return value;
}

Entries Diary::activities(base::Period days) const {
  Entries entries;
  for (const auto& facts : facts_)
    for (const auto& activity : facts.deal->root["activities"].items()) {
      const auto day = day_of(activity["date"]);
      if (!day || !days.contains(*day)) continue;
      std::string with;
      for (const auto& name : activity["with"].items()) base::add_to_list(with, name.text());
      entries.push_back({group(facts, activity["by"]),
                         day,
                         {{*day},
                          deal_name(facts),
                          value_of(activity["kind"], workspace_).cell,
                          {with},
                          value_of(activity["note"], workspace_).cell}});
    }
  sort(entries);
  return entries;
}

template <class Visit>
void Diary::for_each_action(Visit visit) const {
  for (const auto& facts : facts_)
    for (const auto& action : facts.deal->root["actions"].items())
      visit(facts, action, day_of(action["due"]), day_of(action["done"]));
}

Entries Diary::results(base::Period days) const {
  Entries entries;
  for_each_action([&](const Facts& facts, const Value& action, const auto& due, const auto& done) {
    if (!done || !days.contains(*done)) return;
    const bool late = due && *due < *done;
    entries.push_back({group(facts, action["owner"]),
                       done,
                       {{*done, late ? Emphasis::attention : Emphasis::none},
                        day_cell(due),
                        deal_name(facts),
                        value_of(action["what"], workspace_).cell,
                        value_of(action["result"], workspace_).cell,
                        value_of(action["remedy"], workspace_).cell}});
  });
  sort(entries);
  return entries;
}

Entries Diary::overdue_actions() const {
  Entries entries;
  for_each_action([&](const Facts& facts, const Value& action, const auto& due, const auto& done) {
    if (done || !due || !(*due < workspace_.today) || !model::is_living(facts.status)) return;
    entries.push_back({group(facts, action["owner"]),
                       due,
                       {{*due, Emphasis::bad},
                        days_cell(workspace_.today - *due),
                        deal_name(facts),
                        value_of(action["what"], workspace_).cell}});
  });
  sort(entries);
  return entries;
}

Entries Diary::plan(base::Period days) const {
  Entries entries;
  for_each_action([&](const Facts& facts, const Value& action, const auto& due, const auto& done) {
    if (done || !due || !days.contains(*due) || !model::is_living(facts.status)) return;
    entries.push_back({group(facts, action["owner"]),
                       due,
                       {{*due}, deal_name(facts), value_of(action["what"], workspace_).cell}});
  });
  sort(entries);
  return entries;
}

/// What a line of the history did, and between what.
std::vector<Cell> Diary::move_cells(const Facts& facts, const model::Move& move) const {
  const auto& process = *workspace_.definition->process;
  const auto from = process.stage_index(move.from);
  const auto to = process.stage_index(move.to);
  Phrase what{msg("changed")};
  if (!move.to.empty())
    what = Phrase{move.from.empty() ? msg("entered")
                  : to > from       ? msg("advanced")
                                    : msg("returned")};
  std::string waived;
  for (const auto& waiver : move.waivers) base::add_to_list(waived, waiver.rule);
  return {day_cell(move.at),
          deal_name(facts),
          {what},
          move.from.empty() ? Cell{} : stage_cell(process, move.from),
          move.to.empty() ? status_cell(process, move.status) : stage_cell(process, move.to),
          {waived, waived.empty() ? Emphasis::none : Emphasis::attention},
          {std::string(move.reason)}};
}

Entries Diary::moves(base::Period days) const {
  Entries entries;
  for (const auto& facts : facts_)
    for (const auto& move : facts.deal->history) {
      if (!move.at || !days.contains(*move.at)) continue;
      const auto by =
          query_.by ? group(facts, {}) : person(move.by.empty() ? facts.deal->owner() : move.by);
      entries.push_back({by, move.at, move_cells(facts, move)});
    }
  sort(entries);
  return entries;
}

Entries Diary::stalled() const {
  Entries entries;
  for (const auto& facts : facts_)
    if (facts.stalled)
      entries.push_back(
          {group(facts, {}),
           {},
           {deal_name(facts), stage_cell(*workspace_.definition->process, facts.deal->stage()),
            days_cell(facts.days_in_stage, Emphasis::attention), days_cell(facts.target_days)}});
  sort(entries);
  return entries;
}

Entries Diary::over_budget() const {
  const auto home = model::to_string(workspace_.definition->settings.rates.home);
  Entries entries;
  for (const auto& facts : facts_) {
    const auto spending = engine::spending(workspace_.situation(*facts.deal)).front();
    if (!model::is_living(facts.status) || !spending.is_over()) continue;
    entries.push_back({group(facts, {}),
                       {},
                       {deal_name(facts),
                        {Amount{spending.budget, home}},
                        {Amount{spending.spent, home}},
                        {Amount{spending.spent - spending.budget, home}, Emphasis::bad}}});
  }
  sort(entries);
  return entries;
}

Entries Diary::without_next_action() const {
  Entries entries;
  for (const auto& facts : facts_)
    if (facts.status == Status::open && facts.next_action == nullptr)
      entries.push_back(
          {group(facts, {}),
           {},
           {deal_name(facts), stage_cell(*workspace_.definition->process, facts.deal->stage()),
            days_cell(facts.days_in_stage)}});
  sort(entries);
  return entries;
}

Entries Diary::owners() const {
  Entries entries;
  for (const auto& facts : facts_)
    if (model::is_living(facts.status)) entries.push_back({group(facts, {}), {}, {}});
  sort(entries);
  const auto same = [](const Entry& a, const Entry& b) { return a.group.rank == b.group.rank; };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  return entries;
}

}  // namespace pipeline::report
