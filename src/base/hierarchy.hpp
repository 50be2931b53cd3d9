// A tree as data: a table whose rows stand below each other, and a mark for each. Drawn in render/.
#pragma once

#include <cstddef>
#include <vector>

#include "base/report.hpp"

namespace pipeline::base {

/// A judgement that a symbol tells at a glance.
enum class Mark { good, half_good, neutral, bad, unknown };

struct HierarchyLine {
  std::size_t depth = 0;  ///< rows above it in the tree; one more at most than the row before has
  Mark mark = Mark::unknown;
};

struct Hierarchy {
  Table table;                       ///< in the order of the tree; its first column is indented
  std::vector<HierarchyLine> lines;  ///< one for each row
  std::size_t marked_column = 0;     ///< the column whose cells the marks are put before
};

}  // namespace pipeline::base
