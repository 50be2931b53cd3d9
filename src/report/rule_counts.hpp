// What the rules of a process do to deals: whom they stop, and how often they are waived.
#pragma once

#include <cstdint>
#include <vector>

#include "report/facts.hpp"

namespace pipeline::report {

struct RuleCount {
  const process::Rule* rule = nullptr;
  const process::Stage* stage = nullptr;
  std::int64_t asked = 0;    ///< of deals on their way that are in the stage today
  std::int64_t unmet = 0;    ///< those of them that it stops
  std::int64_t stalled = 0;  ///< those of the stopped that are longer there than they should be
  std::int64_t waived = 0;   ///< moves of any deal in the period
  std::int64_t open_waivers = 0;  ///< of deals on their way, as long as the rule is unmet
};

/// Every exit rule, in the process's order, with what it does to `deals`.
[[nodiscard]] std::vector<RuleCount> count_rules(const std::vector<const Facts*>& deals,
                                                 base::Period period,
                                                 const workspace::Workspace& workspace);

}  // namespace pipeline::report
