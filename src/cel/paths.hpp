// Dotted paths of variables in a plan: `budget.amount`.
#pragma once

#include <optional>
#include <string>

#include "cel/code.hpp"

namespace pipeline::cel {

/// The dotted path, if the node is a chain of selections from a variable.
[[nodiscard]] std::optional<std::string> path_of(const Program::Code& code, NodeId id);

}  // namespace pipeline::cel
