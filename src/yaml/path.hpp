// Paths as people type them: budget.amount, contacts[2].name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yaml/edit.hpp"

namespace pipeline::yaml {

/// Parses a dotted path; `[n]` counts from 0. A key with a dot, bracket or quote is
/// written in double quotes, with \ before a quote or backslash. Nothing if it cannot be read.
[[nodiscard]] std::optional<Path> parse_path(std::string_view text);
[[nodiscard]] std::string to_string(const Path& path);

/// The node at `path`, or an empty one.
[[nodiscard]] NodeRef find(const Document& document, const Path& path);

}  // namespace pipeline::yaml
