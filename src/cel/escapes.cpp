#include "base/utf8.hpp"
#include "cel/faults.hpp"
#include "cel/lexer.hpp"

namespace pipeline::cel {
namespace {

/// One escape sequence: how many bytes it takes (with the backslash), and the character; size 0 if
/// it is none.
struct Escape {
  std::size_t size = 0;
  char32_t character = 0;
};

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

/// `count` digits of `base` behind `skip` bytes.
Escape numeric(std::string_view text, std::size_t skip, std::size_t count, int base) {
  if (text.size() < skip + count) return {};
  char32_t value = 0;
  for (const char c : text.substr(skip, count)) {
    if (digit_value(c) >= base) return {};
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit_value(c));
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value > 0x10FFFF || surrogate) return {};
  return {skip + count, value};
}

Escape escape(std::string_view text) {
  if (text.size() < 2) return {};
  switch (text[1]) {
    case 'a':
      return {2, U'\a'};
    case 'b':
      return {2, U'\b'};
    case 'f':
      return {2, U'\f'};
    case 'n':
      return {2, U'\n'};
    case 'r':
      return {2, U'\r'};
    case 't':
      return {2, U'\t'};
    case 'v':
      return {2, U'\v'};
    case '\\':
    case '?':
    case '"':
    case '\'':
    case '`':
      return {2, static_cast<char32_t>(text[1])};
    case 'x':
    case 'X':
      return numeric(text, 2, 2, 16);
    case 'u':
      return numeric(text, 2, 4, 16);
    case 'U':
      return numeric(text, 2, 8, 16);
    case '0':
    case '1':
    case '2':
    case '3':
      return numeric(text, 1, 3, 8);
    default:
      return {};
  }
}

}  // namespace

std::string unescaped(std::string_view body, std::uint32_t offset, std::vector<Issue>& issues) {
  std::string result;
  result.reserve(body.size());
  for (std::size_t at = 0; at < body.size();) {
    if (body[at] != '\\') {
      result += body[at++];
      continue;
    }
    const Escape found = escape(body.substr(at));
    if (found.size > 0) {
      base::append_utf8(result, found.character);
      at += found.size;
      continue;
    }
    const auto next = base::code_point_at(body, at + 1);
    const std::uint32_t size = 1 + (next ? next->size : 0);
    const auto begin = offset + static_cast<std::uint32_t>(at);
    issues.push_back(
        {&unknown_escape, {begin, begin + size}, {std::string(body.substr(at, size))}, {}});
    at += size;
  }
  return result;
}

}  // namespace pipeline::cel
