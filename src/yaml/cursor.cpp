#include "yaml/cursor.hpp"

#include <algorithm>

namespace pipeline::yaml {

void Cursor::skip_line() {
  const auto end = text_.find('\n', position_);
  position_ = static_cast<std::uint32_t>(std::min(end, text_.size()));
  if (position_ > line_start_ && text_[position_ - 1] == '\r') --position_;
}

bool Cursor::skip_further() {
  const char* const bytes = text_.data();  // the NUL behind the text ends every loop
  auto at = position_;
  const auto before = line_start_;
  constexpr std::uint32_t none = 0xffffffff;
  auto tab = none;  // the first one in this line's indentation
  while (true) {
    if (at == line_start_) {
      while (bytes[at] == ' ') ++at;
      tab = bytes[at] == '\t' ? at : none;
    }
    while (is_blank(bytes[at])) ++at;
    position_ = at;
    if (at_comment()) skip_line();
    if (at_end() || !at_line_end()) break;
    skip_break();
    at = position_;
  }
  if (tab != none && !at_end()) fail(tab_indentation, {tab, tab + 1});
  return line_start_ != before;
}

void Cursor::fail(const base::Kind& kind, base::Span span, std::vector<base::Argument> arguments) {
  if (failed_) return;  // what follows the first such fault would only be its echo
  note(kind, span, std::move(arguments));
  failed_ = true;
  stopped_at_ = line_start_;
  position_ = static_cast<std::uint32_t>(text_.size());
}

void Cursor::note(const base::Kind& kind, base::Span span, std::vector<base::Argument> arguments) {
  if (findings_.size() >= max_findings) return;
  findings_.push_back(
      {.kind = &kind, .where = base::locate(source_, span), .arguments = std::move(arguments)});
}

bool Cursor::resume(int column, std::uint32_t from) {
  if (findings_.size() >= max_findings) return false;
  auto line = static_cast<std::size_t>(stopped_at_);
  while (line < text_.size()) {
    const auto content = std::min(text_.find_first_not_of(' ', line), text_.size());
    const bool empty = content == text_.size() || is_break(text_[content]) || text_[content] == '#';
    const auto indentation = static_cast<int>(content - line);
    if (!empty && line > from && indentation <= column) {
      stopped_at_ = static_cast<std::uint32_t>(line);
      if (indentation < column) return false;
      const auto marker = text_.substr(line, 3);
      if (marker == "---" || marker == "...") return false;
      move_to(static_cast<std::uint32_t>(content), stopped_at_);
      failed_ = false;
      return true;
    }
    const auto end = text_.find('\n', content);
    line = end == std::string_view::npos ? text_.size() : end + 1;
  }
  stopped_at_ = static_cast<std::uint32_t>(text_.size());
  return false;
}

std::string Cursor::excerpt(std::string_view ends) const {
  constexpr std::size_t longest = 40;
  const auto end = std::min(text_.find_first_of(ends, position_), text_.size());
  auto size = std::min(end - position_, longest);
  while (size > 0 && position_ + size < end &&
         (static_cast<unsigned char>(text_[position_ + size]) & 0xC0U) == 0x80U)
    --size;
  return std::string(text_.substr(position_, size));
}

std::int64_t Cursor::line_of(std::uint32_t offset) const {
  return base::locate(source_, {offset, offset}).line;
}

}  // namespace pipeline::yaml
