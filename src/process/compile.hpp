// Makes a read definition usable: checks that its parts fit together and compiles every expression.
#pragma once

#include "base/diagnostic.hpp"
#include "process/definition.hpp"

namespace pipeline::process {

/// Fills in the expressions' environment and every program. Findings: names that do not exist
/// (fields, cards, roles, stages), repeated rule ids, and whatever the expression checker says, at
/// its place in the file.
void compile(Process& process, base::Diagnostics& findings);

}  // namespace pipeline::process
