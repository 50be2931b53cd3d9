// Names inside a deal that must exist in the process: rules that were ticked or approved,
// scorecards and levels.
#pragma once

#include "base/diagnostic.hpp"
#include "engine/situation.hpp"

namespace pipeline::engine {

/// Adds a finding for every rule, scorecard, criterion and level that the deal names and the
/// process lacks.
void add_unknown_references(const Situation& situation, base::Diagnostics& findings);

}  // namespace pipeline::engine
