// Long text on a terminal, broken at blanks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pipeline::cli {

/// `text` in lines of at most `width` cells, broken at blanks; lines behind the first begin with
/// `indent` blanks, and the first is taken to stand behind as many. A word wider than a line stands
/// out. No line end behind the last.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace pipeline::cli
