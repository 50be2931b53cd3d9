// The reports that `report NAME` knows. A new report is a builder and a row here.
#pragma once

#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "report/query.hpp"

namespace pipeline::report {

/// How a report reads a period: as any stretch of days, or as one week.
enum class PeriodUse { any, week };

struct NamedReport {
  std::string_view name;
  std::string_view summary;  ///< one line, English, marked by base::msg
  PeriodUse period = PeriodUse::any;
  base::Report (*build)(const workspace::Workspace&, const Query&, base::Provenance);
};

/// Every report, in the order of help and manual.
[[nodiscard]] const std::vector<NamedReport>& reports();

}  // namespace pipeline::report
