#include "cel/compare.hpp"

#include <cmath>

namespace pipeline::cel {
namespace {

/// Exact, where a conversion of the integer to double would round: 2^53 + 1 is not 2^53.
std::partial_ordering order_numbers(std::int64_t a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  constexpr double limit = 9223372036854775808.0;
  if (b >= limit) return std::partial_ordering::less;
  if (b < -limit) return std::partial_ordering::greater;
  const double whole = std::trunc(b);
  const auto order = a <=> static_cast<std::int64_t>(whole);
  if (order != 0) return order;
  return whole <=> b;
}

std::partial_ordering order_numbers(const Value& a, const Value& b) {
  if (a.is(ValueKind::integer)) {
    if (b.is(ValueKind::integer)) return a.integer() <=> b.integer();
    return order_numbers(a.integer(), b.floating());
  }
  if (b.is(ValueKind::floating)) return a.floating() <=> b.floating();
  return 0 <=> order_numbers(b.integer(), a.floating());
}

bool equal_lists(const List& a, const List& b, std::size_t& work) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!equal(a.at(i), b.at(i), work)) return false;
  }
  return true;
}

bool equal_maps(const Map& a, const Map& b, std::size_t& work) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto other = b.find(a.key_at(i));
    if (!other || !equal(a.value_at(i), *other, work)) return false;
  }
  return true;
}

}  // namespace

bool is_number(ValueKind kind) {
  return kind == ValueKind::integer || kind == ValueKind::floating;
}

bool has_order(ValueKind a, ValueKind b) {
  if (is_number(a) && is_number(b)) return true;
  if (a != b) return false;
  return a == ValueKind::string || a == ValueKind::boolean || a == ValueKind::timestamp ||
         a == ValueKind::duration;
}

std::partial_ordering order(const Value& a, const Value& b) {
  switch (a.kind()) {
    case ValueKind::integer:
    case ValueKind::floating:
      return order_numbers(a, b);
    // Bytes of UTF-8 compare as the code points they stand for.
    case ValueKind::string:
      return a.string() <=> b.string();
    case ValueKind::boolean:
      return a.boolean() <=> b.boolean();
    case ValueKind::timestamp:
      return a.timestamp() <=> b.timestamp();
    case ValueKind::duration:
      return a.duration() <=> b.duration();
    default:
      return std::partial_ordering::unordered;
  }
}

bool equal(const Value& a, const Value& b, std::size_t& work) {
  ++work;
  if (has_order(a.kind(), b.kind())) {
    if (a.is(ValueKind::string)) work += a.string().size() / 64;
    return order(a, b) == std::partial_ordering::equivalent;
  }
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case ValueKind::null:
      return true;
    case ValueKind::type:
      return a.string() == b.string();
    case ValueKind::list:
      return equal_lists(a.list(), b.list(), work);
    case ValueKind::map:
      return equal_maps(a.map(), b.map(), work);
    default:
      return false;
  }
}

bool equal(const Value& a, const Value& b) {
  std::size_t work = 0;
  return equal(a, b, work);
}

}  // namespace pipeline::cel
