#include "base/terminal.hpp"

#include <charconv>

namespace pipeline::base {

bool set_width(Terminal& terminal, std::string_view columns) {
  std::size_t width = 0;
  const auto [end, error] = std::from_chars(columns.data(), columns.data() + columns.size(), width);
  if (error != std::errc{} || end != columns.data() + columns.size()) return false;
  if (width < 20 || width > 9999) return false;
  terminal.width = width;
  terminal.narrow = true;
  return true;
}

}  // namespace pipeline::base
