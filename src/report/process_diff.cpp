#include "report/process_diff.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/ids.hpp"
#include "base/text.hpp"
#include "cel/brief.hpp"
#include "engine/judge.hpp"
#include "report/group.hpp"
#include "report/process_sheet.hpp"

namespace pipeline::report {

namespace {

using base::Cell;
using base::Emphasis;
using base::msg;
using base::Phrase;
using base::Table;

/// What is in `a` and not in `b`, in the order of `a`.
std::vector<std::string> without(const std::vector<std::string>& a,
                                 const std::vector<std::string>& b) {
  std::vector<std::string> rest;
  std::copy_if(a.begin(), a.end(), std::back_inserter(rest), [&](const std::string& one) {
    return std::find(b.begin(), b.end(), one) == b.end();
  });
  return rest;
}

// ---- The processes
// --------------------------------------------------------------------------------

std::string source_of(const std::optional<process::Expression>& expression) {
  return expression ? cel::on_one_line(expression->program->source()) : "";
}

std::string words_of(const process::Rule& rule, const process::Process& process) {
  const auto* check = std::get_if<process::Check>(&rule.demand);
  auto text = check != nullptr ? cel::on_one_line(check->condition.program->source())
                               : std::string(demand_of(rule, process).english) +
                                     base::listed(demand_of(rule, process).arguments);
  if (const auto* approval = std::get_if<process::ApprovalDemand>(&rule.demand))
    text += source_of(approval->when);
  return fmt::format("{} when {} severity {} since {}", text, source_of(rule.when),
                     rule.severity == base::Severity::error, rule.since);
}

std::string words_of(const process::Scorecard& card) {
  auto text = fmt::format("pass {}", card.pass);
  for (const auto& criterion : card.criteria) {
    text += fmt::format("; {} {} {} {}", criterion.id, criterion.weight, source_of(criterion.value),
                        base::listed(criterion.knockout));
    for (const auto& level : criterion.levels)
      text += fmt::format(" {} {}", level.id, level.points);
  }
  return text;
}

void add_fields(std::map<std::string, std::string>& parts, const std::string& prefix,
                const model::Type& record) {
  for (const auto& path : model::paths_of(record)) {
    const auto* type = model::type_at(record, path);
    parts[prefix + path] = fmt::format("{} {}", static_cast<int>(type->kind),
                                       base::listed(base::ids_of(type->choices)));
  }
}

/// Every named part of a process, by "kind id", with all that it says.
std::map<std::string, std::string> parts_of(const process::Process& process) {
  std::map<std::string, std::string> parts;
  const auto add = [&](const std::vector<process::Rule>& rules, const std::string& place) {
    for (const auto& rule : rules) parts["rule " + rule.id] = place + words_of(rule, process);
  };
  for (const auto& stage : process.stages) {
    parts["stage " + stage.id] =
        fmt::format("{} {} {}", stage.win_rate, stage.target_days.value_or(0), stage.sets_status);
    add(stage.exit, stage.id + " exit ");
    add(stage.always, stage.id + " always ");
  }
  for (const auto* status : {"won", "lost", "withdrawn"})
    if (const auto* outcome = process.outcome(status)) add(outcome->rules, status);
  for (const auto& card : process.scorecards) parts["scorecard " + card.id] = words_of(card);
  add_fields(parts, "field ", process.fields);
  add_fields(parts, "field account.", process.account_fields);
  return parts;
}

Table changes(const process::Process& before, const process::Process& after) {
  Table table{.id = "changes",
              .title = {msg("What changed")},
              .columns = {{"kind", Phrase{msg("Kind")}},
                          {"id", Phrase{msg("Id")}, base::Align::left, true},
                          {"change", Phrase{msg("Change")}}},
              .rows = {},
              .when_empty = {msg("Nothing that is asked of an opportunity.")}};
  const auto old_parts = parts_of(before);
  const auto new_parts = parts_of(after);
  const auto add = [&](const std::string& part, Phrase change, const char* id) {
    const auto blank = part.find(' ');
    const auto kind = part.substr(0, blank);
    Cell kind_cell{kind == "rule"    ? Phrase{msg("rule")}
                   : kind == "stage" ? Phrase{msg("stage")}
                   : kind == "field" ? Phrase{msg("field")}
                                     : Phrase{msg("scorecard")}};
    kind_cell.id = kind;
    Cell change_cell{std::move(change)};
    change_cell.id = id;
    table.rows.push_back(
        {{std::move(kind_cell), {part.substr(blank + 1)}, std::move(change_cell)}});
  };
  for (const auto& [part, words] : old_parts) {
    const auto now = new_parts.find(part);
    if (now == new_parts.end())
      add(part, {msg("removed")}, "removed");
    else if (now->second != words)
      add(part, {msg("changed")}, "changed");
  }
  for (const auto& [part, words] : new_parts)
    if (!old_parts.contains(part)) add(part, {msg("added")}, "added");
  return table;
}

// ---- The deals
// ------------------------------------------------------------------------------------

/// What a process has against a deal.
struct Objections {
  std::vector<std::string> unmet;   ///< rules of the gate in front of it
  std::vector<std::string> errors;  ///< rules behind it, and kinds of findings without a rule

