// The weekly report, for the Saturday meeting of a sales department: what the week brought, person
// by person, and what the next one is to bring.
#pragma once

#include <optional>

#include "base/report.hpp"
#include "report/query.hpp"

namespace pipeline::report {

/// The week that a period means: itself if it has seven days, the week of a single day, that of
/// `today` without one. Nothing for any other stretch.
[[nodiscard]] std::optional<base::Period> week_asked(const std::optional<base::Period>& period,
                                                     base::Date today, base::WeekStart start);

/// The week `query.period` by person (or by `query.by` of the deals): a summary; activities;
/// actions done with their results; actions overdue today; the plan for the seven days after; moves
/// between stages and statuses; and the deals that need a word: overdue in their stage, over their
/// expense budget, without a next action.
[[nodiscard]] base::Report weekly(const workspace::Workspace& workspace, const Query& query,
                                  base::Provenance provenance);

}  // namespace pipeline::report
