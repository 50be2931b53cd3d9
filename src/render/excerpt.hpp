// The line of a file that a finding is about, with carets under the place.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "base/terminal.hpp"

namespace pipeline::render {

/// Two lines, or nothing where the diagnostic has no excerpt. Of a long line only what is around
/// the place is shown.
[[nodiscard]] std::string excerpt(const base::Diagnostic& diagnostic,
                                  const base::Terminal& terminal);

}  // namespace pipeline::render
