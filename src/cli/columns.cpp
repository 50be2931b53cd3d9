#include "cli/columns.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "render/cell.hpp"

namespace pipeline::cli {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t readable = 16;  // cells: a column of text that is cut to less says too little

std::size_t width_of(const base::Table& table, base::Language language) {
  const auto grid = render::grid(table, language);
  std::size_t total = 0;
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    std::size_t widest = base::display_width(grid.columns[i].title);
    for (const auto& row : grid.rows) widest = std::max(widest, base::display_width(row[i]));
    total += gap + (grid.columns[i].is_text ? std::min(widest, readable) : widest);
  }
  return total - std::min(total, gap);
}

void remove_column(base::Table& table, std::string_view id) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const base::Column& column) { return column.id == id; });
  if (found == table.columns.end()) return;
  const auto index = found - table.columns.begin();
  table.columns.erase(found);
  for (auto& row : table.rows) row.cells.erase(row.cells.begin() + index);
}

}  // namespace

void fit_columns(base::Table& table, std::span<const std::string_view> dispensable,
                 const base::Terminal& terminal) {
  if (!terminal.narrow) return;
  for (const auto id : dispensable) {
    if (width_of(table, terminal.language) <= terminal.width) return;
    remove_column(table, id);
  }
}

}  // namespace pipeline::cli
