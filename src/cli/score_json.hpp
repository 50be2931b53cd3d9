// One deal's scorecards and win rate, and the same as JSON: schema pipeline/score/v1.
#pragma once

#include <string>
#include <vector>

#include "cli/json_values.hpp"
#include "engine/scorecard.hpp"
#include "engine/win_rate.hpp"

namespace pipeline::cli {

struct Scored {
  std::string id;
  std::string stage;
  std::vector<engine::CardResult>
      cards;  ///< every card of the process, in its order; levels point into the deal's file
  engine::WinRate win_rate;
};

[[nodiscard]] Scored score(const engine::Situation& situation);

/// With `before` (of a what-if) the totals and the win rate as they were.
[[nodiscard]] Json json_of(const Scored& scored, const Scored* before, base::Language language);

}  // namespace pipeline::cli
