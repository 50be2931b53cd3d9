// Equality and order of values, with their cost.
#pragma once

#include <compare>
#include <cstddef>

#include "cel/value.hpp"

namespace pipeline::cel {

/// As equal() of value.hpp; `work` grows by one for each pair of values looked at (and by the size
/// of long texts).
[[nodiscard]] bool equal(const Value& a, const Value& b, std::size_t& work);

[[nodiscard]] bool is_number(ValueKind kind);

/// Whether `<` has a meaning for two values of these kinds.
[[nodiscard]] bool has_order(ValueKind a, ValueKind b);

/// The order of two values for which has_order() holds; unordered where one is NaN.
[[nodiscard]] std::partial_ordering order(const Value& a, const Value& b);

}  // namespace pipeline::cel
