// The code of operators and standard functions on values. Each takes as many arguments as its row
// in library.cpp says, none of them an error, of any kinds; what it cannot take it refuses.
#pragma once

#include <span>

#include "cel/run.hpp"
#include "cel/times.hpp"
#include "cel/value.hpp"

namespace pipeline::cel {

using Arguments = std::span<const Value>;

// arithmetic.cpp: 64-bit with overflow as an error; doubles as IEEE 754 says.
[[nodiscard]] Value negate(Run& run, Arguments arguments);
[[nodiscard]] Value add(Run& run, Arguments arguments);
[[nodiscard]] Value subtract(Run& run, Arguments arguments);
[[nodiscard]] Value multiply(Run& run, Arguments arguments);
[[nodiscard]] Value divide(Run& run, Arguments arguments);
[[nodiscard]] Value modulo(Run& run, Arguments arguments);

// relations.cpp
[[nodiscard]] Value is_equal(Run& run, Arguments arguments);
[[nodiscard]] Value is_not_equal(Run& run, Arguments arguments);
[[nodiscard]] Value is_less(Run& run, Arguments arguments);
[[nodiscard]] Value is_at_most(Run& run, Arguments arguments);
[[nodiscard]] Value is_greater(Run& run, Arguments arguments);
[[nodiscard]] Value is_at_least(Run& run, Arguments arguments);
[[nodiscard]] Value is_in(Run& run, Arguments arguments);
[[nodiscard]] Value is_not(Run& run, Arguments arguments);
[[nodiscard]] Value item(Run& run, Arguments arguments);  ///< list[index], map[key]
[[nodiscard]] Value size(Run& run, Arguments arguments);  ///< of a text: in characters

// texts.cpp
[[nodiscard]] Value contains(Run& run, Arguments arguments);
[[nodiscard]] Value starts_with(Run& run, Arguments arguments);
[[nodiscard]] Value ends_with(Run& run, Arguments arguments);
[[nodiscard]] Value matches(
    Run& run, Arguments arguments);  ///< compiles the pattern; a literal one is compiled before

// conversions.cpp
[[nodiscard]] Value to_bool(Run& run, Arguments arguments);
[[nodiscard]] Value to_int(Run& run, Arguments arguments);
[[nodiscard]] Value to_double(Run& run, Arguments arguments);
[[nodiscard]] Value to_text(Run& run, Arguments arguments);
[[nodiscard]] Value to_timestamp(Run& run, Arguments arguments);
[[nodiscard]] Value to_duration(Run& run, Arguments arguments);
[[nodiscard]] Value type_of(Run& run, Arguments arguments);

// moments.cpp: parts of a timestamp on the wall of a time zone (second argument; UTC without), or
// of a duration.
[[nodiscard]] Value days(Run& run, Arguments arguments);
[[nodiscard]] Value day_of_month(Run& run, Arguments arguments);  ///< from 0
[[nodiscard]] Value milliseconds(Run& run, Arguments arguments);
/// A part of the wall, or an error.
[[nodiscard]] Value on_wall(Run& run, Arguments arguments, std::int64_t Wall::*part);

template <std::int64_t Wall::*part>
[[nodiscard]] Value wall_part(Run& run, Arguments arguments) {
  return on_wall(run, arguments, part);
}

/// Of a duration: all of it in that unit, whole ones.
template <std::int64_t Wall::*part, std::int64_t seconds_per_unit>
[[nodiscard]] Value clock_part(Run& run, Arguments arguments) {
  if (arguments[0].is(ValueKind::duration))
    return Value(arguments[0].duration().seconds / seconds_per_unit);
  return on_wall(run, arguments, part);
}

}  // namespace pipeline::cel
