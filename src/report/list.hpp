// Deals one by one: the table behind `list`.
#pragma once

#include <vector>

#include "base/report.hpp"
#include "report/field.hpp"
#include "report/query.hpp"

namespace pipeline::report {

struct ListQuery {
  std::vector<Field> columns;
  const process::Expression* where = nullptr;  ///< nullptr: all
  std::optional<Field> sort = {};              ///< without one: by the paths of the files
  Direction direction = Direction::ascending;
  std::string_view account = {};  ///< only this account's; empty: all
};

/// One table, "deals": a row for each deal for which the condition holds, linked to its file. Deals
/// without a value of the field they are sorted by come last.
[[nodiscard]] base::Report list(const workspace::Workspace& workspace, const ListQuery& query,
                                base::Provenance provenance);

}  // namespace pipeline::report
