#include "base/source.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace pipeline::base {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Start of the line that holds `offset`.
std::size_t line_start(std::string_view text, std::size_t offset) {
  const auto line_end = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return line_end == std::string_view::npos ? 0 : line_end + 1;
}

struct Place {
  std::uint32_t line;
  std::uint32_t column;
};

Place place_of(std::string_view text, std::size_t offset) {
  const auto lines =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  const auto start = line_start(text, offset);
  auto before = text.substr(start, offset - start);
  if (start == 0 && before.starts_with(byte_order_mark))
    before.remove_prefix(byte_order_mark.size());
  return {static_cast<std::uint32_t>(lines) + 1,
          static_cast<std::uint32_t>(count_characters(before)) + 1};
}

}  // namespace

Location locate(const Source& source, Span span) {
  const std::string_view text = source.text;
  const auto begin = place_of(text, std::min<std::size_t>(span.begin, text.size()));
  const auto end = place_of(text, std::min<std::size_t>(span.end, text.size()));
  return {source.path, begin.line, begin.column, end.line, end.column};
}

std::string_view line_at(std::string_view text, std::uint32_t offset) {
  const auto start = line_start(text, std::min<std::size_t>(offset, text.size()));
  auto line = text.substr(start, text.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace pipeline::base
