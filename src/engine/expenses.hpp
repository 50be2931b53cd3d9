// What a deal may spend on the sale, and what it has spent: the one place that adds it up.
#pragma once

#include <string_view>
#include <vector>

#include "base/decimal.hpp"
#include "base/diagnostic.hpp"
#include "engine/situation.hpp"

namespace pipeline::engine {

/// In the workspace currency on `today`; amounts in a currency without a rate count nothing (they
/// are findings of their own).
struct Spending {
  std::string_view milestone;  ///< empty: the deal as a whole
  bool has_budget = false;     ///< something was planned, or an adjustment approved
  base::Decimal budget;        ///< with the adjustments that have been approved
  base::Decimal spent;
  /// The entry, in the order of days, with which the budget was left for good; one without a day
  /// comes last. Nothing where the sum ends within the budget, as after a refund.
  const model::Value* breach = nullptr;

  [[nodiscard]] bool is_over() const { return budget < spent; }
};

/// The deal's expenses as a whole, and behind that those of each milestone of the budget, in its
/// order; what names no milestone, or another, counts in the whole only. Source: DOMAIN S11.
[[nodiscard]] std::vector<Spending> spending(const Situation& situation);

/// Adds a warning where the expenses of a deal that has not ended, or of one of several milestones,
/// exceed their budget, at the entry that did it. A deal without a budget has nothing to exceed.
void add_over_budget(const Situation& situation, base::Diagnostics& findings);

}  // namespace pipeline::engine
