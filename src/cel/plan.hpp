// The tree and its tables to a plan.
#pragma once

#include "cel/code.hpp"
#include "cel/resolve.hpp"

namespace pipeline::cel {

/// Fills everything of `code` but its type.
void plan(Ast ast, const Resolution& resolution, const Environment& environment,
          Program::Code& code);

}  // namespace pipeline::cel
