#include "render/paint.hpp"

namespace pipeline::render {
namespace {

struct Codes {
  std::string_view on;
  std::string_view off;
};

Codes codes(Style style) {
  switch (style) {
    case Style::bold:
      return {"\x1B[1m", "\x1B[22m"};
    case Style::dim:
      return {"\x1B[2m", "\x1B[22m"};
    case Style::red:
      return {"\x1B[31m", "\x1B[39m"};
    case Style::yellow:
      return {"\x1B[33m", "\x1B[39m"};
    case Style::green:
      return {"\x1B[32m", "\x1B[39m"};
    case Style::plain:
      break;
  }
  return {};
}

}  // namespace

std::string paint(std::string_view text, Style style, const base::Terminal& terminal) {
  if (!terminal.colour || text.empty()) return std::string(text);
  const Codes around = codes(style);
  return std::string(around.on).append(text).append(around.off);
}

}  // namespace pipeline::render
