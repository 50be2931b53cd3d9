// The processes that come with the program, compiled into it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pipeline::process {

struct ShippedFile {
  std::string_view name;  ///< "six-stage"
  std::string_view path;  ///< as messages name it
  std::string_view text;
};

/// Every shipped process, by name.
[[nodiscard]] std::span<const ShippedFile> shipped_processes();
[[nodiscard]] const ShippedFile* shipped_process(std::string_view name);

/// The core fields and standard sections that every process has. Source: FORMAT §3.
[[nodiscard]] const ShippedFile& core_fields();

}  // namespace pipeline::process
