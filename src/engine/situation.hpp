// What the engine judges: one deal, with everything that its rules may look at.
#pragma once

#include "base/date.hpp"
#include "model/opportunity.hpp"
#include "model/settings.hpp"
#include "process/definition.hpp"

namespace pipeline::engine {

/// All of it belongs to the caller and outlives the judgement.
struct Situation {
  const process::Process& process;
  const model::Settings& settings;
  const model::Opportunity& deal;
  const model::Account* account = nullptr;  ///< nothing where the deal names none that exists
  base::Date today;
  const model::Person* actor = nullptr;  ///< who acts, in conditions on waivers and approvals
};

/// Days since the deal entered the stage in which it stands, by its history; 0 on the day itself. A
/// change of status does not count. Nothing where the history has no dated entry into the stage.
/// Source: FORMAT §5 "days_in_stage".
[[nodiscard]] std::optional<std::int32_t> days_in_stage(const Situation& situation);

/// The day on which the deal entered the stage in which it stands.
[[nodiscard]] std::optional<base::Date> entered_stage(const Situation& situation);

}  // namespace pipeline::engine
