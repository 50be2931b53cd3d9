#include "engine/situation.hpp"

namespace pipeline::engine {

std::optional<base::Date> entered_stage(const Situation& situation) {
  const auto current = situation.process.stage_index(situation.deal.stage());
  const auto& history = situation.deal.history;
  for (auto move = history.rbegin(); move != history.rend(); ++move)
    if (!move->to.empty() && situation.process.stage_index(move->to) == current) return move->at;
  return std::nullopt;
}

std::optional<std::int32_t> days_in_stage(const Situation& situation) {
  const auto entered = entered_stage(situation);
  return entered ? std::optional(situation.today - *entered) : std::nullopt;
}

}  // namespace pipeline::engine
