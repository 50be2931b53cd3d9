#include <fmt/format.h>

#include <cmath>

#include "base/utf8.hpp"
#include "cel/compare.hpp"
#include "cel/faults.hpp"
#include "cel/functions.hpp"

namespace pipeline::cel {
namespace {

/// `a < b` and its like: `holds` judges the order; of NaN it is always false.
template <class Holds>
Value ordered(Run& run, Arguments arguments, Holds holds) {
  if (!has_order(arguments[0].kind(), arguments[1].kind())) return run.refuse(arguments);
  const auto result = order(arguments[0], arguments[1]);
  return Value(result != std::partial_ordering::unordered && holds(result));
}

/// A whole number from 0, if the value is one.
std::optional<std::size_t> position(const Value& value) {
  if (value.is(ValueKind::integer)) {
    if (value.integer() < 0) return std::nullopt;
    return static_cast<std::size_t>(value.integer());
  }
  const double number = value.floating();
  if (!(number >= 0 && number < 9e15) || std::trunc(number) != number) return std::nullopt;
  return static_cast<std::size_t>(number);
}

}  // namespace

Value is_equal(Run& run, Arguments arguments) {
  return Value(equal(arguments[0], arguments[1], run.work));
}

Value is_not_equal(Run& run, Arguments arguments) {
  return Value(!equal(arguments[0], arguments[1], run.work));
}

Value is_less(Run& run, Arguments arguments) {
  return ordered(run, arguments, [](auto result) { return result < 0; });
}

Value is_at_most(Run& run, Arguments arguments) {
  return ordered(run, arguments, [](auto result) { return result <= 0; });
}

Value is_greater(Run& run, Arguments arguments) {
  return ordered(run, arguments, [](auto result) { return result > 0; });
}

Value is_at_least(Run& run, Arguments arguments) {
  return ordered(run, arguments, [](auto result) { return result >= 0; });
}

Value is_in(Run& run, Arguments arguments) {
  if (arguments[1].is(ValueKind::map)) return Value(arguments[1].map().has(arguments[0]));
  if (!arguments[1].is(ValueKind::list)) return run.refuse(arguments);
  const List& list = arguments[1].list();
  for (std::size_t i = 0; i < list.size() && !run.is_exhausted(); ++i) {
    if (equal(arguments[0], list.at(i), run.work)) return Value(true);
  }
  return Value(false);
}

Value is_not(Run& run, Arguments arguments) {
  if (!arguments[0].is(ValueKind::boolean)) return run.refuse(arguments);
  return Value(!arguments[0].boolean());
}

Value item(Run& run, Arguments arguments) {
  const Value& index = arguments[1];
  if (arguments[0].is(ValueKind::map)) {
    const auto found = arguments[0].map().find(index);
    return found ? *found : run.fail(missing_value, {run.path()});
  }
  if (!arguments[0].is(ValueKind::list) || !is_number(index.kind())) {
    return run.refuse(arguments);
  }
  const List& list = arguments[0].list();
  const auto at = position(index);
  if (!at || *at >= list.size())
    return run.fail(index_out_of_range, {to_string(index), fmt::format("{}", list.size())});
  return list.at(*at);
}

Value size(Run& run, Arguments arguments) {
  const auto count = [](std::size_t n) { return Value(static_cast<std::int64_t>(n)); };
  switch (arguments[0].kind()) {
    case ValueKind::string:
      run.spend(arguments[0].string().size() / 64);
      return count(base::count_characters(arguments[0].string()));
    case ValueKind::list:
      return count(arguments[0].list().size());
    case ValueKind::map:
      return count(arguments[0].map().size());
    default:
      return run.refuse(arguments);
  }
}

}  // namespace pipeline::cel
