// What `explain` tells, as JSON: schema pipeline/explain/v1.
#pragma once

#include "cli/explanation.hpp"
#include "cli/json_values.hpp"

namespace pipeline::cli {

[[nodiscard]] Json json_of(const GateExplanation& explanation, const model::Opportunity& deal,
                           base::Language language);

/// The same object with one rule in it, and with what its condition came to.
[[nodiscard]] Json json_of(const RuleExplanation& explanation, const model::Opportunity& deal,
                           base::Language language);

}  // namespace pipeline::cli
