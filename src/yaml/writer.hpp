// New content as YAML text; yaml-cpp's emitter does the quoting and escaping. Only for the files of
// this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yaml/document.hpp"
#include "yaml/value.hpp"

namespace pipeline::yaml {

/// Whether `value` is better written in one line: a scalar, or a list or map of them that is not
/// long.
[[nodiscard]] bool fits_in_line(const Value& value);

/// `value` in one line: a scalar, [a, b] or {k: v}. A text is quoted where it would not read back
/// as the same text, with `quotes` if it was quoted before.
[[nodiscard]] std::string in_line(const Value& value, std::optional<Style> quotes = {});

/// `key` as a key of a map.
[[nodiscard]] std::string key_text(std::string_view key);

/// How block text is laid out.
struct Layout {
  std::size_t step = 2;  ///< blanks for each level of a map
  std::size_t dash = 2;  ///< blanks before the '-' of a list, from its key
  std::string_view line_end = "\n";
};

/// The lines of "key: value" at `column`, without the last line end. What fits is written in one
/// line, except that lists of maps have a line for each item.
[[nodiscard]] std::string entry(std::string_view key, const Value& value, std::size_t column,
                                const Layout& layout);

/// How an item of a block list is written: as its neighbours are, or in one line where it fits.
enum class ItemShape { fitting, flow, block };

/// The lines of "- value" at `column`, without the last line end.
[[nodiscard]] std::string item(const Value& value, std::size_t column, ItemShape shape,
                               const Layout& layout);

}  // namespace pipeline::yaml
