#include "render/excerpt.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "render/paint.hpp"
#include "render/symbols.hpp"

namespace pipeline::render {

namespace {

constexpr std::size_t widest = 76;  // cells, behind the indentation

std::size_t cells(std::string_view text) {
  return base::display_width(base::printable(text));
}

/// As much of the end of `text` as has room in `width` cells.
std::string_view ending(std::string_view text, std::size_t width) {
  const auto drop = [&](std::size_t characters) {
    text.remove_prefix(base::first_characters(text, characters).size());
  };
  if (const auto count = base::count_characters(text); count > width) drop(count - width);
  while (cells(text) > width) drop(1);
  return text;
}

}  // namespace

std::string excerpt(const base::Diagnostic& diagnostic, const base::Terminal& terminal) {
  const std::string_view line = diagnostic.excerpt;
  if (line.empty()) return {};
  const auto& where = diagnostic.where;
  const auto all_before = base::first_characters(line, where.column - 1);
  const auto rest = line.substr(all_before.size());
  auto marked = rest;
  if (where.end_line == where.line && where.end_column > where.column)
    marked = base::first_characters(marked, where.end_column - where.column);

  const auto ellipsis = symbols(terminal).ellipsis;
  const bool fits = cells(line) <= widest;
  const auto before = fits ? all_before : ending(all_before, widest / 2);
  auto shown = base::printable(before);
  if (before.size() < all_before.size()) shown.insert(0, ellipsis);
  const auto indent = base::display_width(shown);
  shown += base::shortened(base::printable(rest), widest - indent, ellipsis);
  const std::string carets(std::clamp<std::size_t>(cells(marked), 1, widest - indent), '^');
  return "  " + shown + "\n  " + std::string(indent, ' ') + paint(carets, Style::red, terminal) +
         "\n";
}

}  // namespace pipeline::render
