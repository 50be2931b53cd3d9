// What is known of the place where output goes. A value: found once by the command line, fixed in
// tests.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/localized.hpp"

namespace pipeline::base {

struct Terminal {
  std::size_t width = 80;  ///< cells
  bool narrow = true;      ///< tables are cut to `width`; what is piped on gets them whole
  bool colour = false;
  bool unicode = true;  ///< symbols such as ✗ and →; without it ASCII stands for them
  bool interactive = false;
  Language language = Language::en;
};

/// Makes output fit `columns`, a number from 20 to 9999; false, and nothing changed, if it is none.
bool set_width(Terminal& terminal, std::string_view columns);

}  // namespace pipeline::base
