// A tree on a terminal.
#pragma once

#include <string>

#include "base/hierarchy.hpp"
#include "base/terminal.hpp"

namespace pipeline::render {

/// The table with branches before the cells of its first column, and symbols before those of the
/// marked one. What stands deeper than 12 is drawn at that depth.
[[nodiscard]] std::string to_text(const base::Hierarchy& hierarchy, const base::Terminal& terminal);

}  // namespace pipeline::render
