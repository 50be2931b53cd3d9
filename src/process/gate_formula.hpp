// What a gate asks, as claims that can be held against each other.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "cel/feasible.hpp"
#include "process/definition.hpp"

namespace pipeline::process {

/// What a rule's demand takes for granted of a deal that meets it; its guard is left aside.
[[nodiscard]] cel::Formula demand_of(const Rule& rule, const Process& process);

/// That the rule is met, or not asked.
[[nodiscard]] cel::Formula formula_of(const Rule& rule, const Process& process);

/// That a deal stands in `stage`.
[[nodiscard]] cel::Formula standing_in(const Stage& stage, const Process& process);

/// Values that fields, sizes and totals of scorecards can have.
[[nodiscard]] std::function<cel::Domain(std::string_view)> domains_of(const Process& process);

/// The greatest total that a card can give without a knock-out, 0–100; nothing where every level of
/// a criterion knocks out.
[[nodiscard]] std::optional<double> greatest_total(const Scorecard& card);

}  // namespace pipeline::process
