#include "report/scores.hpp"

#include <algorithm>

#include "engine/scorecard.hpp"
#include "report/group.hpp"

namespace pipeline::report {

using base::Align;
using base::msg;
using base::Phrase;

namespace {

base::Cell total_cell(const engine::CardResult& result) {
  const bool judged = std::any_of(result.criteria.begin(), result.criteria.end(),
                                  [](const auto& criterion) { return criterion.judged; });
  if (!judged) return {};
  const auto emphasis = result.knockout() != nullptr ? base::Emphasis::bad
                        : result.passes()            ? base::Emphasis::good
                                                     : base::Emphasis::attention;
  return {base::Points{result.total}, emphasis};
}

base::Cell titled(const std::string& id, const base::Localized& title) {
  base::Cell cell{id};
  if (!title.empty()) cell.value = title;
  cell.id = id;
  return cell;
}

base::Cell criterion_cell(const process::Criterion& criterion) {
  return titled(criterion.id, criterion.title);
}

/// The level that was chosen; for computed points that they are computed, and for what is missing
/// that it is.
base::Cell level_cell(const engine::CriterionResult& result) {
  if (const auto* level = result.criterion->level(result.level)) {
    auto cell = titled(level->id, level->title);
    if (result.knocked_out) cell.emphasis = base::Emphasis::bad;
    return cell;
  }
  if (!result.criterion->value) return {Phrase{msg("not judged")}, base::Emphasis::attention};
  if (result.error) return {Phrase{msg("cannot be told")}, base::Emphasis::attention};
  return {Phrase{msg("computed")}};
}

}  // namespace

base::Report scores(const workspace::Workspace& workspace, base::Provenance provenance) {
  const auto& process = *workspace.definition->process;
  base::Table table{.id = "scores",
                    .title = {},
                    .columns = {{"deal", Phrase{msg("Deal")}, Align::left, true},
                                {"stage", Phrase{msg("Stage")}}},
                    .rows = {},
                    .when_empty = {msg("No deal is open.")}};
  for (const auto& card : process.scorecards) {
    base::Column column{card.id, card.title, Align::right};
    if (card.title.empty()) column.title = base::Localized{card.id, card.id};
    table.columns.push_back(std::move(column));
  }
  table.columns.push_back({"win_rate", Phrase{msg("Win rate")}, Align::right});
  for (const auto& deal : workspace.deals) {
    if (deal.root.is_absent() || deal.status() != model::Status::open) continue;
    const auto situation = workspace.situation(deal);
    const engine::Scope scope(situation);
    base::Row row{{deal_cell(deal), stage_cell(process, deal.stage())}};
    for (const auto& card : process.scorecards)
      row.cells.push_back(total_cell(engine::total(card, scope)));
    row.cells.push_back({base::Percent{facts_of(workspace, deal).win_rate.probability}});
    table.rows.push_back(std::move(row));
  }
  return {.name = "score",
          .title = {msg("Scores")},
          .provenance = std::move(provenance),
          .tables = {std::move(table)},
          .notes = {{msg("totals from 0 to 100; empty: nothing of the card has been judged yet")}},
          .schema = "pipeline/score/v1"};
}

base::Table score_card(const engine::CardResult& result, const engine::CardResult* before) {
  base::Table table{.id = result.card->id,
                    .title = {},
                    .columns = {{"criterion", Phrase{msg("Criterion")}},
                                {"weight", Phrase{msg("Weight")}, Align::right},
                                {"level", Phrase{msg("Level")}}},
                    .rows = {}};
  if (before != nullptr) table.columns.push_back({"before", Phrase{msg("Before")}, Align::right});
  table.columns.push_back({"points", Phrase{msg("Points")}, Align::right});
  table.columns.push_back({"adds", Phrase{msg("Adds")}, Align::right});
  double weights = 0;
  for (const auto& each : result.criteria) weights += each.criterion->weight;
  const auto points = [](const engine::CriterionResult& each) {
    return each.judged ? base::Cell{base::Points{each.points}} : base::Cell{};
  };
  for (std::size_t i = 0; i < result.criteria.size(); ++i) {
    const auto& each = result.criteria[i];
    base::Row row{{criterion_cell(*each.criterion),
                   {base::Points{each.criterion->weight}},
                   level_cell(each)}};
    if (before != nullptr) row.cells.push_back(points(before->criteria[i]));
    row.cells.push_back(points(each));
    row.cells.push_back({base::Points{each.adds}});
    table.rows.push_back(std::move(row));
  }
  base::Row total{{{Phrase{msg("Total")}}, {base::Points{weights}}, {}}, base::RowRole::total};
  if (before != nullptr) total.cells.push_back({base::Points{before->total}});
  total.cells.push_back({});
  total.cells.push_back({base::Points{result.total}});
  table.rows.push_back(std::move(total));
  return table;
}

}  // namespace pipeline::report
