// What a command's exit code says. Source: FORMAT §6.
#pragma once

namespace pipeline::cli {

enum class Exit : int {
  fine = 0,     ///< warnings alone leave it so
  refused = 1,  ///< errors were found, or a gate refused
  usage = 2,    ///< wrong usage, or a faulty process or workspace definition
  failed = 3    ///< a file is unreadable, or input or output failed
};

/// The stronger of two: unreadable before usage before refused.
[[nodiscard]] constexpr Exit stronger(Exit a, Exit b) {
  return static_cast<int>(a) > static_cast<int>(b) ? a : b;
}

}  // namespace pipeline::cli
