// Files that the program carries within itself: the message catalogue, the shipped processes. The
// build writes them as C++ (cmake/embed.cmake).
#pragma once

#include <string_view>

namespace pipeline::base {

struct EmbeddedFile {
  std::string_view name;   ///< path relative to the folder that was embedded, with '/'
  std::string_view bytes;  ///< lives as long as the program
};

}  // namespace pipeline::base
