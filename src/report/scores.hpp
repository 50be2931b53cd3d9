// Scorecards as tables: every open deal's at a glance, and one card in full.
#pragma once

#include "base/report.hpp"
#include "engine/scorecard.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::report {

/// A row for each open deal with the total of each scorecard and the win rate. A card that rules
/// the deal out, or stays below its pass mark, is marked; one of which nothing has been judged is
/// empty.
[[nodiscard]] base::Report scores(const workspace::Workspace& workspace,
                                  base::Provenance provenance);

/// A row for each criterion: weight, level, points, and what they add to the total. With `before`
/// (the same card of the same deal as it was) a column more: the points then.
[[nodiscard]] base::Table score_card(const engine::CardResult& result,
                                     const engine::CardResult* before);

}  // namespace pipeline::report
