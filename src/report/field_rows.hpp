// Every filled-in field of a record as rows of two cells: its title, and its value.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::report {

/// Rows for the scalars, lists and maps of `record`, then for those of each section in it under a
/// group row with the section's title; in the order of declaration. Lists of entries are told by
/// their number. `except`: top-level keys that are shown elsewhere.
[[nodiscard]] std::vector<base::Row> field_rows(const model::Value& record,
                                                const workspace::Workspace& workspace,
                                                std::span<const std::string_view> except);

/// A row of the table "fields".
[[nodiscard]] base::Row field_row(base::CellValue title, base::Cell value);

/// Such rows as a table of two columns.
[[nodiscard]] base::Table field_table(std::string id, base::Phrase title,
                                      std::vector<base::Row> rows);

/// The title of the declared top-level field `key`, or the key itself.
[[nodiscard]] base::CellValue field_title(const model::Type& record, std::string_view key);

}  // namespace pipeline::report
