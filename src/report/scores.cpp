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

}  // namespace

base::Report scores(const workspace::Workspace& workspace, base::Provenance provenance) {
  const auto& process = *workspace.definition->process;
  base::Table table{.id = "scores",
                    .title = {},
                    .columns = {{"deal", Phrase{msg("Deal")}}, {"stage", Phrase{msg("Stage")}}},
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

}  // namespace pipeline::report