  [[nodiscard]] std::vector<std::string> all() const {
    auto both = unmet;
    both.insert(both.end(), errors.begin(), errors.end());
    return both;
  }
};

Objections objections_to(const model::Opportunity& deal, const workspace::Workspace& workspace) {
  Objections objections;
  const auto& process = *workspace.definition->process;
  if (const auto stage = process.stage_index(deal.stage())) {
    const auto situation = workspace.situation(deal);
    const auto gate = engine::judge_gate(process.stages[*stage], engine::Scope(situation),
                                         engine::Detail::standing);
    for (const auto& verdict : gate.verdicts)
      if (verdict.blocks()) objections.unmet.push_back(verdict.rule->id);
  }
  for (const auto& finding : workspace.findings) {
    if (finding.where.path != deal.path() || finding.severity != base::Severity::error) continue;
    auto name = finding.rule.empty() ? std::string(finding.kind->name) : finding.rule;
    if (std::find(objections.errors.begin(), objections.errors.end(), name) ==
        objections.errors.end())
      objections.errors.push_back(std::move(name));
  }
  return objections;
}

/// A deal newly fails where its gate closes or its file becomes faulty, and newly passes where the
/// gate opens or the last fault goes; else there is more to do or less.
Cell verdict_of(const Objections& was, const Objections& is) {
  const auto flips = [](const Objections& from, const Objections& to) {
    return (from.unmet.empty() && !to.unmet.empty()) || (from.errors.empty() && !to.errors.empty());
  };
  const auto cell = [](Phrase words, const char* id, Emphasis emphasis) {
    Cell result{std::move(words), emphasis};
    result.id = id;
    return result;
  };
  if (flips(was, is)) return cell({msg("fails now")}, "fails", Emphasis::bad);
  if (flips(is, was)) return cell({msg("passes now")}, "passes", Emphasis::good);
  const auto count = [](const Objections& all) { return all.unmet.size() + all.errors.size(); };
  if (count(is) > count(was)) return cell({msg("more to do")}, "more", Emphasis::attention);
  if (count(is) < count(was)) return cell({msg("less to do")}, "less", Emphasis::none);
  return cell({msg("other things to do")}, "other", Emphasis::none);
}

}  // namespace

base::Report process_diff(const workspace::Workspace& before, const workspace::Workspace& after,
                          base::Provenance provenance) {
  const auto& old_process = *before.definition->process;
  const auto& new_process = *after.definition->process;
  Table table{.id = "deals",
              .title = {msg("Opportunities that are judged otherwise")},
              .columns = {{"id", Phrase{msg("Deal")}, base::Align::left, true},
                          {"stage", Phrase{msg("Stage")}},
                          {"verdict", Phrase{msg("Verdict")}},
                          {"newly_unmet", Phrase{msg("Newly unmet")}},
                          {"no_longer_unmet", Phrase{msg("No longer unmet")}}},
              .rows = {},
              .when_empty = {msg("None: every opportunity is judged as before.")}};
  std::size_t looked_at = 0;
  for (const auto& deal : after.deals) {
    const auto* old_deal = before.deal(deal.id());
    if (old_deal == nullptr || model::is_lost(deal.status()) ||
        deal.status() == model::Status::closed)
      continue;
    ++looked_at;
    const auto was = objections_to(*old_deal, before);
    const auto is = objections_to(deal, after);
    const auto newly = without(is.all(), was.all());
    const auto no_longer = without(was.all(), is.all());
    if (newly.empty() && no_longer.empty()) continue;
    base::Row row{{deal_cell(deal), stage_cell(new_process, deal.stage()), verdict_of(was, is)}};
    for (const auto& list : {newly, no_longer}) row.cells.push_back({base::listed(list)});
    table.rows.push_back(std::move(row));
  }
  return {.name = "process-diff",
          .title = {msg("{0} against {1}"), {new_process.name(), old_process.name()}},
          .provenance = std::move(provenance),
          .tables = {changes(old_process, new_process), std::move(table)},
          .notes = {{msg("opportunities that have not ended: {0}"), {std::to_string(looked_at)}}},
          .schema = "pipeline/process-diff/v1"};
}

}  // namespace pipeline::report
