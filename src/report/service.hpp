// The service report: the register of a service department, what customers think of its people, and
// what they complain of.
#pragma once

#include "base/report.hpp"
#include "report/query.hpp"

namespace pipeline::report {

/// From the accounts' standard sections, for `query.period` (default: the current month): work that
/// is not done, oldest first, whatever its day; service by technician (or by `query.by` of the
/// customer) and kind; each piece of it; opinion surveys by person; and complaints that lack an
/// answer, an escalation or a letter. Source: DOMAIN S3.
[[nodiscard]] base::Report service(const workspace::Workspace& workspace, const Query& query,
                                   base::Provenance provenance);

/// What a grade of a survey counts, 0–100; nothing for what is none.
[[nodiscard]] std::optional<double> survey_points(std::string_view grade);

}  // namespace pipeline::report
