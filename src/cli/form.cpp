#include "cli/form.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "base/wrapped.hpp"
#include "render/cell.hpp"
#include "render/paint.hpp"
#include "render/words.hpp"

namespace pipeline::cli {

namespace {

/// The value as people read it; a person's or an account's name with the id behind it.
std::string value_words(const base::Cell& cell, base::Language language) {
  auto words = render::shown(cell.value, language);
  const bool is_name = cell.id && !cell.id->empty() && *cell.id != words &&
                       std::holds_alternative<std::string>(cell.value);
  return is_name ? words + " (" + base::printable(*cell.id) + ")" : words;
}

}  // namespace

std::string form_lines(const base::Table& fields, const base::Terminal& terminal) {
  constexpr std::size_t widest_title = 44;
  std::vector<std::string> titles;
  std::size_t width = 0;
  for (const auto& row : fields.rows) {
    titles.push_back(render::shown(row.cells[0].value, terminal.language));
    if (row.role == base::RowRole::item)
      width = std::max(width, base::display_width(titles.back()));
  }
  width = std::min(width, widest_title);
  std::string lines;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (fields.rows[i].role == base::RowRole::group) {
      lines += render::paint(titles[i], render::Style::bold, terminal) + "\n";
      continue;
    }
    const auto& cell = fields.rows[i].cells[1];
    const auto style =
        cell.emphasis == base::Emphasis::none ? render::Style::plain : render::Style::yellow;
    const auto title =
        render::paint(base::pad_right(titles[i], width), render::Style::dim, terminal);
    const auto value = value_words(cell, terminal.language);
    const auto indent = width + 4;
    lines += "  " + title + "  " +
             render::paint(terminal.narrow ? base::wrapped(value, terminal.width, indent) : value,
                           style, terminal) +
             "\n";
  }
  return lines;
}

std::string titled_form(const base::Table& fields, const base::Terminal& terminal) {
  const auto title = render::words(fields.title, terminal.language);
  return "\n" + render::paint(title, render::Style::bold, terminal) + "\n" +
         form_lines(fields, terminal);
}

}  // namespace pipeline::cli
