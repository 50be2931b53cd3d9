// Finding the end of a scalar: the next byte that may end it. Only for the files of this folder.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pipeline::yaml {

/// What a scan may have to stop at. The NUL behind the text counts as a line end.
enum Stop : std::uint8_t {
  line_end = 1,
  plain_sign = 2,
  flow_sign = 4,
  quote = 8,
  apostrophe = 16
};

inline constexpr std::array<std::uint8_t, 256> stops = [] {
  std::array<std::uint8_t, 256> table{};
  for (const char c : {'\0', '\n', '\r'}) table[static_cast<unsigned char>(c)] = line_end;
  for (const char c : {':', '#'}) table[static_cast<unsigned char>(c)] = plain_sign;
  for (const char c : {',', '[', ']', '{', '}'}) table[static_cast<unsigned char>(c)] = flow_sign;
  for (const char c : {'"', '\\'}) table[static_cast<unsigned char>(c)] = quote;
  table[static_cast<unsigned char>('\'')] = apostrophe;
  return table;
}();

/// The first byte at or behind `at` that is one of `wanted`, line ends among them.
[[nodiscard]] inline std::uint32_t scan(std::string_view text, std::uint32_t at, unsigned wanted) {
  const char* const bytes = text.data();
  while ((stops[static_cast<unsigned char>(bytes[at])] & wanted) == 0) ++at;
  return at;
}

}  // namespace pipeline::yaml
