// What is known of the place where output goes. A value: found once by the command line, fixed in
// tests.
#pragma once

#include <cstddef>

#include "base/localized.hpp"

namespace pipeline::base {

struct Terminal {
  std::size_t width = 80;  ///< cells
  bool colour = false;
  bool unicode = true;  ///< symbols such as ✗ and →; without it ASCII stands for them
  bool interactive = false;
  Language language = Language::en;
};

}  // namespace pipeline::base
