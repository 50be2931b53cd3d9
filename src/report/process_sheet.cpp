#include "report/process_sheet.hpp"

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "base/ids.hpp"
#include "base/text.hpp"
#include "cel/brief.hpp"
#include "engine/passage.hpp"

namespace pipeline::report {

namespace {

using base::Align;
using base::Cell;
using base::Localized;
using base::msg;
using base::Phrase;
using base::Row;
using base::RowRole;
using base::Table;
using model::Status;

std::string listed(const std::vector<process::FieldPath>& fields) {
  std::string list;
  for (const auto& field : fields) base::add_to_list(list, field.text);
  return list;
}

Cell named(const std::string& id, const Localized& title) {
  Cell cell{title.empty() ? Localized{id, id} : title};
  cell.id = id;
  return cell;
}

Cell text(const process::Expression& expression) {
  return {cel::on_one_line(expression.program->source())};
}

/// A message about something with a title, in both languages.
template <class... Words>
Localized about(std::string_view english, const Localized& title, const Words&... words) {
  const auto in = [&](base::Language language) {
    return base::filled(language, english, {title.in(language), words...});
  };
  return {in(base::Language::en), in(base::Language::zh)};
}

/// The stage's title, or its id where it has none.
Localized titled(const process::Stage& stage) {
  return stage.title.empty() ? Localized{stage.id, stage.id} : stage.title;
}

/// A line over all columns.
Row heading(Localized words, std::size_t columns) {
  Row row{{{std::move(words)}}, RowRole::group};
  row.cells.resize(columns);
  return row;
}

Table stages_of(const process::Process& process) {
  Table table{.id = "stages",
              .title = {msg("Stages")},
              .columns = {{"id", Phrase{msg("Id")}, Align::left, true},
                          {"stage", Phrase{msg("Stage")}},
                          {"key_node", Phrase{msg("Key node")}},
                          {"buying_step", Phrase{msg("Customer's step")}},
                          {"win_rate", Phrase{msg("Win rate")}, Align::right},
                          {"target_days", Phrase{msg("Days")}, Align::right},
                          {"rules", Phrase{msg("Rules")}, Align::right}},
              .rows = {}};
  for (const auto& stage : process.stages)
    table.rows.push_back(
        {{{stage.id},
          named(stage.id, stage.title),
          {stage.key_node},
          {stage.buying_step},
          {base::Percent{stage.win_rate}},
          stage.target_days ? Cell{base::Days{static_cast<double>(*stage.target_days)}} : Cell{},
          {base::Count{static_cast<std::int64_t>(stage.exit.size())}}}});
  return table;
}

/// What the stages tell the people who work in them. Sentences, so that they are not cut.
Table guide_of(const process::Process& process) {
  Table table{.id = "guide",
              .title = {msg("How to work in each stage")},
              .columns = {{"subject", Phrase{msg("Subject")}},
                          {"text", Phrase{msg("Text")}, Align::left, true}},
              .rows = {}};
  for (const auto& stage : process.stages) {
    if (stage.guide.empty()) continue;
    table.rows.push_back(heading(titled(stage), table.columns.size()));
    for (const auto& line : stage.guide) table.rows.push_back({{{line.title}, {line.text}}});
  }
  return table;
}

class Rules {
 public:
  explicit Rules(const process::Process& process) : process_(process) {}

  Table run() {
    for (const auto& stage : process_.stages) {
      const auto title = titled(stage);
      add(about(msg("To leave {0}"), title), stage.exit);
      add(about(msg("In {0} and after it"), title), stage.always);
    }
    for (const auto status : {Status::won, Status::lost, Status::withdrawn})
      if (const auto* outcome = process_.outcome(model::to_string(status)))
        add(about(msg("To end as {0}"), engine::status_title(process_, status)), outcome->rules);
    return std::move(table_);
  }

 private:
  void add(Localized words, const std::vector<process::Rule>& rules) {
    if (rules.empty()) return;
    table_.rows.push_back(heading(std::move(words), table_.columns.size()));
    for (const auto& rule : rules) {
      Row row{{{rule.id}, named(rule.id, rule.title)}};
      const auto* check = std::get_if<process::Check>(&rule.demand);
      row.cells.push_back(check != nullptr ? text(check->condition)
                                           : Cell{demand_of(rule, process_)});
      row.cells.push_back(rule.when ? text(*rule.when) : Cell{});
      const bool must = rule.severity == base::Severity::error;
      row.cells.push_back(must ? Cell{Phrase{msg("must")}} : Cell{Phrase{msg("advice")}});
      row.cells.back().id = must ? "must" : "should";
      table_.rows.push_back(std::move(row));
    }
  }

