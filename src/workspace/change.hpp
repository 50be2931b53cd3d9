// What a command does to a file.
#pragma once

#include <optional>
#include <string>

namespace pipeline::workspace {

/// One file, before and after. Without `before` the file must not exist yet.
struct Change {
  std::string path;  ///< relative to the root
  std::optional<std::string> before;
  std::string after;
};

}  // namespace pipeline::workspace
