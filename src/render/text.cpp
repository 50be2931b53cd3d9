// Tables on a terminal. Widths are in cells, not bytes or characters. If a table is wider than the
// terminal, the widest column of text gives a cell, again and again, until it fits or every such
// column is down to `narrowest`: so short columns stay whole and two long ones end up alike.
// Numbers and dates are never cut, for a cut number is a wrong one; where nothing else helps, their
// titles are. A group row that fills only its
// first cell runs over the columns behind it.
#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "base/wrapped.hpp"
#include "render/cell.hpp"
#include "render/paint.hpp"
#include "render/passages.hpp"
#include "render/report.hpp"
#include "render/symbols.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

using base::RowRole;
using base::Terminal;

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;

struct Layout {
  Grid grid;
  std::vector<std::size_t> widths;
  std::vector<std::size_t> least;  ///< what a column is not made narrower than

  [[nodiscard]] std::size_t total() const {
    const std::size_t gaps = widths.empty() ? 0 : (widths.size() - 1) * gap;
    return std::accumulate(widths.begin(), widths.end(), gaps);
  }
};

bool runs_over(RowRole role, const std::vector<std::string>& texts) {
  return role == RowRole::group &&
         std::all_of(texts.begin() + 1, texts.end(),
                     [](const std::string& text) { return text.empty(); });
}

/// Takes cells from the widest column of text (or of anything else) until the table fits.
void shrink(Layout& layout, std::size_t width, bool text) {
  while (layout.total() > width) {
    std::size_t widest = layout.widths.size();
    for (std::size_t i = 0; i < layout.widths.size(); ++i) {
      const bool may_give =
          layout.grid.columns[i].is_text == text && layout.widths[i] > layout.least[i];
      if (may_give && (widest == layout.widths.size() || layout.widths[i] > layout.widths[widest]))
        widest = i;
    }
    if (widest == layout.widths.size()) return;
    --layout.widths[widest];
  }
}

Layout layout_of(const base::Table& table, const Terminal& terminal) {
  Layout layout{grid(table, terminal.language), {}, {}};
  for (const Grid::Column& column : layout.grid.columns) {
    layout.widths.push_back(base::display_width(column.title));
    layout.least.push_back(std::min(narrowest, layout.widths.back()));
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& texts = layout.grid.rows[row];
    if (texts.empty() || runs_over(table.rows[row].role, texts)) continue;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto cells = base::display_width(texts[i]);
      layout.widths[i] = std::max(layout.widths[i], cells);
      const bool is_text = layout.grid.columns[i].is_text;
      layout.least[i] = std::max(layout.least[i], is_text ? std::min(narrowest, cells) : cells);
    }
  }
  if (!terminal.narrow) return layout;
  shrink(layout, terminal.width, true);
  shrink(layout, terminal.width, false);
  return layout;
}

Style style_of(base::Emphasis emphasis) {
  switch (emphasis) {
    case base::Emphasis::good:
      return Style::green;
    case base::Emphasis::attention:
      return Style::yellow;
    case base::Emphasis::bad:
      return Style::red;
    case base::Emphasis::none:
      break;
  }
  return Style::plain;
}

/// One line of the table; `style` is that of the row, `cells` may give each its own colour.
std::string line(const Layout& layout, const std::vector<std::string>& texts, Style style,
                 const std::vector<base::Cell>& cells, const Terminal& terminal) {
  std::size_t last = texts.size();
  while (last > 0 && texts[last - 1].empty()) --last;
  std::string text;
  for (std::size_t i = 0; i < last; ++i) {
    const std::size_t width = layout.widths[i];
    const std::string cut = base::shortened(texts[i], width, symbols(terminal).ellipsis);
    const std::string blanks(width - std::min(width, base::display_width(cut)), ' ');
    const Style own = i < cells.size() ? style_of(cells[i].emphasis) : Style::plain;
    const std::string painted = paint(paint(cut, own, terminal), style, terminal);
    const bool is_right = layout.grid.columns[i].is_right;
    if (i != 0) text.append(gap, ' ');
    text += is_right ? blanks + painted : painted;
    if (!is_right && i + 1 < last) text += blanks;
  }
  return text + "\n";
}

std::string rule(const Layout& layout, const Terminal& terminal) {
  std::string text;
  for (std::size_t i = 0; i < layout.total(); ++i) text += symbols(terminal).rule;
  return paint(text, Style::dim, terminal) + "\n";
}

std::string rows(const base::Table& table, const Layout& layout, const Terminal& terminal) {
  std::string text;
  RowRole before = RowRole::total;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const base::Row& row = table.rows[i];
    const auto& texts = layout.grid.rows[i];
    if (row.role == RowRole::total && (i == 0 || before != RowRole::total))
      text += rule(layout, terminal);
    if (row.role == RowRole::group && i != 0 && before != RowRole::group) text += "\n";
    if (!texts.empty() && runs_over(row.role, texts)) {
      const std::string title =
          base::shortened(texts[0], layout.total(), symbols(terminal).ellipsis);
      text += paint(title, Style::bold, terminal) + "\n";
    } else {
      const Style style = row.role == RowRole::item ? Style::plain : Style::bold;
      text += line(layout, texts, style, row.cells, terminal);
    }
    before = row.role;
  }
  return text;
}

std::string section(const base::Table& table, const Terminal& terminal) {
  std::string text = "\n";
  if (!table.title.english.empty())
    text += paint(words(table.title, terminal.language), Style::bold, terminal) + "\n";
  if (table.rows.empty() && !table.when_empty.english.empty())
    return text + words(table.when_empty, terminal.language) + "\n";
  if (table.heads != 0) return text + passages(table, terminal);
  const Layout layout = layout_of(table, terminal);
  std::vector<std::string> titles;
  for (const Grid::Column& column : layout.grid.columns) titles.push_back(column.title);
  text += line(layout, titles, Style::dim, {}, terminal) + rule(layout, terminal);
  return text + rows(table, layout, terminal);
}

std::string fitted(const std::string& text, const Terminal& terminal) {
  return terminal.narrow ? base::wrapped(text, terminal.width) : text;
}

std::string notes(const base::Report& report, const Terminal& terminal) {
  std::string text;
  const auto missing_files =
      report.provenance ? gaps(*report.provenance, terminal.language) : std::vector<std::string>{};
  for (const auto& missing : missing_files)
    text += paint(fitted(missing, terminal), Style::yellow, terminal) + "\n";
  for (const base::Phrase& note : report.notes)
    text += fitted(words(note, terminal.language), terminal) + "\n";
  return text.empty() ? text : "\n" + text;
}

}  // namespace

std::string to_text(const base::Table& table, const Terminal& terminal) {
  return section(table, terminal);
}

std::string to_text(const base::Report& report, const Terminal& terminal) {
  std::string text = paint(words(report.title, terminal.language), Style::bold, terminal) + "\n";
  const std::string separator = " " + std::string(symbols(terminal).dot) + " ";
  if (report.provenance) {
    const auto origin = provenance(*report.provenance, terminal.language, separator);
    text += paint(fitted(origin, terminal), Style::dim, terminal) + "\n";
  }
  for (const base::Table& table : report.tables) text += section(table, terminal);
  return text + notes(report, terminal);
}

}  // namespace pipeline::render
