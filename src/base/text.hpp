// How text stands on a terminal: its width in cells, padding and cutting, and escaping what could
// harm.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pipeline::base {

/// Cells that `text` takes on a terminal: East Asian wide characters take two, combining marks
/// none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` cut to at most `width` cells, with `mark` as the last where something was cut off.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width,
                                    std::string_view mark = "…");

/// `text` with blanks to `width` cells, behind it or (pad_left) before it.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

/// Adds an item to a list of machine words, which is written the same in every language: "a, b".
void add_to_list(std::string& list, std::string_view item);
[[nodiscard]] std::string listed(std::span<const std::string> items);

/// `text` with control characters (terminal escapes, C1, bidi overrides, unseen marks) written as
/// \u{…}, line ends and tabs as \n, \r, \t, and bytes that are not UTF-8 as U+FFFD, so that a file
/// from a stranger cannot drive the terminal. Joiners and variation selectors stay: names and emoji
/// need them.
[[nodiscard]] std::string printable(std::string_view text);

/// The same for text that may have lines and tabs, such as a cell of a CSV file.
[[nodiscard]] std::string printable_lines(std::string_view text);

}  // namespace pipeline::base
