#include <fmt/format.h>

#include "cel/faults.hpp"
#include "cel/functions.hpp"

namespace pipeline::cel {

Value days(Run& run, Arguments arguments) {
  if (!arguments[0].is(ValueKind::integer)) return run.refuse(arguments);
  constexpr std::int64_t most = 3'652'500;  // 10,000 years
  const std::int64_t count = arguments[0].integer();
  if (count < -most || count > most)
    return run.fail(out_of_range, {to_string(arguments[0]), "duration"});
  return Value(Duration{count * 86400, 0});
}

Value on_wall(Run& run, Arguments arguments, std::int64_t Wall::*part) {
  if (!arguments[0].is(ValueKind::timestamp)) return run.refuse(arguments);
  std::string_view zone;
  if (arguments.size() > 1) {
    if (!arguments[1].is(ValueKind::string)) return run.refuse(arguments);
    zone = arguments[1].string();
  }
  const auto wall = wall_of(arguments[0].timestamp(), zone);
  if (!wall) return run.fail(unknown_time_zone, {zone});
  return Value((*wall).*part);
}

Value day_of_month(Run& run, Arguments arguments) {
  const Value day = on_wall(run, arguments, &Wall::day);
  return day.is_error() ? day : Value(day.integer() - 1);
}

Value milliseconds(Run& run, Arguments arguments) {
  if (!arguments[0].is(ValueKind::duration)) return on_wall(run, arguments, &Wall::milliseconds);
  return Value(std::int64_t{arguments[0].duration().nanos / 1'000'000});
}

}  // namespace pipeline::cel
