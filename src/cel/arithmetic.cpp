#include <algorithm>
#include <limits>

#include "cel/built.hpp"
#include "cel/faults.hpp"
#include "cel/functions.hpp"

namespace pipeline::cel {
namespace {

constexpr auto smallest = std::numeric_limits<std::int64_t>::min();

bool both(Arguments arguments, ValueKind kind) {
  return arguments[0].is(kind) && arguments[1].is(kind);
}

Value too_wide(Run& run) {
  return run.fail(overflow, {run.called(), "int"});
}

Value within(Run& run, const Timestamp& time) {
  return in_range(time) ? Value(time) : run.fail(overflow, {run.called(), "timestamp"});
}

Value within(Run& run, const Duration& time) {
  return in_range(time) ? Value(time) : run.fail(overflow, {run.called(), "duration"});
}

Value join_texts(Run& run, std::string_view a, std::string_view b) {
  const std::size_t size = a.size() + b.size();
  if (size > max_text) return run.fail(too_large, {run.called(), "1 MiB"});
  if (!run.spend(size / 16)) return Value();
  const auto bytes = run.arena.array<char>(size);
  const auto middle = std::copy(a.begin(), a.end(), bytes.begin());
  std::copy(b.begin(), b.end(), middle);
  return Value(std::string_view(bytes.data(), bytes.size()));
}

Value join_lists(Run& run, const List& a, const List& b) {
  const std::size_t size = a.size() + b.size();
  if (size > max_list) return run.fail(too_large, {run.called(), "100000"});
  if (!run.spend(size)) return Value();
  const auto items = run.arena.array<Value>(size);
  for (std::size_t i = 0; i < a.size(); ++i) items[i] = a.at(i);
  for (std::size_t i = 0; i < b.size(); ++i) items[a.size() + i] = b.at(i);
  return make_list(run, items);
}

}  // namespace

Value negate(Run& run, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::floating)) return Value(-value.floating());
  if (!value.is(ValueKind::integer)) return run.refuse(arguments);
  return value.integer() == smallest ? too_wide(run) : Value(-value.integer());
}

Value add(Run& run, Arguments arguments) {
  const Value& a = arguments[0];
  const Value& b = arguments[1];
  if (both(arguments, ValueKind::integer)) {
    std::int64_t result = 0;
    return __builtin_add_overflow(a.integer(), b.integer(), &result) ? too_wide(run)
                                                                     : Value(result);
  }
  if (both(arguments, ValueKind::floating)) return Value(a.floating() + b.floating());
  if (both(arguments, ValueKind::string)) return join_texts(run, a.string(), b.string());
  if (both(arguments, ValueKind::list)) return join_lists(run, a.list(), b.list());
  if (both(arguments, ValueKind::duration)) return within(run, sum(a.duration(), b.duration()));
  if (a.is(ValueKind::timestamp) && b.is(ValueKind::duration))
    return within(run, later(a.timestamp(), b.duration()));
  if (a.is(ValueKind::duration) && b.is(ValueKind::timestamp))
    return within(run, later(b.timestamp(), a.duration()));
  return run.refuse(arguments);
}

Value subtract(Run& run, Arguments arguments) {
  const Value& a = arguments[0];
  const Value& b = arguments[1];
  if (both(arguments, ValueKind::integer)) {
    std::int64_t result = 0;
    return __builtin_sub_overflow(a.integer(), b.integer(), &result) ? too_wide(run)
                                                                     : Value(result);
  }
  if (both(arguments, ValueKind::floating)) return Value(a.floating() - b.floating());
  if (both(arguments, ValueKind::duration))
    return within(run, sum(a.duration(), negated(b.duration())));
  if (both(arguments, ValueKind::timestamp))
    return within(run, between(b.timestamp(), a.timestamp()));
  if (a.is(ValueKind::timestamp) && b.is(ValueKind::duration))
    return within(run, later(a.timestamp(), negated(b.duration())));
  return run.refuse(arguments);
}

Value multiply(Run& run, Arguments arguments) {
  if (both(arguments, ValueKind::integer)) {
    std::int64_t result = 0;
    const bool wide =
        __builtin_mul_overflow(arguments[0].integer(), arguments[1].integer(), &result);
    return wide ? too_wide(run) : Value(result);
  }
  if (both(arguments, ValueKind::floating))
    return Value(arguments[0].floating() * arguments[1].floating());
  return run.refuse(arguments);
}

Value divide(Run& run, Arguments arguments) {
  // Doubles divide by zero to infinity or NaN.
  if (both(arguments, ValueKind::floating))
    return Value(arguments[0].floating() / arguments[1].floating());
  if (!both(arguments, ValueKind::integer)) return run.refuse(arguments);
  const std::int64_t by = arguments[1].integer();
  if (by == 0) return run.fail(division_by_zero, {});
  if (by == -1 && arguments[0].integer() == smallest) return too_wide(run);
  return Value(arguments[0].integer() / by);
}

Value modulo(Run& run, Arguments arguments) {
  if (!both(arguments, ValueKind::integer)) return run.refuse(arguments);
  const std::int64_t by = arguments[1].integer();
  if (by == 0) return run.fail(division_by_zero, {});
  if (by == -1) return arguments[0].integer() == smallest ? too_wide(run) : Value(std::int64_t{0});
  return Value(arguments[0].integer() % by);
}

}  // namespace pipeline::cel
