// The process report, for the owner of the process: where deals stick, and which rules block them.
#pragma once

#include <optional>
#include <vector>

#include "base/report.hpp"
#include "report/query.hpp"

namespace pipeline::report {

/// Stage by stage how long the deals in it have stood there, and how long and with which end stood
/// those that left it in `query.period` (default: the last twelve months); rule by rule how many
/// deals it stops today, and how often it was waived; new against existing customers; and time by
/// kind of activity. With `query.by` each of these for each group of deals. Source: DOMAIN S6, S11,
/// S5.
[[nodiscard]] base::Report process_flow(const workspace::Workspace& workspace, const Query& query,
                                        base::Provenance provenance);

/// The middle one of `days`, or the mean of the middle two; nothing of none.
[[nodiscard]] std::optional<double> median(std::vector<std::int32_t> days);

}  // namespace pipeline::report
