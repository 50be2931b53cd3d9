// The process itself as a report, for its owner and for whoever works by it.
#pragma once

#include <string>
#include <vector>

#include "base/report.hpp"
#include "process/definition.hpp"

namespace pipeline::report {

/// Stages with their gates, scorecards, outcomes: everything that a seller is asked.
[[nodiscard]] base::Report process_sheet(const process::Process& process);

/// A process that can be chosen.
struct KnownProcess {
  const process::Process* process = nullptr;
  std::string where;  ///< its file; empty: shipped
  bool in_force = false;
};

/// A line for each.
[[nodiscard]] base::Report process_list(const std::vector<KnownProcess>& processes);

/// What a rule demands: "must be filled in: …".
[[nodiscard]] base::Phrase demand_of(const process::Rule& rule, const process::Process& process);

}  // namespace pipeline::report
