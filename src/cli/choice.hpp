// Option values that must be one of a few words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/session.hpp"

namespace pipeline::cli {

/// Whether `value` is one of `choices`; says so, with the nearest of them, if it is not (exit code
/// 2).
[[nodiscard]] bool is_one_of(const Session& session, std::string_view option,
                             const std::string& value, const std::vector<std::string>& choices);

}  // namespace pipeline::cli
