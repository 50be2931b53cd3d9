#include "report/list.hpp"

#include <algorithm>

namespace pipeline::report {

using base::msg;

namespace {

void sort(std::vector<Facts>& deals, const Field& field, Direction direction,
          const workspace::Workspace& workspace) {
  std::vector<std::pair<Rank, Facts>> ranked;
  ranked.reserve(deals.size());
  for (const auto& deal : deals) ranked.emplace_back(value_of(field, deal, workspace).rank, deal);
  std::stable_sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) {
    return comes_first(a.first, b.first, direction);
  });
  deals.clear();
  for (const auto& [rank, deal] : ranked) deals.push_back(deal);
}

base::Cell cell_of(const Field& field, const Facts& deal, const workspace::Workspace& workspace) {
  auto cell = value_of(field, deal, workspace).cell;
  if (field.path == "id") cell.link = std::string(deal.deal->path());
  if (field.path == "expected_sign_date" && deal.past_sign_date)
    cell.emphasis = base::Emphasis::bad;
  return cell;
}

}  // namespace

base::Report list(const workspace::Workspace& workspace, const ListQuery& query,
                  base::Provenance provenance) {
  auto selected = select(workspace, query.where);
  if (!query.account.empty())
    std::erase_if(selected.deals,
                  [&](const Facts& deal) { return deal.deal->account() != query.account; });
  if (query.sort) sort(selected.deals, *query.sort, query.direction, workspace);
  base::Table table{.id = "deals",
                    .title = {},
                    .columns = {},
                    .rows = {},
                    .when_empty = query.where != nullptr
                                      ? base::Phrase{msg("No opportunity is like that.")}
                                      : base::Phrase{msg("No opportunity yet.")}};
  for (const auto& field : query.columns)
    table.columns.push_back({field.path, field.title, base::Align::left, field.path == "id"});
  for (const auto& deal : selected.deals) {
    base::Row row;
    for (const auto& field : query.columns) row.cells.push_back(cell_of(field, deal, workspace));
    table.rows.push_back(std::move(row));
  }
  base::Report report{.name = "list",
                      .title = {msg("Opportunities")},
                      .provenance = std::move(provenance),
                      .tables = {std::move(table)},
                      .notes = {},
                      .schema = "pipeline/list/v1"};
  tell_choice(selected, query.where, *report.provenance);
  return report;
}

}  // namespace pipeline::report
