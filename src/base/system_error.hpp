// Why the system refused something, in the reader's language where it is a common reason.
#pragma once

#include "base/diagnostic.hpp"

namespace pipeline::base {

/// The reason behind an errno value; the system's own words for a rare one.
[[nodiscard]] Argument reason_of(int error);

}  // namespace pipeline::base
