// Width of text on a terminal, by what a reader sees as one character (a grapheme cluster), not by
// code point. A family emoji is seven code points joined by U+200D and takes two cells; "é" written
// as e and U+0301 takes one; "❤" takes one and with the variation selector U+FE0F behind it two. So
// the text is split into clusters and each is as wide as its widest code point; selector and flags
// (two regional indicators) make it two. Cutting works on clusters as well: half a family is
// another family. Not handled: characters of ambiguous width (as '…', '→') count as one even where
// a terminal is set to show them in two, and terminals that do not know an emoji sequence show its
// parts side by side.
#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace pipeline::base {
namespace {

struct Cluster {
  std::size_t bytes = 0;
  std::size_t width = 0;
};

constexpr char32_t replacement = U'\uFFFD';

CodePoint point_at(std::string_view text, std::size_t offset) {
  return code_point_at(text, offset).value_or(CodePoint{replacement, 1});
}

std::size_t width_of(char32_t character) {
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

bool is_double_by_itself(char32_t character) {
  const bool selects_emoji = character == U'\uFE0F';
  const bool is_flag_letter = character >= U'\U0001F1E6' && character <= U'\U0001F1FF';
  return selects_emoji || is_flag_letter;
}

Cluster cluster_at(std::string_view text, std::size_t offset) {
  CodePoint last = point_at(text, offset);
  Cluster cluster{last.size, width_of(last.value)};
  utf8proc_int32_t state = 0;
  while (offset + cluster.bytes < text.size()) {
    const CodePoint next = point_at(text, offset + cluster.bytes);
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last.value),
                                         static_cast<utf8proc_int32_t>(next.value), &state))
      break;
    cluster.bytes += next.size;
    cluster.width =
        std::max(cluster.width, is_double_by_itself(next.value) ? 2 : width_of(next.value));
    last = next;
  }
  return cluster;
}

bool is_ascii_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// Characters that move the cursor, start a terminal's command, or turn the direction of what
/// follows.
bool is_harmful(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool direction = c == 0x061C || c == 0x200E || c == 0x200F ||
                         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool unseen = c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
  const bool no_character = (c & 0xFFFE) == 0xFFFE;
  return control || separator || direction || unseen || no_character;
}

std::string escaped(char32_t character) {
  if (character == U'\n') return "\\n";
  if (character == U'\r') return "\\r";
  if (character == U'\t') return "\\t";
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (auto rest = static_cast<std::uint32_t>(character); rest != 0 || hex.empty(); rest /= 16)
    hex.insert(hex.begin(), digits[rest % 16]);
  return "\\u{" + hex + "}";
}

std::string escaped_but(std::string_view text, std::u32string_view kept) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = point_at(text, at);
    if (is_harmful(point.value) && kept.find(point.value) == kept.npos)
      shown += escaped(point.value);
    else
      append_utf8(shown, point.value);
    at += point.size;
  }
  return shown;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_ascii_text(text)) return text.size();
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    width += cluster.width;
    at += cluster.bytes;
  }
  return width;
}

std::string shortened(std::string_view text, std::size_t width, std::string_view mark) {
  if (display_width(text) <= width) return std::string(text);
  const std::size_t mark_width = display_width(mark);
  if (width < mark_width) return {};
  std::size_t taken = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const Cluster cluster = cluster_at(text, end);
    if (taken + cluster.width > width - mark_width) break;
    taken += cluster.width;
    end += cluster.bytes;
  }
  return std::string(text.substr(0, end)).append(mark);
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(text).append(width > taken ? width - taken : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(width > taken ? width - taken : 0, ' ').append(text);
}

void add_to_list(std::string& list, std::string_view item) {
  if (!list.empty()) list += ", ";
  list += item;
}

std::string listed(std::span<const std::string> items) {
  std::string list;
  for (const auto& item : items) add_to_list(list, item);
  return list;
}

std::string printable(std::string_view text) {
  return is_ascii_text(text) ? std::string(text) : escaped_but(text, {});
}

std::string printable_lines(std::string_view text) {
  return is_ascii_text(text) ? std::string(text) : escaped_but(text, U"\n\r\t");
}

}  // namespace pipeline::base
