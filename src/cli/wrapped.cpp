#include "cli/wrapped.hpp"

#include "base/text.hpp"

namespace pipeline::cli {

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string lines;
  std::size_t at = indent;
  while (!text.empty()) {
    const auto blank = text.find(' ');
    const auto word = text.substr(0, blank);
    const auto cells = base::display_width(word);
    const bool first = at == indent;
    if (!first && at + 1 + cells > width) {
      lines += "\n" + std::string(indent, ' ');
      at = indent;
    } else if (!first) {
      lines += ' ';
      ++at;
    }
    lines += word;
    at += cells;
    text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
  }
  return lines;
}

}  // namespace pipeline::cli
