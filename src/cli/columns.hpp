// Which columns of a wide table a narrow terminal gets.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/report.hpp"
#include "base/terminal.hpp"

namespace pipeline::cli {

/// Takes columns out of `table`, in the order of `dispensable` (their ids), until it fits on the
/// terminal or none of them is left. Columns of text may still be cut by the renderer, but not
/// below a width that can be read.
void fit_columns(base::Table& table, std::span<const std::string_view> dispensable,
                 const base::Terminal& terminal);

}  // namespace pipeline::cli
