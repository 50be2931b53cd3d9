// The pipeline report: what is open, stage by stage or by any field, and how much of it may come.
#pragma once

#include "base/report.hpp"
#include "report/query.hpp"

namespace pipeline::report {

/// Open deals by stage (or by `query.by`): number, amount, weighted amount, average days in the
/// stage, stalled, and past their day of signing; deals on hold, which no sum contains; and what
/// has ended. With a period only deals whose expected day of signing lies in it. Amounts are exact
/// sums in the workspace currency at today's rates.
[[nodiscard]] base::Report pipeline(const workspace::Workspace& workspace, const Query& query,
                                    base::Provenance provenance);

}  // namespace pipeline::report
