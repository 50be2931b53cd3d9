// Columns and cells that several reports make.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/report.hpp"
#include "report/query.hpp"

namespace pipeline::report {

/// A column of text.
[[nodiscard]] base::Column text_column(std::string id, std::string_view title);

/// A column of numbers, to the right.
[[nodiscard]] base::Column number_column(std::string id, std::string_view title);

/// The column of the groups that `query.by` makes; without it one of `otherwise`.
[[nodiscard]] base::Column group_column(const Query& query, base::Column otherwise);

/// The title of a row of sums.
[[nodiscard]] base::Cell total_title();

/// A value's day; nothing if it is none.
[[nodiscard]] std::optional<base::Date> day_of(const model::Value& value);

/// The day, or an empty cell.
[[nodiscard]] base::Cell day_cell(const std::optional<base::Date>& day,
                                  base::Emphasis emphasis = base::Emphasis::none);

/// `part` of `whole` as a percentage; an empty cell where there is no whole.
[[nodiscard]] base::Cell share_cell(double part, double whole);

}  // namespace pipeline::report
