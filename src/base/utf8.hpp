// Characters of UTF-8 text: stepping, checking, counting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipeline::base {

/// The code point that starts at `offset`, and its length in bytes; nothing where the bytes are not
/// well-formed UTF-8 (overlong forms and surrogates are not).
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};
[[nodiscard]] std::optional<CodePoint> code_point_at(std::string_view text, std::size_t offset);

/// Offset of the first byte that is not well-formed UTF-8, or npos.
[[nodiscard]] std::size_t find_malformed(std::string_view text);

/// Number of characters in well-formed text.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// The first `count` characters of well-formed text, or all of it.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t count);

void append_utf8(std::string& text, char32_t character);

}  // namespace pipeline::base
