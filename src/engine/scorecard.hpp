// Scorecards: what a deal scores on each criterion, and whether it passes.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/scope.hpp"
#include "process/definition.hpp"

namespace pipeline::engine {

struct CriterionResult {
  const process::Criterion* criterion = nullptr;
  std::string_view level;  ///< the one chosen; empty if none is, or if the points are computed
  double points = 0;       ///< 0–100; 0 while nothing is known
  double adds = 0;         ///< to the card's total: the points by the criterion's share of weight
  bool judged = false;     ///< a level was chosen, or the expression gave a number
  bool knocked_out = false;
  std::unique_ptr<const base::Diagnostic> error;  ///< why the expression gave none: rare, so apart
};

struct CardResult {
  const process::Scorecard* card = nullptr;
  double total = 0;  ///< 0–100
  std::vector<CriterionResult> criteria;

  [[nodiscard]] const CriterionResult* knockout() const;
  [[nodiscard]] bool passes() const { return knockout() == nullptr && total + 1e-9 >= card->pass; }
};

/// The card's total: the mean of the criteria's points by their weights. A criterion that nobody
/// has judged counts with 0 points, so that silence never helps; a knock-out level fails the card
/// whatever the total. Source: FORMAT §4 "scorecards".
[[nodiscard]] CardResult total(const process::Scorecard& card, const Scope& scope);

}  // namespace pipeline::engine
