#include "render/passages.hpp"

#include <algorithm>
#include <vector>

#include "base/search.hpp"
#include "base/text.hpp"
#include "base/wrapped.hpp"
#include "render/cell.hpp"
#include "render/paint.hpp"
#include "render/symbols.hpp"

namespace pipeline::render {

namespace {

using base::Terminal;

constexpr std::size_t widest_label = 24;
constexpr std::string_view margin = "  ";

using Texts = std::vector<std::string>;

Texts texts_of(const base::Row& row, base::Language language) {
  Texts texts;
  for (const auto& cell : row.cells) texts.push_back(shown(cell.value, language));
  return texts;
}

bool is_blank(char c) {
  return c == ' ' || c == '\n';
}

/// Paints `matches` of `text` in `lines`, which is the same text broken into lines: blanks come and
/// go there, and so the other bytes are counted.
std::string with_marks(const std::string& lines, const std::string& text,
                       const std::vector<base::Match>& matches, const Terminal& terminal) {
  std::vector<bool> is_marked;
  auto match = matches.begin();
  for (std::size_t at = 0; at < text.size(); ++at) {
    while (match != matches.end() && match->end <= at) ++match;
    if (!is_blank(text[at])) is_marked.push_back(match != matches.end() && match->begin <= at);
  }
  std::string painted;
  std::string run;
  std::size_t count = 0;
  const auto end_run = [&] {
    painted += paint(run, Style::bold, terminal);
    run.clear();
  };
  for (const char c : lines) {
    const bool mark = !is_blank(c) && count < is_marked.size() && is_marked[count];
    if (!is_blank(c)) ++count;
    if (!mark) end_run();
    (mark ? run : painted) += c;
  }
  end_run();
  return painted;
}

std::string heading(const Texts& texts, std::size_t heads, const Terminal& terminal) {
  const auto dot = " " + std::string(symbols(terminal).dot) + " ";
  std::string line;
  for (std::size_t i = 0; i < heads; ++i)
    if (!texts[i].empty()) line += (line.empty() ? "" : dot) + texts[i];
  if (terminal.narrow) line = base::wrapped(line, terminal.width);
  return paint(line, Style::bold, terminal) + "\n";
}

}  // namespace

std::string passages(const base::Table& table, const Terminal& terminal) {
  const auto heads = table.heads;
  std::vector<Texts> rows;
  std::size_t width = 0;
  for (const auto& row : table.rows) {
    rows.push_back(texts_of(row, terminal.language));
    rows.back().resize(std::max(rows.back().size(), heads + 2));
    width = std::max(width, base::display_width(rows.back()[heads]));
  }
  width = std::min(width, widest_label);
  const auto indent = margin.size() + width + 2;
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const auto same = [&](std::size_t column) { return row[column] == rows[i - 1][column]; };
    bool is_new = i == 0;
    for (std::size_t column = 0; column < heads && !is_new; ++column) is_new = !same(column);
    if (is_new) text += (i == 0 ? "" : "\n") + heading(row, heads, terminal);
    const auto& passage = row[heads + 1];
    const auto lines = terminal.narrow ? base::wrapped(passage, terminal.width, indent) : passage;
    text += std::string(margin) + paint(base::pad_right(row[heads], width), Style::dim, terminal) +
            "  " + with_marks(lines, passage, base::find_words(passage, table.marked), terminal) +
            "\n";
    for (auto rest = heads + 2; rest < row.size(); ++rest)
      if (!row[rest].empty())
        text += std::string(indent, ' ') + paint(row[rest], Style::dim, terminal) + "\n";
  }
  return text;
}

}  // namespace pipeline::render
