// Every open deal's scorecards at a glance: the table behind `score` without ids.
#pragma once

#include "base/report.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::report {

/// A row for each open deal with the total of each scorecard and the win rate. A card that rules
/// the deal out, or stays below its pass mark, is marked; one of which nothing has been judged is
/// empty.
[[nodiscard]] base::Report scores(const workspace::Workspace& workspace,
                                  base::Provenance provenance);

}  // namespace pipeline::report
