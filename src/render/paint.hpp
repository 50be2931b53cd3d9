// Colour, where the terminal wants it. Paints nest: each ends only what it began.
#pragma once

#include <string>
#include <string_view>

#include "base/terminal.hpp"

namespace pipeline::render {

enum class Style { plain, bold, dim, red, yellow, green };

/// `text` in `style`; `text` itself if the terminal has no colour, or nothing to paint.
[[nodiscard]] std::string paint(std::string_view text, Style style, const base::Terminal& terminal);

}  // namespace pipeline::render
