// The process as a drawing: stages, their gates, skips, ways back, and outcomes.
#pragma once

#include "base/graph.hpp"
#include "process/definition.hpp"

namespace pipeline::report {

/// The last station is not a stage, but the close of a deal that has left the last stage.
[[nodiscard]] base::Graph process_graph(const process::Process& process);

}  // namespace pipeline::report
