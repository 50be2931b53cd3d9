// Long text on a terminal, broken into lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pipeline::base {

/// `text` in lines of at most `width` cells, broken at blanks and between Chinese characters (but
/// not before a closing sign); lines behind the first begin with `indent` blanks, and the first is
/// taken to stand behind as many. A word wider than a line stands out. No line end behind the last.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace pipeline::base
