// The probability that a deal is won, and what it is made of.
#pragma once

#include <cstddef>

#include "engine/passage.hpp"
#include "engine/scope.hpp"

namespace pipeline::engine {

enum class WinRateSource { own_estimate, stage, status };

struct WinRate {
  double probability = 0;  ///< in [0, 1]
  WinRateSource source = WinRateSource::stage;
  double base = 0;  ///< before waivers
  std::size_t open_waivers = 0;
  double factor = 1;  ///< of one waiver
};

/// Win probability on the situation's day: 1 for a won or closed deal, 0 for a lost or withdrawn
/// one; else the seller's own estimate if there is one, otherwise the stage's rate, times the
/// process's factor for each open waiver. A waiver is open until its rule is met: lapsing makes a
/// deal no likelier. Source: FORMAT §3 "Status", §4 "waivers".
[[nodiscard]] WinRate win_rate(const Passage& passage, const Scope& scope);

}  // namespace pipeline::engine
