#include "report/weekly.hpp"

#include <algorithm>
#include <array>

#include "report/diary.hpp"
#include "report/group.hpp"
#include "report/sums.hpp"

namespace pipeline::report {

namespace {

using base::Align;
using base::Cell;
using base::Column;
using base::Count;
using base::msg;
using base::Phrase;
using base::RowRole;
using base::Table;

constexpr std::int32_t week = 7;

/// A section of the report, and how many entries each group has in it.
struct Section {
  std::string id;
  Phrase title;
  std::vector<Column> columns;
  Entries entries;
  Phrase when_empty;
  Column count;             ///< its column in the summary
  bool is_warning = false;  ///< better without entries
};

std::string day(base::Date date) {
  return base::to_string(date);
}

Column column(std::string id, std::string_view title, Align align = Align::left) {
  return {std::move(id), Phrase{title}, align};
}

Section activities(const Diary& diary, base::Period days) {
  return {"activities",
          {msg("Activities, {0} to {1}"), {day(days.first), day(days.last)}},
          {column("date", msg("Date")), column("deal", msg("Deal")), column("kind", msg("Kind")),
           column("with", msg("With")), column("note", msg("Note"))},
          diary.activities(days),
          {msg("No activity was logged.")},
          column("activities", msg("Logged"), Align::right)};
}

Section results(const Diary& diary, base::Period days) {
  return {"results",
          {msg("Actions done, with their results")},
          {column("done", msg("Done")), column("due", msg("Due")), column("deal", msg("Deal")),
           column("what", msg("Action")), column("result", msg("Result")),
           column("remedy", msg("Remedy"))},
          diary.results(days),
          {msg("No action was done.")},
          column("done", msg("Done"), Align::right)};
}

Section overdue(const Diary& diary, base::Date today) {
  return {"overdue",
          {msg("Overdue actions on {0}"), {day(today)}},
          {column("due", msg("Due")), column("days_late", msg("Days late"), Align::right),
           column("deal", msg("Deal")), column("what", msg("Action"))},
          diary.overdue_actions(),
          {msg("No action is overdue.")},
          column("overdue", msg("Overdue"), Align::right),
          true};
}

Section plan(const Diary& diary, base::Period days) {
  return {"plan",
          {msg("Plan, {0} to {1}"), {day(days.first), day(days.last)}},
          {column("due", msg("Due")), column("deal", msg("Deal")), column("what", msg("Action"))},
          diary.plan(days),
          {msg("Nothing is planned.")},
          column("planned", msg("Planned"), Align::right)};
}

Section moves(const Diary& diary, base::Period days) {
  return {"moves",
          {msg("Moves of deals")},
          {column("date", msg("Date")), column("deal", msg("Deal")), column("move", msg("Move")),
           column("from", msg("From")), column("to", msg("To")), column("waived", msg("Waived")),
           column("reason", msg("Reason"))},
          diary.moves(days),
          {msg("No deal moved.")},
          column("moves", msg("Moves"), Align::right)};
}

Section stalled(const Diary& diary) {
  return {"stalled",
          {msg("Deals longer in their stage than its target")},
          {column("deal", msg("Deal")), column("stage", msg("Stage")),
           column("days_in_stage", msg("Days"), Align::right),
           column("target_days", msg("Target"), Align::right)},
          diary.stalled(),
          {msg("No deal has stood still for too long.")},
          column("stalled", msg("Stalled"), Align::right),
          true};
}

Section over_budget(const Diary& diary) {
  return {"over_budget",
          {msg("Deals over their expense budget")},
          {column("deal", msg("Deal")), column("budget", msg("Budget"), Align::right),
           column("spent", msg("Spent"), Align::right), column("over", msg("Over"), Align::right)},
          diary.over_budget(),
          {msg("No deal is over its expense budget.")},
          column("over_budget", msg("Over budget"), Align::right),
          true};
}

Section without_next_action(const Diary& diary) {
  return {"without_next_action",
          {msg("Open deals without a next action")},
          {column("deal", msg("Deal")), column("stage", msg("Stage")),
           column("days_in_stage", msg("Days"), Align::right)},
          diary.without_next_action(),
          {msg("Every open deal has a next action.")},
          column("without_next_action", msg("No next"), Align::right),
          true};
}

/// A table of a section's entries, each behind its group.
Table table_of(const Section& section, const Column& group) {
  Table table{.id = section.id,
              .title = section.title,
              .columns = {group},
              .rows = {},
              .when_empty = section.when_empty};
  table.columns.insert(table.columns.end(), section.columns.begin(), section.columns.end());
  for (const auto& entry : section.entries) {
    std::vector<Cell> cells{entry.group.cell};
    cells.insert(cells.end(), entry.cells.begin(), entry.cells.end());
    table.rows.push_back({std::move(cells)});
  }
  return table;
}

Cell count_cell(std::int64_t count, const Section& section) {
  return section.is_warning ? warning_count(count) : Cell{Count{count}};
}

/// A row per group that has a deal or an entry: how many entries of each section are its.
Table summary(const std::vector<Section>& sections, const Entries& owners, const Column& group) {
  Table table{.id = "summary",
              .title = {msg("Summary")},
              .columns = {group},
              .rows = {},
              .when_empty = {msg("Nothing to report.")}};
  std::vector<FieldValue> groups;
  const auto add = [&](const Entries& entries) {
    for (const auto& entry : entries)
      if (std::none_of(groups.begin(), groups.end(),
                       [&](const auto& each) { return each.rank == entry.group.rank; }))
        groups.push_back(entry.group);
  };
  add(owners);
  for (const auto& section : sections) {
    add(section.entries);
    table.columns.push_back(section.count);
  }
  std::sort(groups.begin(), groups.end(), [](const FieldValue& a, const FieldValue& b) {
    return comes_first(a.rank, b.rank, Direction::ascending);
  });
  for (const auto& each : groups) {
    base::Row row{{each.cell}};
    for (const auto& section : sections)
      row.cells.push_back(count_cell(
          std::count_if(section.entries.begin(), section.entries.end(),
                        [&](const Entry& entry) { return entry.group.rank == each.rank; }),
          section));
    table.rows.push_back(std::move(row));
  }
  if (groups.empty()) return table;
  base::Row total{{{Phrase{msg("Total")}}}, RowRole::total};
  for (const auto& section : sections)
    total.cells.push_back(count_cell(static_cast<std::int64_t>(section.entries.size()), section));
  table.rows.push_back(std::move(total));
  return table;
}

}  // namespace

std::optional<base::Period> week_asked(const std::optional<base::Period>& period, base::Date today,
                                       base::WeekStart start) {
  if (!period) return base::week_of(today, start);
  const auto days = period->last - period->first + 1;
  if (days == 1) return base::week_of(period->first, start);
  return days == week ? period : std::nullopt;
}

base::Report weekly(const workspace::Workspace& workspace, const Query& query,
                    base::Provenance provenance) {
  const auto selected = select(workspace, query.where);
  const Diary diary(workspace, selected.deals, query);
  const auto last = query.period.value_or(
      base::week_of(workspace.today, workspace.definition->settings.week_starts));
  const base::Period next{last.first + week, last.last + week};
  const std::vector<Section> sections{
      activities(diary, last), results(diary, last),      overdue(diary, workspace.today),
      plan(diary, next),       moves(diary, last),        stalled(diary),
      over_budget(diary),      without_next_action(diary)};
  const auto group =
      query.by ? Column{query.by->path, query.by->title} : column("person", msg("Person"));
  base::Report report{.name = "weekly",
                      .title = {msg("Weekly report")},
                      .provenance = std::move(provenance),
                      .tables = {},
                      .notes = {}};
  report.provenance->period = last;
  report.tables.push_back(summary(sections, diary.owners(), group));
  for (const auto& section : sections) report.tables.push_back(table_of(section, group));
  report.notes = {{msg("activities and actions are those of the person whom they name, else of the "
                       "deal's owner; deals are their owner's")},
                  {msg("overdue, stalled, over budget and without a next action: as of {0}; over "
                       "budget: spent more than the budget and its approved adjustments"),
                   {day(workspace.today)}}};
  tell_choice(selected, query.where, *report.provenance);
  return report;
}

}  // namespace pipeline::report
