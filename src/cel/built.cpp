#include "cel/built.hpp"

#include <algorithm>
#include <cmath>

#include "cel/compare.hpp"
#include "cel/faults.hpp"

namespace pipeline::cel {
namespace {

bool is_key(const Value& value) {
  return value.is(ValueKind::string) || value.is(ValueKind::integer) ||
         value.is(ValueKind::boolean);
}

bool precedes(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return a.kind() < b.kind();
  return order(a, b) == std::partial_ordering::less;
}

}  // namespace

std::optional<Value> BuiltMap::find(const Value& key) const {
  Value wanted = key;
  if (key.is(ValueKind::floating)) {  // 1.0 finds the key 1
    const double number = key.floating();
    if (std::trunc(number) != number || std::fabs(number) >= 9.2e18) return std::nullopt;
    wanted = Value(static_cast<std::int64_t>(number));
  }
  if (!is_key(wanted)) return std::nullopt;
  const auto found = std::lower_bound(
      by_key_.begin(), by_key_.end(), wanted,
      [this](std::uint32_t at, const Value& v) { return precedes(entries_[2 * at], v); });
  if (found == by_key_.end() || precedes(wanted, entries_[2 * *found])) return std::nullopt;
  return entries_[2 * *found + 1];
}

Value make_list(Run& run, std::span<const Value> items) {
  return Value(static_cast<const List*>(run.arena.make<BuiltList>(items)));
}

Value make_map(Run& run, std::span<const Value> entries) {
  const auto by_key = run.arena.array<std::uint32_t>(entries.size() / 2);
  for (std::uint32_t i = 0; i < by_key.size(); ++i) {
    if (!is_key(entries[2 * i])) return run.fail(bad_key, {to_string(entries[2 * i], 40)});
    by_key[i] = i;
  }
  std::sort(by_key.begin(), by_key.end(), [&](std::uint32_t a, std::uint32_t b) {
    return precedes(entries[2 * a], entries[2 * b]);
  });
  for (std::size_t i = 1; i < by_key.size(); ++i) {
    const Value& key = entries[2 * by_key[i]];
    if (!precedes(entries[2 * by_key[i - 1]], key))
      return run.fail(repeated_key, {to_string(key, 40)});
  }
  return Value(static_cast<const Map*>(
      run.arena.make<BuiltMap>(entries, std::span<const std::uint32_t>(by_key))));
}

}  // namespace pipeline::cel
