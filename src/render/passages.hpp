// A table of long texts on a terminal: what does not fit into columns is read as paragraphs.
#pragma once

#include <string>

#include "base/report.hpp"
#include "base/terminal.hpp"

namespace pipeline::render {

/// Draws a table with `heads`: rows that share those cells stand below them as a heading; of the
/// columns behind, the first is a label, the second the text, whole, and the others stand below it.
/// Words that are `marked` are bold in the text.
[[nodiscard]] std::string passages(const base::Table& table, const base::Terminal& terminal);

}  // namespace pipeline::render
