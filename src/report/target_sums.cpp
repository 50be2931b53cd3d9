#include <algorithm>
#include <set>

#include "report/targets.hpp"

namespace pipeline::report {

using base::Decimal;
using model::Target;

std::optional<Decimal> TargetSums::exactly(std::string_view owner, std::string_view segment,
                                           base::Period days) const {
  std::vector<const Target*> parts;
  for (const auto& target : targets_)
    if (target.owner == owner && target.segment == segment && days.contains(target.days))
      parts.push_back(&target);
  std::stable_sort(parts.begin(), parts.end(), [](const Target* a, const Target* b) {
    return a->days.days() > b->days.days();
  });
  std::vector<const Target*> taken;
  Decimal sum;
  std::int32_t covered = 0;
  for (const auto* part : parts) {
    if (std::any_of(taken.begin(), taken.end(),
                    [&](const Target* other) { return other->days.overlaps(part->days); }))
      continue;
    taken.push_back(part);
    sum += part->amount;
    covered += part->days.days();
  }
  return covered == days.days() ? std::optional(sum) : std::nullopt;
}

template <class Part>
std::optional<Decimal> TargetSums::sum_over(std::string Target::*key, Part part) const {
  std::set<std::string_view> names;
  for (const auto& target : targets_)
    if (!(target.*key).empty()) names.insert(target.*key);
  std::optional<Decimal> sum;
  for (const auto name : names)
    if (const auto amount = part(name)) sum = sum.value_or(Decimal()) + *amount;
  return sum;
}

std::optional<Decimal> TargetSums::whole(base::Period days) const {
  if (const auto own = exactly({}, {}, days)) return own;
  const auto people = sum_over(&Target::owner, [&](auto owner) { return of_owner(owner, days); });
  if (people) return people;
  return sum_over(&Target::segment, [&](auto segment) { return of_segment(segment, days); });
}

std::optional<Decimal> TargetSums::of_owner(std::string_view owner, base::Period days) const {
  if (const auto own = exactly(owner, {}, days)) return own;
  return sum_over(&Target::segment, [&](auto segment) { return exactly(owner, segment, days); });
}

std::optional<Decimal> TargetSums::of_segment(std::string_view segment, base::Period days) const {
  if (const auto own = exactly({}, segment, days)) return own;
  return sum_over(&Target::owner, [&](auto owner) { return exactly(owner, segment, days); });
}

}  // namespace pipeline::report
