// A table of two columns as a form: the title, and behind it the value.
#pragma once

#include <string>

#include "base/report.hpp"
#include "base/terminal.hpp"

namespace pipeline::cli {

/// A line for each row, the values below each other and whole; group rows are headings.
[[nodiscard]] std::string form_lines(const base::Table& fields, const base::Terminal& terminal);

/// The same below the table's title, which an empty line is put before.
[[nodiscard]] std::string titled_form(const base::Table& fields, const base::Terminal& terminal);

}  // namespace pipeline::cli