  const process::Process& process_;
  Table table_{.id = "rules",
               .title = {msg("Rules")},
               .columns = {{"rule", Phrase{msg("Rule")}, Align::left, true},
                           {"title", Phrase{msg("Title")}},
                           {"demands", Phrase{msg("Demands")}},
                           {"when", Phrase{msg("Only when")}},
                           {"severity", Phrase{msg("Severity")}}},
               .rows = {}};
};

std::string levels_of(const process::Criterion& criterion) {
  if (criterion.value) return cel::on_one_line(criterion.value->program->source());
  std::vector<std::string> levels;
  for (const auto& level : criterion.levels)
    levels.push_back(level.id + " " + base::with_one_digit(level.points));
  return base::listed(levels);
}

Table scorecards_of(const process::Process& process) {
  Table table{.id = "scorecards",
              .title = {msg("Scorecards")},
              .columns = {{"criterion", Phrase{msg("Criterion")}},
                          {"weight", Phrase{msg("Weight")}, Align::right},
                          {"points", Phrase{msg("Points")}},
                          {"knockout", Phrase{msg("Rules out")}}},
              .rows = {}};
  for (const auto& card : process.scorecards) {
    const auto title = card.title.empty() ? Localized{card.id, card.id} : card.title;
    const auto pass = base::with_one_digit(card.pass);
    table.rows.push_back(
        heading(about(msg("{0} ({1}): passes with {2} points"), title, card.id, pass),
                table.columns.size()));
    for (const auto& criterion : card.criteria)
      table.rows.push_back({{named(criterion.id, criterion.title),
                             {base::Points{criterion.weight}},
                             {levels_of(criterion)},
                             {base::listed(criterion.knockout)}}});
  }
  return table;
}

Table outcomes_of(const process::Process& process) {
  Table table{.id = "outcomes",
              .title = {msg("Outcomes")},
              .columns = {{"outcome", Phrase{msg("Outcome")}},
                          {"from", Phrase{msg("From")}},
                          {"reasons", Phrase{msg("Reasons")}}},
              .rows = {}};
  const auto add = [&](const char* status, const std::optional<process::Outcome>& outcome) {
    if (outcome)
      table.rows.push_back({{{std::string(status)},
                             {outcome->from},
                             {base::listed(base::ids_of(outcome->reasons))}}});
  };
  add("won", process.won);
  add("lost", process.lost);
  add("withdrawn", process.withdrawn);
  return table;
}

}  // namespace

Phrase demand_of(const process::Rule& rule, const process::Process& process) {
  if (const auto* must = std::get_if<process::Must>(&rule.demand))
    return {msg("must be filled in: {0}"), {listed(must->fields)}};
  if (std::holds_alternative<process::Check>(rule.demand))
    return {msg("a condition that must hold")};
  if (const auto* score = std::get_if<process::Score>(&rule.demand)) {
    const auto* card = process.scorecard(score->card);
    const auto pass = card != nullptr ? base::with_one_digit(card->pass) : std::string("?");
    return {msg("scorecard {0}: at least {1} points, and no knock-out"), {score->card, pass}};
  }
  if (const auto* list = std::get_if<process::Checklist>(&rule.demand))
    return list->evidence_required ? Phrase{msg("ticked off by a person, with evidence")}
                                   : Phrase{msg("ticked off by a person")};
  const auto& approval = std::get<process::ApprovalDemand>(rule.demand);
  if (approval.covers.empty()) return {msg("approved by {0}"), {approval.role}};
  return {msg("approved by {0}; goes stale when one of these changes: {1}"),
          {approval.role, listed(approval.covers)}};
}

base::Report process_sheet(const process::Process& process) {
  base::Report report{.name = "process-show",
                      .title = {msg("Process {0}"), {process.name()}},
                      .provenance = {},
                      .tables = {stages_of(process), Rules(process).run()},
                      .notes = {},
                      .schema = "pipeline/process-show/v1"};
  if (auto guide = guide_of(process); !guide.rows.empty())
    report.tables.insert(report.tables.begin() + 1, std::move(guide));
  if (!process.scorecards.empty()) report.tables.push_back(scorecards_of(process));
  report.tables.push_back(outcomes_of(process));
  for (const auto& skip : process.skips)
    report.notes.push_back(
        skip.when ? Phrase{msg("From {0} to {1} over the stages between, when {2}"),
                           {skip.from, skip.to, cel::on_one_line(skip.when->program->source())}}
                  : Phrase{msg("From {0} to {1} over the stages between"), {skip.from, skip.to}});
  report.notes.push_back(process.returns
                             ? Phrase{msg("Going back a stage is allowed, with a reason.")}
                             : Phrase{msg("Going back a stage is not allowed.")});
  if (process.waivers.roles.empty())
    report.notes.push_back({msg("Nobody may waive a rule.")});
  else
    report.notes.push_back(
        {msg("Rules are waived by {0}; each open waiver multiplies the win rate by {1}."),
         {base::listed(process.waivers.roles), fmt::format("{:g}", process.waivers.factor)}});
  return report;
}

base::Report process_list(const std::vector<KnownProcess>& processes) {
  Table table{.id = "processes",
              .title = {},
              .columns = {{"process", Phrase{msg("Process")}, Align::left, true},
                          {"title", Phrase{msg("Title")}},
                          {"stages", Phrase{msg("Stages")}, Align::right},
                          {"rules", Phrase{msg("Rules")}, Align::right},
                          {"file", Phrase{msg("File")}},
                          {"in_force", Phrase{msg("In force")}}},
              .rows = {}};
  for (const auto& [process, where, in_force] : processes)
    table.rows.push_back({{{process->name()},
                           {process->title},
                           {base::Count{static_cast<std::int64_t>(process->stages.size())}},
                           {base::Count{static_cast<std::int64_t>(process->rule_ids().size())}},
                           where.empty() ? Cell{Phrase{msg("shipped")}} : Cell{where},
                           in_force ? Cell{Phrase{msg("yes")}, base::Emphasis::good} : Cell{}}});
  return {.name = "process-list",
          .title = {msg("Processes")},
          .provenance = {},
          .tables = {std::move(table)},
          .notes = {},
          .schema = "pipeline/process-list/v1"};
}

}  // namespace pipeline::report
