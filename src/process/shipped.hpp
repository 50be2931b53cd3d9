// The processes that come with the program, compiled into it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace pipeline::process {

struct ShippedFile {
  std::string_view name;  ///< "six-stage"
  std::string path;       ///< as messages name it
  std::string_view text;
};

/// Every shipped process, by name.
[[nodiscard]] std::vector<ShippedFile> shipped_processes();
/// The one of this name; also a base without stages, which processes extend.
[[nodiscard]] std::optional<ShippedFile> shipped_process(std::string_view name);

/// The same as a source of text, for process::load.
[[nodiscard]] std::optional<base::Source> find_shipped(std::string_view name);

/// The core fields and standard sections that every process has. Source: FORMAT §3.
[[nodiscard]] ShippedFile core_fields();

}  // namespace pipeline::process
