// From names and texts to a process ready for use.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/field.hpp"
#include "process/definition.hpp"

namespace pipeline::process {

/// Finds the text of a process by its name or file; nothing if there is none.
using Finder = std::function<std::optional<base::Source>(std::string_view name)>;

/// The workspace's own lists, which fields may take their values from.
struct WorkspaceChoices {
  std::vector<model::Choice> segments;
  std::vector<model::Choice> channels;
};

/// Reads `source` over whatever it extends, and over the core fields; checks it and compiles its
/// expressions. All faults come in one run; there is a process only where there are no errors.
[[nodiscard]] base::Result<Process> load(base::Source source, const Finder& find,
                                         const WorkspaceChoices& choices);

}  // namespace pipeline::process
