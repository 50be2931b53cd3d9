// What is asked of a report: which deals, which days, grouped by what.
#pragma once

#include <optional>

#include "base/date.hpp"
#include "process/definition.hpp"
#include "report/field.hpp"

namespace pipeline::report {

struct Query {
  const process::Expression* where = nullptr;  ///< a condition over deals; nullptr: all
  std::optional<base::Period> period = {};     ///< as the report understands it
  std::optional<Field> by = {};  ///< one that does not repeat; nothing: the report's own grouping
};

}  // namespace pipeline::report
