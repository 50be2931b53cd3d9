// Typed values as JSON, in the form that every --format json of this program has.
#pragma once

#include <nlohmann/json.hpp>

#include "base/report.hpp"
#include "engine/win_rate.hpp"
#include "model/opportunity.hpp"
#include "model/value.hpp"

namespace pipeline::cli {

using Json = nlohmann::ordered_json;

/// Dates as texts, percentages as fractions, money as {"value", "currency"}, sections and maps as
/// objects that hold only what the file has; null for an absent value.
[[nodiscard]] Json json_of(const model::Value& value);

/// {"probability", "source", "base", "open_waivers", "factor"}
[[nodiscard]] Json json_of(const engine::WinRate& rate);

/// {"value": "12800000", "currency": "CNY"}
[[nodiscard]] Json json_of(base::Decimal amount, model::Currency currency);

/// {"en", "zh"}; null for no title.
[[nodiscard]] Json json_of(const base::Localized& title);

}  // namespace pipeline::cli
