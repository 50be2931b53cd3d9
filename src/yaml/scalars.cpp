// Most scalars are one line that stands for itself: the scan to its end is all that happens, and
// the text stays a view into the file. Only further lines, escapes and block scalars build a new
// text; then each stretch that was taken over unchanged leaves a segment, so that a place in the
// text leads back to its byte.
#include "yaml/scalars.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "yaml/scan.hpp"

namespace pipeline::yaml {

void ScalarReader::start() {
  buffer_.clear();
  segments_.clear();
  changed_ = false;
  solid_ = 0;
  one_line_ = true;
}

void ScalarReader::keep(std::uint32_t from, std::uint32_t to) {
  if (from == to) return;
  segments_.push_back({static_cast<std::uint32_t>(buffer_.size()), from, to - from});
  buffer_.append(cursor_.text().substr(from, to - from));
}

void ScalarReader::put(std::string_view decoded, std::uint32_t raw) {
  // All of it stands at `raw`: several line ends, counted on, would lead into what follows.
  segments_.push_back({static_cast<std::uint32_t>(buffer_.size()), raw, 0});
  buffer_ += decoded;
  solid_ = buffer_.size();
  changed_ = true;
}

void ScalarReader::drop_trailing_blanks() {
  while (buffer_.size() > solid_ && is_blank(buffer_.back())) buffer_.pop_back();
  while (!segments_.empty() && segments_.back().decoded >= buffer_.size()) segments_.pop_back();
  if (!segments_.empty())
    segments_.back().size =
        std::min(segments_.back().size,
                 static_cast<std::uint32_t>(buffer_.size()) - segments_.back().decoded);
}

Scalar ScalarReader::finish(Style style, base::Span span, base::Span content) {
  Scalar scalar{.style = style, .span = span, .text = {}, .one_line = one_line_};
  if (!changed_ && segments_.size() <= 1) {
    scalar.text = cursor_.text().substr(content.begin, content.size());
    return scalar;
  }
  // A place behind the last character stands behind its bytes, escapes included.
  segments_.push_back({static_cast<std::uint32_t>(buffer_.size()), content.end, 0});
  scalar.text = document_.arena->copy(buffer_);
  scalar.segments = static_cast<std::uint32_t>(document_.segments.size());
  scalar.segment_count = static_cast<std::uint32_t>(segments_.size());
  document_.segments.insert(document_.segments.end(), segments_.begin(), segments_.end());
  return scalar;
}

void ScalarReader::put_breaks(std::uint32_t count, std::uint32_t raw) {
  if (count == 1)
    put(" ", raw);
  else
    put(std::string(std::max(count, 1U) - 1, '\n'), raw);
}

std::uint32_t ScalarReader::cross_lines(int parent, bool in_quotes, std::uint32_t open) {
  std::uint32_t breaks = 0;
  while (cursor_.at_line_end() && !cursor_.at_end()) {
    cursor_.skip_break();
    ++breaks;
    while (cursor_.peek() == ' ') cursor_.advance();
    const int indentation = cursor_.column();
    const bool tab = cursor_.peek() == '\t';
    cursor_.skip_blanks();
    if (cursor_.at_line_end()) continue;
    if (tab && indentation <= parent) {
      const auto at = cursor_.line_start() + static_cast<std::uint32_t>(indentation);
      cursor_.fail(tab_indentation, {at, at + 1});
    }
    if (cursor_.column() == 0 && cursor_.at_document_marker()) {
      if (in_quotes) cursor_.fail(marker_in_text, cursor_.here(3));
      return breaks;
    }
    if (in_quotes && indentation <= parent) cursor_.fail(unclosed_quote, {open, open + 1});
  }
  return breaks;
}

// ---- plain

std::uint32_t ScalarReader::plain_end(Context context) {
  const auto begin = cursor_.position();
  if (begin == scanned_from_ && context != Context::flow) return scanned_to_;
  const auto text = cursor_.text();
  const char* const bytes = text.data();  // may be asked for the NUL behind the text
  const bool flow = context == Context::flow;
  const unsigned wanted = line_end | plain_sign | (flow ? unsigned{flow_sign} : 0U);
  auto end = scan(text, begin, wanted);
  for (;; end = scan(text, end + 1, wanted)) {
    if (bytes[end] == '#') {
      if (end > begin && is_blank(bytes[end - 1])) break;
    } else if (bytes[end] == ':') {
      const char next = bytes[end + 1];
      if (is_blank(next) || is_break(next) || next == '\0' || (flow && is_flow_indicator(next)))
        break;
    } else {
      break;
    }
  }
  while (end > begin && is_blank(bytes[end - 1])) --end;
  if (flow) return end;
  scanned_from_ = begin;
  scanned_to_ = end;
  return end;
}

bool ScalarReader::plain_is_key() {
  const auto text = cursor_.text();
  auto end = plain_end(Context::key);
  while (end < text.size() && is_blank(text[end])) ++end;
  return end < text.size() && text[end] == ':';
}

Scalar ScalarReader::plain(int parent, Context context) {
  const auto begin = cursor_.position();
  auto end = plain_end(context);
  cursor_.move_to(end);
  Scalar scalar{.style = Style::plain,
                .span = {begin, end},
                .text = cursor_.text().substr(begin, end - begin)};
  if (context == Context::key) return scalar;
  if (!may_continue(parent)) return scalar;
  end = plain_lines(begin, end, parent, context);
  return end == scalar.span.end ? scalar : finish(Style::plain, {begin, end}, {begin, end});
}

/// Whether a plain text that ends its line here may have a further one: not if ':' or a comment
/// ends it, or if the next line is indented too little.
bool ScalarReader::may_continue(int parent) const {
  const char* const bytes = cursor_.text().data();
  auto at = cursor_.position();
  while (is_blank(bytes[at])) ++at;
  if (bytes[at] == '\r') ++at;
  if (bytes[at] != '\n') return false;
  const auto line = ++at;
  while (bytes[at] == ' ') ++at;
  return static_cast<int>(at - line) > parent || is_blank(bytes[at]) || is_break(bytes[at]);
}

std::uint32_t ScalarReader::plain_lines(std::uint32_t begin, std::uint32_t end, int parent,
                                        Context context) {
  const auto first_end = end;
  while (!cursor_.failed()) {
    const auto line = cursor_.line_start();
    cursor_.skip_blanks();
    const auto breaks = cross_lines(parent, false);
    const bool flow = context == Context::flow;
    const char c = cursor_.peek();
    const bool goes_on = !cursor_.at_end() && breaks > 0 && cursor_.column() > parent && c != '#' &&
                         !cursor_.at_document_marker() &&
                         !(flow && (is_flow_indicator(c) || (c == ':' && cursor_.blank_at(1))));
    const auto next = goes_on ? plain_end(context) : cursor_.position();
    if (!goes_on || next == cursor_.position()) {
      cursor_.move_to(end, line);
      break;
    }
    if (end == first_end) {
      start();
      keep(begin, end);
      one_line_ = false;
    }
    put_breaks(breaks, end);
    keep(cursor_.position(), next);
    cursor_.move_to(next);
    end = next;
  }
  return end;
}

// ---- quoted

Scalar ScalarReader::quoted(int parent, Context context) {
  const auto open = cursor_.position();
  const bool single = cursor_.peek() == '\'';
  if (quoted_in_line(cursor_.peek())) {
    const auto behind = cursor_.position();
    return {.style = single ? Style::single_quoted : Style::double_quoted,
            .span = {open, behind},
            .text = cursor_.text().substr(open + 1, behind - open - 2)};
  }
  start();
  cursor_.advance();
  if (single)
    single_quoted(parent, context, open);
  else
    double_quoted(parent, context, open);
  const auto close = cursor_.position();
  if (cursor_.failed()) return {};
  return finish(single ? Style::single_quoted : Style::double_quoted, {open, close},
                {open + 1, close - 1});
}

bool ScalarReader::quoted_in_line(char sign) {
  const auto text = cursor_.text();
  const bool single = sign == '\'';
  const auto close = scan(text, cursor_.position() + 1,
                          line_end | (single ? unsigned{apostrophe} : unsigned{quote}));
  if (close >= text.size() || text[close] != sign) return false;
  if (single && close + 1 < text.size() && text[close + 1] == sign) return false;
  cursor_.move_to(close + 1);
  return true;
}

void ScalarReader::fold_lines(int parent, std::uint32_t open) {
  const auto at = cursor_.position();
  drop_trailing_blanks();
  const auto breaks = cross_lines(parent, true, open);
  one_line_ = false;
  put_breaks(breaks, at);
}

void ScalarReader::single_quoted(int parent, Context context, std::uint32_t open) {
  while (!cursor_.failed()) {
    const auto from = cursor_.position();
    cursor_.move_to(scan(cursor_.text(), from, line_end | apostrophe));
    keep(from, cursor_.position());
    if (cursor_.at_end() || (context == Context::key && cursor_.at_line_end())) {
      cursor_.fail(unclosed_quote, {open, open + 1});
    } else if (cursor_.at_line_end()) {
      fold_lines(parent, open);
    } else if (cursor_.peek(1) == '\'' && cursor_.position() + 1 < cursor_.text().size()) {
      put("'", cursor_.position());
      cursor_.advance(2);
    } else {
      cursor_.advance();
      return;
    }
  }
}

void ScalarReader::double_quoted(int parent, Context context, std::uint32_t open) {
  while (!cursor_.failed()) {
    const auto from = cursor_.position();
    cursor_.move_to(scan(cursor_.text(), from, line_end | quote));
    keep(from, cursor_.position());
    if (cursor_.at_end() || (context == Context::key && cursor_.at_line_end())) {
      cursor_.fail(unclosed_quote, {open, open + 1});
    } else if (cursor_.at_line_end()) {
      fold_lines(parent, open);
    } else if (cursor_.peek() == '\\') {
      escape(parent, context, open);
    } else {
      cursor_.advance();
      return;
    }
  }
}

void ScalarReader::escape(int parent, Context context, std::uint32_t open) {
  static constexpr std::string_view names = "0abt\tnvfre \"/\\N_LP";
  static constexpr std::string_view values[] = {
      {"\0", 1}, "\a", "\b", "\t", "\t", "\n",       "\v",       "\f",           "\r",
      "\x1B",    " ",  "\"", "/",  "\\", "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  const auto at = cursor_.position();
  if (at + 1 >= cursor_.text().size()) return cursor_.advance();  // the quote is unclosed, too
  const char name = cursor_.peek(1);
  if (is_break(name) && context != Context::key) {
    cursor_.advance();  // an escaped line end joins the lines without a blank
    const auto breaks = cross_lines(parent, true, open);
    one_line_ = false;
    if (breaks > 1) put(std::string(breaks - 1, '\n'), at);
    changed_ = true;
    solid_ = buffer_.size();
    return;
  }
  if (name == 'x' || name == 'u' || name == 'U')
    return hexadecimal(name == 'x' ? 2 : name == 'u' ? 4 : 8);
  const auto index = names.find(name);
  if (index == std::string_view::npos) {
    const auto size =
        base::code_point_at(cursor_.text(), at + 1).value_or(base::CodePoint{0, 1}).size;
    cursor_.note(bad_escape, {at, at + 1 + size},
                 {std::string(cursor_.text().substr(at, 1 + size))});
    cursor_.advance(at + 1 < cursor_.text().size() && !is_break(name) ? 1 + size : 1);
    return;
  }
  put(values[index], at);
  cursor_.advance(2);
}

void ScalarReader::hexadecimal(std::uint32_t digits) {
  const auto at = cursor_.position();
  const auto code = cursor_.text().substr(at + 2, digits);
  char32_t value = 0;
  bool good = code.size() == digits;
  for (const char c : code) {
    const auto digit = c >= '0' && c <= '9'   ? c - '0'
                       : c >= 'a' && c <= 'f' ? c - 'a' + 10
                       : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                              : -1;
    good = good && digit >= 0;
    value = value * 16 + static_cast<char32_t>(std::max(digit, 0));
  }
  if (!good || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    const auto last = std::min(code.find_first_not_of("0123456789abcdefABCDEF"), code.size());
    const auto end = at + 2 + static_cast<std::uint32_t>(last);
    cursor_.note(bad_escape, {at, end}, {std::string(cursor_.text().substr(at, end - at))});
    cursor_.move_to(end);
    return;
  }
  std::string character;
  base::append_utf8(character, value);
  put(character, at);
  cursor_.advance(2 + digits);
}

}  // namespace pipeline::yaml
