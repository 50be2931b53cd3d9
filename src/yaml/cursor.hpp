// Where the reader stands in the bytes: lines, indentation, blanks and comments, and the findings
// so far. Only for the files of this folder.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "yaml/document.hpp"
#include "yaml/faults.hpp"

namespace pipeline::yaml {

[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool is_break(char c) {
  return c == '\n' || c == '\r';
}
[[nodiscard]] constexpr bool is_flow_indicator(char c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

/// No more of them for one file: a place costs a look at all lines before it.
inline constexpr std::size_t max_findings = 100;

class Cursor {
 public:
  Cursor(const base::Source& source, base::Diagnostics& findings)
      : source_(source), text_(source.text), findings_(findings) {}

  /// A NUL stands behind its last byte, and nowhere else.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::uint32_t position() const { return position_; }
  [[nodiscard]] std::uint32_t line_start() const { return line_start_; }
  /// Bytes between the line's start and here. What stands there is indentation and indicators, all
  /// ASCII.
  [[nodiscard]] int column() const { return static_cast<int>(position_ - line_start_); }
  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }
  /// The byte `ahead` of here; a line feed beyond the end.
  [[nodiscard]] char peek(std::uint32_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\n';
  }
  [[nodiscard]] bool at_line_end() const { return is_break(peek()); }
  /// Whether the byte `ahead` ends a word: blank, line end, end of the file.
  [[nodiscard]] bool blank_at(std::uint32_t ahead) const {
    return is_blank(peek(ahead)) || is_break(peek(ahead));
  }
  [[nodiscard]] bool at_comment() const {
    return peek() == '#' && (position_ == line_start_ || is_blank(text_[position_ - 1]));
  }
  /// `---` or `...` at the start of a line, alone or with a blank behind it.
  [[nodiscard]] bool at_document_marker() const {
    return position_ == line_start_ && (peek() == '-' || peek() == '.') && peek(1) == peek() &&
           peek(2) == peek() && blank_at(3);
  }

  /// Never past the end: a step that is still made after a failure does no harm.
  void advance(std::uint32_t bytes = 1) {
    position_ = std::min(position_ + bytes, static_cast<std::uint32_t>(text_.size()));
  }
  void move_to(std::uint32_t position) { position_ = position; }
  /// Goes to `position` on a line that starts at `line_start`.
  void move_to(std::uint32_t position, std::uint32_t line_start) {
    position_ = position;
    line_start_ = line_start;
  }
  void skip_blanks() {
    while (is_blank(peek())) ++position_;
  }
  /// Over the line end that stands here.
  void skip_break() {
    if (at_end()) return;
    advance(peek() == '\r' && peek(1) == '\n' ? 2 : 1);
    line_start_ = position_;
  }
  /// To the end of this line.
  void skip_line();

  /// To the next content, over blanks, comments and line ends. True if a line end was crossed: then
  /// column() is the content's indentation. A tab in it is a finding.
  bool skip_to_content() {
    const char* const bytes = text_.data();
    const auto next = position_ + (bytes[position_] == ' ' ? 1 : 0);
    // Mostly one blank in the line, if any.
    if (static_cast<unsigned char>(bytes[next]) > ' ' && bytes[next] != '#') {
      position_ = next;
      return false;
    }
    return skip_further();
  }

  /// A finding that leaves unclear where this entry ends: reading stops, until resume().
  void fail(const base::Kind& kind, base::Span span, std::vector<base::Argument> arguments = {});
  /// A finding that leaves the structure clear: reading goes on.
  void note(const base::Kind& kind, base::Span span, std::vector<base::Argument> arguments = {});
  [[nodiscard]] bool failed() const { return failed_; }
  /// After a failure: goes on with the next line behind `from` that is indented by `column`, if no
  /// line before it is indented less.
  bool resume(int column, std::uint32_t from);
  /// Back to where it was before resume(): this line will not do.
  void stop() {
    failed_ = true;
    position_ = static_cast<std::uint32_t>(text_.size());
  }

  /// What stands here, for messages: to the next blank, to the end of the line. Cut if it is long.
  [[nodiscard]] std::string word() const { return excerpt(" \t\r\n"); }
  [[nodiscard]] std::string line_rest() const { return excerpt("\r\n"); }
  [[nodiscard]] base::Span here(std::uint32_t size = 1) const {
    return {position_, position_ + size};
  }
  [[nodiscard]] std::int64_t line_of(std::uint32_t offset) const;

 private:
  bool skip_further();
  [[nodiscard]] std::string excerpt(std::string_view ends) const;

  const base::Source& source_;
  std::string_view text_;
  base::Diagnostics& findings_;
  std::uint32_t position_ = 0;
  std::uint32_t line_start_ = 0;
  std::uint32_t stopped_at_ = 0;  ///< start of the line in which reading failed
  bool failed_ = false;
};

}  // namespace pipeline::yaml
