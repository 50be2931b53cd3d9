// The symbols of our own output, and what stands for them where a terminal has only ASCII.
#pragma once

#include <string_view>

#include "base/terminal.hpp"

namespace pipeline::render {

struct Symbols {
  std::string_view check;
  std::string_view cross;
  std::string_view attention;
  std::string_view arrow;
  std::string_view ellipsis;
  std::string_view dot;   ///< between the parts of a line
  std::string_view rule;  ///< repeated, a line under a header
};

[[nodiscard]] constexpr Symbols symbols(const base::Terminal& terminal) {
  if (terminal.unicode) return {"✓", "✗", "!", "→", "…", "·", "─"};
  return {"ok", "x", "!", "->", "...", "|", "-"};
}

}  // namespace pipeline::render
