#include "render/hierarchy.hpp"

#include <algorithm>
#include <string_view>

#include "render/cell.hpp"
#include "render/report.hpp"

namespace pipeline::render {

namespace {

using base::Mark;

/// Nobody reads a tree that is wider than the terminal, and a file from a stranger may be as deep
/// as it is long.
constexpr std::size_t deepest = 12;

struct Branches {
  std::string_view through;  ///< past a line, to one below it
  std::string_view fork;
  std::string_view end;
  std::string_view blank = "   ";
};

Branches branches(const base::Terminal& terminal) {
  if (terminal.unicode) return {"│  ", "├─ ", "└─ "};
  return {"|  ", "|- ", "`- "};
}

std::string_view symbol(Mark mark, const base::Terminal& terminal) {
  switch (mark) {
    case Mark::good:
      return terminal.unicode ? "✓" : "+";
    case Mark::half_good:
      return terminal.unicode ? "(✓)" : "(+)";
    case Mark::neutral:
      return terminal.unicode ? "○" : "o";
    case Mark::bad:
      return terminal.unicode ? "✗" : "x";
    case Mark::unknown:
      break;
  }
  return "?";
}

std::size_t depth_of(const base::HierarchyLine& line) {
  return std::min(line.depth, deepest);
}

/// For each line, whether another one follows below the same line above.
std::vector<bool> followed(const std::vector<base::HierarchyLine>& lines) {
  std::vector<bool> result(lines.size());
  std::vector<bool> begun;  // by depth: a line of it has been seen, and none above it since
  for (std::size_t i = lines.size(); i-- > 0;) {
    const auto depth = depth_of(lines[i]);
    begun.resize(depth + 1, false);
    result[i] = begun[depth];
    begun[depth] = true;
  }
  return result;
}

}  // namespace

std::string to_text(const base::Hierarchy& hierarchy, const base::Terminal& terminal) {
  auto table = hierarchy.table;
  const auto signs = branches(terminal);
  const auto has_next = followed(hierarchy.lines);
  std::vector<bool> open(deepest + 1, false);  // by depth: a branch runs on below it
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& line = hierarchy.lines[i];
    const auto depth = depth_of(line);
    std::string branch;
    for (std::size_t above = 1; above < depth; ++above)
      branch += open[above] ? signs.through : signs.blank;
    if (depth > 0) branch += has_next[i] ? signs.fork : signs.end;
    open[depth] = has_next[i];
    const auto put_before = [&](base::Cell& cell, const std::string& text) {
      cell.value = text + shown(cell.value, terminal.language);
    };
    auto& cells = table.rows[i].cells;
    put_before(cells.front(), branch);
    put_before(cells[hierarchy.marked_column], std::string(symbol(line.mark, terminal)) + " ");
  }
  return to_text(table, terminal);
}

}  // namespace pipeline::render
