#include "engine/scorecard.hpp"

#include <algorithm>
#include <cmath>

namespace pipeline::engine {

namespace {

CriterionResult judge(const process::Criterion& criterion, const model::Value& levels,
                      const Scope& scope) {
  CriterionResult result{.criterion = &criterion, .level = {}, .error = {}};
  if (criterion.value) {
    const auto value = scope.evaluate(*criterion.value);
    result.judged = !value.is_error();
    if (value.is(cel::ValueKind::floating)) result.points = value.floating();
    if (value.is(cel::ValueKind::integer)) result.points = static_cast<double>(value.integer());
    result.points = std::isnan(result.points) ? 0 : std::clamp(result.points, 0.0, 100.0);
    if (value.is_error())
      result.error = std::make_unique<const base::Diagnostic>(finding_of(value.error()));
    return result;
  }
  const auto* level = criterion.level(levels[criterion.id].text());
  if (level == nullptr) return result;
  result.level = level->id;
  result.points = level->points;
  result.judged = true;
  const auto& knockout = criterion.knockout;
  result.knocked_out = std::find(knockout.begin(), knockout.end(), level->id) != knockout.end();
  return result;
}

}  // namespace

const CriterionResult* CardResult::knockout() const {
  const auto found = std::find_if(criteria.begin(), criteria.end(),
                                  [](const CriterionResult& c) { return c.knocked_out; });
  return found == criteria.end() ? nullptr : &*found;
}

CardResult total(const process::Scorecard& card, const Scope& scope) {
  const Scope::OpenCard open(scope, card.id);
  CardResult result{.card = &card, .criteria = {}};
  const auto& levels = scope.situation().deal.root["scores"][card.id];
  result.criteria.reserve(card.criteria.size());
  double weights = 0;
  for (const auto& criterion : card.criteria) weights += criterion.weight;
  double sum = 0;
  for (const auto& criterion : card.criteria) {
    auto each = judge(criterion, levels, scope);
    each.adds = weights > 0 ? each.points * criterion.weight / weights : 0;
    sum += each.points * criterion.weight;
    result.criteria.push_back(std::move(each));
  }
  result.total = weights > 0 ? sum / weights : 0;
  return result;
}

}  // namespace pipeline::engine
