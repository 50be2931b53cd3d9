// What `explain` tells, in words for a person.
#pragma once

#include <string>

#include "cli/explanation.hpp"
#include "cli/session.hpp"

namespace pipeline::cli {

/// The gate as a checklist under a line that sums it up, then what is unmet or waived behind the
/// deal.
[[nodiscard]] std::string text_of(const GateExplanation& explanation,
                                  const engine::Situation& situation, const Session& session);

/// One rule: where it stands, what it demands, what its condition came to, and what to do.
[[nodiscard]] std::string text_of(const RuleExplanation& explanation,
                                  const engine::Situation& situation, const Session& session);

}  // namespace pipeline::cli
