// Mistakes in a process that can be read: what nobody meant, though every word is right.
#pragma once

#include "base/diagnostic.hpp"
#include "process/definition.hpp"

namespace pipeline::process {

/// Stages that cannot be reached, gates and rules that can never be met, scorecards whose weights
/// do not add up to 100 or whose points never suffice (errors); rules that are never asked, and
/// rules that read what is only asked for in a later stage (warnings).
[[nodiscard]] base::Diagnostics review(const Process& process);

}  // namespace pipeline::process
