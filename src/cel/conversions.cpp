#include <fmt/format.h>

#include <array>
#include <cmath>

#include "cel/faults.hpp"
#include "cel/functions.hpp"
#include "cel/numbers.hpp"

namespace pipeline::cel {
namespace {

Value unreadable(Run& run, const Value& text, std::string_view type) {
  return run.fail(bad_conversion, {text.string().substr(0, 80), type});
}

Value kept(Run& run, std::string_view text) {
  return Value(run.arena.copy(text));
}

}  // namespace

Value to_bool(Run& run, Arguments arguments) {
  static constexpr std::array<std::string_view, 5> yes{"1", "t", "true", "TRUE", "True"};
  static constexpr std::array<std::string_view, 5> no{"0", "f", "false", "FALSE", "False"};
  const Value& value = arguments[0];
  if (value.is(ValueKind::boolean)) return value;
  if (!value.is(ValueKind::string)) return run.refuse(arguments);
  for (const auto word : yes) {
    if (value.string() == word) return Value(true);
  }
  for (const auto word : no) {
    if (value.string() == word) return Value(false);
  }
  return unreadable(run, value, "bool");
}

Value to_int(Run& run, Arguments arguments) {
  const Value& value = arguments[0];
  switch (value.kind()) {
    case ValueKind::integer:
      return value;
    case ValueKind::timestamp:
      return Value(value.timestamp().seconds);
    case ValueKind::floating: {
      // Towards zero; the ends are open because a double near them stands for many integers.
      constexpr double limit = 9223372036854775808.0;
      if (!(value.floating() > -limit && value.floating() < limit))
        return run.fail(out_of_range, {to_string(value), "int"});
      return Value(static_cast<std::int64_t>(value.floating()));
    }
    case ValueKind::string: {
      const auto number = integer_of(value.string());
      return number ? Value(*number) : unreadable(run, value, "int");
    }
    default:
      return run.refuse(arguments);
  }
}

Value to_double(Run& run, Arguments arguments) {
  const Value& value = arguments[0];
  switch (value.kind()) {
    case ValueKind::floating:
      return value;
    case ValueKind::integer:
      return Value(static_cast<double>(value.integer()));
    case ValueKind::string: {
      const auto number = double_of(value.string());
      return number ? Value(*number) : unreadable(run, value, "double");
    }
    default:
      return run.refuse(arguments);
  }
}

Value to_text(Run& run, Arguments arguments) {
  const Value& value = arguments[0];
  switch (value.kind()) {
    case ValueKind::string:
      return value;
    case ValueKind::boolean:
      return Value(std::string_view(value.boolean() ? "true" : "false"));
    case ValueKind::integer:
      return kept(run, fmt::format("{}", value.integer()));
    case ValueKind::floating:
      return kept(run, to_text(value.floating()));
    case ValueKind::timestamp:
      return kept(run, to_text(value.timestamp()));
    case ValueKind::duration:
      return kept(run, to_text(value.duration()));
    default:
      return run.refuse(arguments);
  }
}

Value to_timestamp(Run& run, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::timestamp)) return value;
  if (value.is(ValueKind::integer)) {
    const Timestamp time{value.integer(), 0};
    return in_range(time) ? Value(time) : run.fail(out_of_range, {to_string(value), "timestamp"});
  }
  if (!value.is(ValueKind::string)) return run.refuse(arguments);
  const auto time = timestamp_of(value.string());
  if (!time) return unreadable(run, value, "timestamp");
  return in_range(*time) ? Value(*time) : run.fail(out_of_range, {value.string(), "timestamp"});
}

Value to_duration(Run& run, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::duration)) return value;
  if (!value.is(ValueKind::string)) return run.refuse(arguments);
  const auto time = duration_of(value.string());
  if (!time) return unreadable(run, value, "duration");
  return in_range(*time) ? Value(*time) : run.fail(out_of_range, {value.string(), "duration"});
}

Value type_of(Run&, Arguments arguments) {
  return Value::of_type(type_name(arguments[0].kind()));
}

}  // namespace pipeline::cel
