#include "yaml/lines.hpp"

#include <algorithm>

namespace pipeline::yaml {

std::uint32_t Lines::start(std::uint32_t at) const {
  const auto end = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
  if (end != std::string_view::npos) return static_cast<std::uint32_t>(end + 1);
  return text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::uint32_t Lines::end(std::uint32_t at) const {
  const auto found = std::min(text_.find('\n', at), text_.size());
  const bool carriage = found > at && found < text_.size() && text_[found - 1] == '\r';
  return static_cast<std::uint32_t>(carriage ? found - 1 : found);
}

std::uint32_t Lines::next(std::uint32_t at) const {
  const auto found = text_.find('\n', at);
  return static_cast<std::uint32_t>(found == std::string_view::npos ? text_.size() : found + 1);
}

std::string_view Lines::line_end() const {
  const auto found = text_.find('\n');
  return found != std::string_view::npos && found > 0 && text_[found - 1] == '\r' ? "\r\n" : "\n";
}

bool Lines::has_text_before(std::uint32_t at) const {
  return between(start(at), at).find_first_not_of(" \t") != std::string_view::npos;
}

bool Lines::has_text_behind(std::uint32_t at) const {
  return between(at, end(at)).find_first_not_of(" \t") != std::string_view::npos;
}

std::string_view Lines::comment_behind(std::uint32_t at) const {
  const auto rest = between(at, end(at));
  const auto content = rest.find_first_not_of(" \t");
  return content != std::string_view::npos && rest[content] == '#' ? rest : std::string_view{};
}

std::uint32_t Lines::with_comments_above(std::uint32_t line, std::size_t column) const {
  auto first = line;
  while (first > start(0)) {
    const auto above = start(first - 1);
    const auto content = skip_blanks(above);
    if (!is_at(content, '#') || content - above != column) return first;
    first = above;
  }
  return line;
}

std::uint32_t Lines::with_comments_below(std::uint32_t end, std::size_t column) const {
  auto last = end;
  for (auto line = next(end); line < text_.size(); line = next(line)) {
    if (is_blank(line)) continue;
    const auto content = skip_blanks(line);
    if (!is_at(content, '#') || content - line <= column) break;
    last = this->end(line);
  }
  return last;
}

std::uint32_t Lines::without_blanks_above(std::uint32_t line) const {
  while (line > start(0) && is_blank(start(line - 1))) line = start(line - 1);
  return line;
}

std::uint32_t Lines::without_blanks_behind(std::uint32_t line) const {
  while (line < text_.size() && is_blank(line)) line = next(line);
  return line;
}

std::uint32_t Lines::skip(std::uint32_t at, std::string_view bytes) const {
  return static_cast<std::uint32_t>(std::min(text_.find_first_not_of(bytes, at), text_.size()));
}

}  // namespace pipeline::yaml
