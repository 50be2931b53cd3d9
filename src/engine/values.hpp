// Typed values of a deal as values of the expression language. Nothing is copied: maps and lists
// are views that convert an entry when it is read.
#pragma once

#include "base/arena.hpp"
#include "base/date.hpp"
#include "cel/value.hpp"
#include "model/value.hpp"

namespace pipeline::engine {

/// What a conversion needs besides the value: where its views live, and rates for foreign amounts.
struct Conversion {
  base::Arena& arena;
  const model::Rates& rates;
  base::Date today;
};

/// The value for expressions: money and percent as double, dates as timestamp at 00:00 UTC. A
/// section or list that the file lacks is empty; another absent value is nothing.
[[nodiscard]] std::optional<cel::Value> expression_value(const model::Value& value,
                                                         const Conversion& conversion);

[[nodiscard]] cel::Timestamp timestamp_of(base::Date date);

/// What rate('USD') gives: one unit in the home currency, today.
[[nodiscard]] cel::Value rate_value(std::string_view currency, const Conversion& conversion);

/// A typed record as a map, where the field `key` reads as `replacement` (the joined account in a
/// deal).
[[nodiscard]] const cel::Map* record_view(const model::Value& record, const Conversion& conversion,
                                          std::string_view key = {},
                                          std::optional<cel::Value> replacement = {});

}  // namespace pipeline::engine
