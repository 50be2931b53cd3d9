// New content as YAML text; yaml-cpp's emitter does the quoting and escaping. Only for the files of
// this folder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "yaml/document.hpp"
#include "yaml/value.hpp"

namespace pipeline::yaml {

/// Whether `value` is better written in one line: a scalar, or a list or map of them that is not
/// long.
[[nodiscard]] bool fits_in_line(const Value& value);

/// Whether `value` takes lines of its own behind a key: it does not fit in one, or it is a list of
/// maps, which has a line for each.
[[nodiscard]] bool takes_lines(const Value& value);

/// Where a text will stand: in brackets, more texts need quotes.
enum class Around { block, flow };

/// The quotes that texts and keys have even where they need none; any other style stands for none.
struct Quotes {
  std::optional<Style> texts = {};
  std::optional<Style> keys = {};
};

/// `value` in one line: a scalar, [a, b] or {k: v}. A text is quoted where it would not read back
/// as the same text, or other readers would take it for a number.
[[nodiscard]] std::string in_line(const Value& value, const Quotes& quotes = {},
                                  Around around = Around::block);

/// `key` as a key of a map.
[[nodiscard]] std::string key_text(std::string_view key, const Quotes& quotes = {},
                                   Around around = Around::block);

/// How block text is laid out.
struct Layout {
  std::size_t step = 2;  ///< blanks for each level of a map
  std::size_t dash = 2;  ///< blanks before the '-' of a list, from its key
  std::size_t item = 2;  ///< from the '-' of a list to what stands behind it
  std::string_view line_end = "\n";
  Quotes quotes = {};
  bool has_block_texts = true;  ///< texts of several lines in lines of their own, or in quotes
};

/// How a list or map in block style is written: as its neighbours are, or in one line where it
/// fits.
enum class Shape { fitting, flow, spaced_flow, block };

/// What follows "key:" of an entry at `column`, without the last line end: a blank and the value,
/// or a line end and its lines.
[[nodiscard]] std::string behind_key(const Value& value, std::size_t column, Shape shape,
                                     const Layout& layout);

/// The lines of "key: value" at `column`, without the last line end. With several keys the value
/// stands below the last, and each has a line of its own.
[[nodiscard]] std::string entry(std::span<const std::string> keys, const Value& value,
                                std::size_t column, const Layout& layout);

/// The lines of "- value" at `column`, without the last line end.
[[nodiscard]] std::string item(const Value& value, std::size_t column, Shape shape,
                               const Layout& layout);

}  // namespace pipeline::yaml
