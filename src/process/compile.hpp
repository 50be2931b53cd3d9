// Makes a read definition usable: checks that its parts fit together and compiles every expression.
#pragma once

#include "base/diagnostic.hpp"
#include "process/definition.hpp"

namespace pipeline::process {

/// Fills in the expressions' environment and every program. Findings: names that do not exist
/// (fields, cards, roles, stages), repeated rule ids, and whatever the expression checker says, at
/// its place in the file.
void compile(Process& process, base::Diagnostics& findings);

/// Fills in the program of one expression; tells whether there is one. Findings stand at their
/// places in the file that the expression is from.
bool compile(Expression& expression, const cel::Environment& environment, cel::TypeRef expected,
             base::Diagnostics& findings);

}  // namespace pipeline::process
