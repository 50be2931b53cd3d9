// A text with a name, and the way from byte offsets to the line and column that a person sees.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.hpp"

namespace pipeline::base {

/// A place as messages print it. Lines and columns count from 1; columns count characters (Unicode
/// code points), not bytes and not display cells. Line 0 means the file as a whole.
struct Location {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;  ///< one past the last character

  friend auto operator<=>(const Location&, const Location&) = default;
};

/// The bytes of one file, and its path as the user would write it (relative to the workspace's
/// root).
struct Source {
  std::string path;
  std::string text;
};

/// The line and column of `span` in `source`. A leading byte order mark takes no column. CRLF
/// counts as one line end. Offsets past the end are taken as the end.
[[nodiscard]] Location locate(const Source& source, Span span);

/// The line that holds `offset`, without its line end: what is shown above a caret.
[[nodiscard]] std::string_view line_at(std::string_view text, std::uint32_t offset);

}  // namespace pipeline::base
