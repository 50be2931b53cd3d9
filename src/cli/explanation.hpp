// What `explain` tells, before it is put into words or JSON: the gate in front of a deal, rules
// behind it, and one rule down to the parts of its condition.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/judge.hpp"
#include "engine/moves.hpp"
#include "engine/reasons.hpp"
#include "engine/validate.hpp"

namespace pipeline::cli {

/// The gate that `advance` would ask, judged by the same function.
struct GateExplanation {
  engine::Gate gate;
  std::string to;  ///< the stage behind the gate; empty: the deal would be closed
  base::Diagnostics
      obstacles;  ///< besides the gate: the deal is on hold or ended, its history is broken
  std::vector<engine::BehindVerdict>
      behind;  ///< rules of stages behind the deal that are unmet or waived
};
[[nodiscard]] GateExplanation explain_gate(const engine::Situation& situation);

/// Where a rule stands in the process.
struct RulePlace {
  const process::Stage* stage = nullptr;  ///< nothing for a rule of an outcome
  std::string_view outcome;               ///< won, lost, withdrawn; empty for a rule of a stage
  bool always = false;
};
[[nodiscard]] RulePlace place_of(const process::Process& process, const process::Rule& rule);

struct RuleExplanation {
  engine::Verdict
      verdict;  ///< of today, with the waiver that was granted when the deal left the stage
  RulePlace place;
  std::string guard;  ///< text of `when`; empty: asked always
  std::vector<engine::Part> guard_parts;
  std::string condition;            ///< text of a check; empty for other demands
  std::vector<engine::Part> parts;  ///< what decided it
};
[[nodiscard]] RuleExplanation explain_rule(const process::Rule& rule,
                                           const engine::Situation& situation);

}  // namespace pipeline::cli
