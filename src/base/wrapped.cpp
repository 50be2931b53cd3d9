#include "base/wrapped.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace pipeline::base {

namespace {

/// Signs with which no line begins, and signs with which none ends. Source: GB/T 15834-2011, 5.1.
constexpr std::string_view closing_signs = "，。、；：？！）》」』】”’…%,.;:?!)]}\"'";
constexpr std::string_view opening_signs = "（《「『【“‘([{";

bool is_one_of(std::string_view character, std::string_view signs) {
  return signs.find(character) != std::string_view::npos;
}

std::string_view character_at(std::string_view text, std::size_t at) {
  const auto point = code_point_at(text, at);
  return text.substr(at, point ? point->size : 1);
}

/// The end of what must stay on one line from `begin` on: a wide character, or a word, with the
/// signs that close it.
std::size_t end_of_piece(std::string_view text, std::size_t begin) {
  const auto first = character_at(text, begin);
  const bool is_wide = display_width(first) == 2;
  std::size_t end = begin + first.size();
  auto last = first;
  while (end < text.size() && text[end] != ' ') {
    const auto next = character_at(text, end);
    const bool next_wide = display_width(next) == 2;
    const bool may_break = is_wide || next_wide;
    if (may_break && !is_one_of(next, closing_signs) && !is_one_of(last, opening_signs)) break;
    end += next.size();
    last = next;
  }
  return end;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string lines;
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    const bool behind_blank = text[at] == ' ';
    if (behind_blank) ++at;
    if (at == text.size()) break;
    const auto end = text[at] == ' ' ? at : end_of_piece(text, at);
    const auto piece = text.substr(at, end - at);
    const auto cells = display_width(piece);
    const bool begins_line = column == indent;
    if (!begins_line && column + (behind_blank ? 1 : 0) + cells > width) {
      lines += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (behind_blank) {
      lines += ' ';
      ++column;
    }
    lines += piece;
    column += cells;
    at = end;
  }
  return lines;
}

}  // namespace pipeline::base
