// What a node of an expression does: the same list serves the tree, the checker, and the plan.
#pragma once

#include <cstdint>
#include <string_view>

namespace pipeline::cel {

enum class Op : std::uint8_t {
  none,
  // leaves
  literal,
  variable,
  local,
  type_name,
  unbound_variable,
  // structure
  select,
  has,
  index,
  list,
  map,
  conditional,
  // operators
  logical_and,
  logical_or,
  logical_not,
  negate,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  // loops over a list or the keys of a map
  all,
  exists,
  exists_one,
  filter,
  map_each,
  // standard functions
  size,
  contains,
  starts_with,
  ends_with,
  matches,
  to_bool,
  to_int,
  to_double,
  to_string,
  to_timestamp,
  to_duration,
  type_of,
  days,
  full_year,
  month,
  day_of_year,
  day_of_month,
  date,
  day_of_week,
  hours,
  minutes,
  seconds,
  milliseconds,
  // the host's functions, and what is found to be none only while evaluating
  host_function,
  unbound_function
};

/// The operator as it is written (`&&`, `[]`, `?:`), the name of a loop (`filter`), else nothing.
[[nodiscard]] std::string_view symbol(Op op);

[[nodiscard]] constexpr bool is_comparison(Op op) {
  return op >= Op::equal && op <= Op::in;
}
[[nodiscard]] constexpr bool is_ordering(Op op) {
  return op >= Op::less && op <= Op::greater_equal;
}
[[nodiscard]] constexpr bool is_equality(Op op) {
  return op == Op::equal || op == Op::not_equal;
}
[[nodiscard]] constexpr bool is_arithmetic(Op op) {
  return op >= Op::negate && op <= Op::modulo;
}
[[nodiscard]] constexpr bool is_loop(Op op) {
  return op >= Op::all && op <= Op::map_each;
}
[[nodiscard]] constexpr bool is_standard(Op op) {
  return op >= Op::size && op <= Op::milliseconds;
}

/// The comparison that holds where `op` (an equality or ordering) does not: `>=` of `<`.
[[nodiscard]] Op opposite(Op op);
/// The comparison with its sides exchanged: `>` of `<`.
[[nodiscard]] Op turned(Op op);

}  // namespace pipeline::cel
