#include "render/hierarchy.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <tuple>

#include "base/text.hpp"

using namespace pipeline;
using base::Mark;
using Lines = std::vector<std::string>;

namespace {

base::Hierarchy hierarchy(const std::vector<std::tuple<std::string, std::size_t, Mark>>& lines) {
  base::Hierarchy drawing;
  drawing.table.columns = {{"name", base::Phrase{"Name"}}, {"stance", base::Phrase{"Stance"}}};
  drawing.marked_column = 1;
  for (const auto& [name, depth, mark] : lines) {
    drawing.table.rows.push_back({{{name}, {std::string("s")}}});
    drawing.lines.push_back({depth, mark});
  }
  return drawing;
}

/// The rows below the header and its rule.
Lines rows(const base::Hierarchy& drawing, const base::Terminal& terminal) {
  std::istringstream text(render::to_text(drawing, terminal));
  Lines lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  lines.erase(lines.begin(), lines.begin() + 3);
  return lines;
}

}  // namespace

TEST_CASE("branches join each line to the one above it, whatever stands between") {
  const auto drawing = hierarchy({{"a", 0, Mark::good},
                                  {"b", 1, Mark::half_good},
                                  {"c", 2, Mark::neutral},
                                  {"d", 1, Mark::bad},
                                  {"e", 2, Mark::unknown},
                                  {"f", 0, Mark::good}});
  CHECK(rows(drawing, {}) == Lines{"a        ✓ s", "├─ b     (✓) s", "│  └─ c  ○ s", "└─ d     ✗ s",
                                   "   └─ e  ? s", "f        ✓ s"});
  base::Terminal ascii;
  ascii.unicode = false;
  CHECK(rows(drawing, ascii) == Lines{"a        + s", "|- b     (+) s", "|  `- c  o s",
                                      "`- d     x s", "   `- e  ? s", "f        + s"});
}

TEST_CASE("wide names keep the columns behind them in line") {
  const auto lines = rows(hierarchy({{"李建国", 0, Mark::good}, {"Li", 1, Mark::bad}}), {});
  CHECK(lines == Lines{"李建国  ✓ s", "└─ Li   ✗ s"});
  CHECK(base::display_width(lines[0]) == base::display_width(lines[1]));
}

TEST_CASE("what stands very deep does not push the tree out of the window") {
  std::vector<std::tuple<std::string, std::size_t, Mark>> chain;
  for (std::size_t i = 0; i < 1000; ++i) chain.emplace_back("x", i, Mark::good);
  base::Terminal wide;
  wide.narrow = false;
  CHECK(base::display_width(rows(hierarchy(chain), wide).back()) < 50);
}

TEST_CASE("a control character in a name does not reach the terminal") {
  CHECK(rows(hierarchy({{"a\x1B[2Jb", 0, Mark::good}}), {}) == Lines{"a\\u{1b}[2Jb  ✓ s"});
}
