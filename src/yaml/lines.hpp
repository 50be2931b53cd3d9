// The text around nodes, line by line: what the tree does not know. Only for the files of this
// folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pipeline::yaml {

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }
  /// Start of the line that holds `at`, behind a byte order mark.
  [[nodiscard]] std::uint32_t start(std::uint32_t at) const;
  /// Where the line's text ends, before its line end.
  [[nodiscard]] std::uint32_t end(std::uint32_t at) const;
  /// The start of the next line, or the end of the text.
  [[nodiscard]] std::uint32_t next(std::uint32_t at) const;
  [[nodiscard]] std::size_t column(std::uint32_t at) const { return at - start(at); }
  /// The line end that the file has, by its first line.
  [[nodiscard]] std::string_view line_end() const;
  [[nodiscard]] bool is_last_line_open() const { return !text_.empty() && text_.back() != '\n'; }

  /// Whether something stands before `at` in its line, or behind it.
  [[nodiscard]] bool has_text_before(std::uint32_t at) const;
  [[nodiscard]] bool has_text_behind(std::uint32_t at) const;
  [[nodiscard]] bool is_blank(std::uint32_t line) const { return !has_text_behind(line); }
  /// What stands behind `at` in its line, with its blanks, if that is a comment; else nothing.
  [[nodiscard]] std::string_view comment_behind(std::uint32_t at) const;
  /// The first of the comment lines right above `line` that begin at `column`. Comments at the top
  /// of the file speak of the file and belong to no line.
  [[nodiscard]] std::uint32_t with_comments_above(std::uint32_t line, std::size_t column) const;
  /// The end of the last comment line behind the line that ends at `end`, of those indented deeper
  /// than `column`, whether or not blank lines stand between; without any, `end`.
  [[nodiscard]] std::uint32_t with_comments_below(std::uint32_t end, std::size_t column) const;
  /// Over the blank lines right above `line`, and over those from `line` on.
  [[nodiscard]] std::uint32_t without_blanks_above(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t without_blanks_behind(std::uint32_t line) const;

  /// Over blanks, and over blanks and line ends.
  [[nodiscard]] std::uint32_t skip_blanks(std::uint32_t at) const { return skip(at, " \t"); }
  [[nodiscard]] std::uint32_t skip_space(std::uint32_t at) const { return skip(at, " \t\r\n"); }
  [[nodiscard]] bool is_at(std::uint32_t at, char c) const {
    return at < text_.size() && text_[at] == c;
  }

 private:
  [[nodiscard]] std::uint32_t skip(std::uint32_t at, std::string_view bytes) const;

  std::string_view text_;
};

}  // namespace pipeline::yaml
