// The difference of two texts as git shows it.
#pragma once

#include <string>
#include <string_view>

namespace pipeline::git {

/// Unified diff from `before` to `after` with three lines around each change; empty if they are
/// equal. A file that is new (`is_new`) is shown as coming from /dev/null.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after,
                                       const std::string& path, bool is_new);

}  // namespace pipeline::git
