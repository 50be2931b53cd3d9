#include "engine/win_rate.hpp"

#include <cmath>

#include "engine/validate.hpp"

namespace pipeline::engine {

WinRate win_rate(const Passage& passage, const Scope& scope) {
  const auto& situation = scope.situation();
  const auto status = situation.deal.status();
  WinRate rate;
  if (status == model::Status::won || status == model::Status::closed || model::is_lost(status)) {
    rate.source = WinRateSource::status;
    rate.base = rate.probability = model::is_lost(status) ? 0 : 1;
    return rate;
  }
  const auto stage = situation.process.stage_index(situation.deal.stage());
  const auto own = situation.deal.own_win_rate();
  rate.source = own ? WinRateSource::own_estimate : WinRateSource::stage;
  rate.base = own ? *own : stage ? situation.process.stages[*stage].win_rate : 0;
  rate.factor = situation.process.waivers.factor;
  for (const auto& [verdict, behind] : rules_behind(passage, scope))
    if (verdict.has_open_waiver()) ++rate.open_waivers;
  rate.probability = rate.base * std::pow(rate.factor, static_cast<double>(rate.open_waivers));
  return rate;
}

}  // namespace pipeline::engine
