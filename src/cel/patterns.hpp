// Regular expressions of RE2: their time is linear in the text, so a pattern cannot hang an
// evaluation.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string_view>

#include "cel/run.hpp"

namespace pipeline::cel {

/// Compiled; `ok()` says whether it is a pattern at all, `error()` why not. Safe to share between
/// threads.
[[nodiscard]] std::unique_ptr<re2::RE2> make_pattern(std::string_view text);

/// Whether the pattern is found anywhere in `text`.
[[nodiscard]] Value match(Run& run, std::string_view text, const re2::RE2& pattern);

}  // namespace pipeline::cel
