// From a process's file to its definition, expressions not yet compiled.
#pragma once

#include "base/diagnostic.hpp"
#include "process/definition.hpp"
#include "yaml/document.hpp"

namespace pipeline::process {

/// Lays the declarations of one file over `process`: empty, or what the file extends. Stages,
/// rules, scorecards and fields are overridden by their ids; a new stage stands behind the one it
/// follows in the file.
void read_definition(yaml::NodeRef root, Process& process, base::Diagnostics& findings);

}  // namespace pipeline::process
