// What a deal may spend on the sale, and what it has spent.
#pragma once

#include "base/decimal.hpp"
#include "base/diagnostic.hpp"
#include "engine/situation.hpp"

namespace pipeline::engine {

/// In the workspace currency on `today`; amounts in a currency without a rate count nothing (they
/// are findings of their own).
struct Spending {
  base::Decimal budget;  ///< with the adjustments that have been approved
  base::Decimal spent;

  [[nodiscard]] bool is_over() const { return budget < spent; }
};

/// The deal's expenses as a whole. Source: DOMAIN S11.
[[nodiscard]] Spending spending(const Situation& situation);

/// Adds a warning where the expenses of the deal, or of a milestone that has a budget, exceed it,
/// at the entry that is the first too many. A deal without a budget has nothing to exceed.
void add_over_budget(const Situation& situation, base::Diagnostics& findings);

}  // namespace pipeline::engine
