#include "yaml/cursor.hpp"

namespace pipeline::yaml {

bool Cursor::at_document_marker() const {
  if (position_ != line_start_) return false;
  const auto three = text_.substr(position_, 3);
  return (three == "---" || three == "...") && blank_at(3);
}

void Cursor::skip_break() {
  if (at_end()) return;
  position_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
  line_start_ = position_;
}

bool Cursor::skip_to_content() {
  bool crossed = false;
  while (true) {
    skip_blanks();
    if (at_comment()) skip_line();
    if (at_end()) return crossed;
    if (!is_break(peek())) break;
    skip_break();
    crossed = true;
  }
  if (crossed) {
    const auto indentation = text_.substr(line_start_, position_ - line_start_);
    if (const auto tab = indentation.find('\t'); tab != std::string_view::npos) {
      const auto at = line_start_ + static_cast<std::uint32_t>(tab);
      fail(tab_indentation, {at, at + 1});
    }
  }
  return crossed;
}

void Cursor::fail(const base::Kind& kind, base::Span span, std::vector<base::Argument> arguments) {
  if (failed_) return;  // what follows the first such fault would only be its echo
  note(kind, span, std::move(arguments));
  failed_ = true;
  position_ = static_cast<std::uint32_t>(text_.size());
}

void Cursor::note(const base::Kind& kind, base::Span span, std::vector<base::Argument> arguments) {
  findings_.push_back(
      {.kind = &kind, .where = base::locate(source_, span), .arguments = std::move(arguments)});
}

std::int64_t Cursor::line_of(std::uint32_t offset) const {
  return base::locate(source_, {offset, offset}).line;
}

}  // namespace pipeline::yaml
