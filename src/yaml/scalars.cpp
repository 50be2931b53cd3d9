#include "yaml/scalars.hpp"

#include <algorithm>

#include "base/utf8.hpp"

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
  segments_.push_back({static_cast<std::uint32_t>(buffer_.size()), raw,
                       static_cast<std::uint32_t>(decoded.size())});
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
  scalar.text = document_.arena->copy(buffer_);
  scalar.segments = static_cast<std::uint32_t>(document_.segments.size());
  scalar.segment_count = static_cast<std::uint32_t>(segments_.size());
  document_.segments.insert(document_.segments.end(), segments_.begin(), segments_.end());
  return scalar;
}

std::uint32_t ScalarReader::cross_lines(int parent, bool in_quotes) {
  std::uint32_t breaks = 0;
  while (cursor_.at_line_end() && !cursor_.at_end()) {
    cursor_.skip_break();
    ++breaks;
    while (cursor_.peek() == ' ') cursor_.advance();
    const int indentation = cursor_.column();
    const bool tab = cursor_.peek() == '\t';
    cursor_.skip_blanks();
    if (cursor_.at_line_end()) continue;
    if (tab && indentation <= parent) cursor_.fail(tab_indentation, cursor_.here());
    if (cursor_.column() == 0 && cursor_.at_document_marker()) {
      if (in_quotes) cursor_.fail(marker_in_text, cursor_.here(3));
      return breaks;
    }
    if (in_quotes && indentation <= parent)
      cursor_.fail(wrong_indentation, cursor_.here(), {std::int64_t{indentation}});
  }
  return breaks;
}

// ---- plain

std::uint32_t ScalarReader::plain_end(Context context) const {
  const auto text = cursor_.text();
  auto end = cursor_.position();
  auto last = end;  // behind the last character that is no blank
  for (; end < text.size() && !is_break(text[end]); ++end) {
    const char c = text[end];
    const char next = end + 1 < text.size() ? text[end + 1] : '\n';
    if (c == ':' && (is_blank(next) || is_break(next))) break;
    if (context == Context::flow && (is_flow_indicator(c) || (c == ':' && is_flow_indicator(next))))
      break;
    if (c == '#' && end > cursor_.position() && is_blank(text[end - 1])) break;
    if (!is_blank(c)) last = end + 1;
  }
  return last;
}

Scalar ScalarReader::plain(int parent, Context context) {
  start();
  const auto begin = cursor_.position();
  auto end = plain_end(context);
  keep(begin, end);
  cursor_.move_to(end);
  while (context != Context::key && !cursor_.failed()) {
    const auto line = cursor_.line_start();
    cursor_.skip_blanks();
    if (!cursor_.at_line_end()) {  // ':' or a comment ends it
      cursor_.move_to(end);
      break;
    }
    const auto breaks = cross_lines(parent, false);
    const bool goes_on =
        !cursor_.at_end() && breaks > 0 && cursor_.column() > parent && cursor_.peek() != '#' &&
        !cursor_.at_document_marker() &&
        !(context == Context::flow && is_flow_indicator(cursor_.peek())) &&
        !(context == Context::flow && cursor_.peek() == ':' && cursor_.blank_at(1));
    const auto next = goes_on ? plain_end(context) : cursor_.position();
    if (!goes_on || next == cursor_.position()) {
      cursor_.move_to(end, line);
      break;
    }
    one_line_ = false;
    put(breaks == 1 ? std::string(" ") : std::string(breaks - 1, '\n'), end);
    keep(cursor_.position(), next);
    cursor_.move_to(next);
    end = next;
  }
  return finish(Style::plain, {begin, end}, {begin, end});
}

// ---- quoted

Scalar ScalarReader::quoted(int parent, Context context) {
  start();
  const auto open = cursor_.position();
  const bool single = cursor_.peek() == '\'';
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

void ScalarReader::fold_lines(int parent) {
  const auto at = cursor_.position();
  drop_trailing_blanks();
  const auto breaks = cross_lines(parent, true);
  one_line_ = false;
  put(breaks == 1 ? std::string(" ") : std::string(breaks - 1, '\n'), at);
}

void ScalarReader::single_quoted(int parent, Context context, std::uint32_t open) {
  while (!cursor_.failed()) {
    const auto from = cursor_.position();
    while (!cursor_.at_line_end() && cursor_.peek() != '\'') cursor_.advance();
    keep(from, cursor_.position());
    if (cursor_.at_end() || (context == Context::key && cursor_.at_line_end())) {
      cursor_.fail(unclosed_quote, {open, open + 1});
    } else if (cursor_.at_line_end()) {
      fold_lines(parent);
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
    while (!cursor_.at_line_end() && cursor_.peek() != '"' && cursor_.peek() != '\\')
      cursor_.advance();
    keep(from, cursor_.position());
    if (cursor_.at_end() || (context == Context::key && cursor_.at_line_end())) {
      cursor_.fail(unclosed_quote, {open, open + 1});
    } else if (cursor_.at_line_end()) {
      fold_lines(parent);
    } else if (cursor_.peek() == '\\') {
      escape(parent, context);
    } else {
      cursor_.advance();
      return;
    }
  }
}

void ScalarReader::escape(int parent, Context context) {
  static constexpr std::string_view names = "0abt\tnvfre \"/\\N_LP";
  static constexpr std::string_view values[] = {
      {"\0", 1}, "\a", "\b", "\t", "\t", "\n",       "\v",       "\f",           "\r",
      "\x1B",    " ",  "\"", "/",  "\\", "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  const auto at = cursor_.position();
  const char name = cursor_.peek(1);
  if (is_break(name) && at + 1 < cursor_.text().size() && context != Context::key) {
    cursor_.advance();  // an escaped line end joins the lines without a blank
    const auto breaks = cross_lines(parent, true);
    one_line_ = false;
    put(std::string(breaks - 1, '\n'), at);
    return;
  }
  if (name == 'x' || name == 'u' || name == 'U')
    return hexadecimal(name == 'x' ? 2 : name == 'u' ? 4 : 8);
  const auto index = names.find(name);
  if (index == std::string_view::npos) {
    cursor_.fail(bad_escape, {at, at + 2}, {std::string(cursor_.text().substr(at, 2))});
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
    cursor_.fail(bad_escape, {at, at + 2 + static_cast<std::uint32_t>(code.size())},
                 {std::string(cursor_.text().substr(at, 2 + code.size()))});
    return;
  }
  std::string character;
  base::append_utf8(character, value);
  put(character, at);
  cursor_.advance(2 + digits);
}

// ---- block

ScalarReader::Header ScalarReader::block_header() {
  Header header;
  cursor_.advance();
  for (int i = 0; i < 2; ++i) {
    const char c = cursor_.peek();
    if (c >= '1' && c <= '9' && header.indentation == 0)
      header.indentation = c - '0';
    else if ((c == '+' || c == '-') && header.chomping == ' ')
      header.chomping = c;
    else
      break;
    cursor_.advance();
  }
  cursor_.skip_blanks();
  if (cursor_.at_comment()) cursor_.skip_line();
  if (!cursor_.at_line_end())
    cursor_.fail(bad_block_header, cursor_.here(), {std::string(1, cursor_.peek())});
  cursor_.skip_break();
  return header;
}

bool ScalarReader::line_is_blank() const {
  auto at = cursor_.position();
  const auto text = cursor_.text();
  while (at < text.size() && text[at] == ' ') ++at;
  return at >= text.size() || is_break(text[at]);
}

int ScalarReader::detect_indentation(int least) {
  const auto position = cursor_.position();
  const auto line = cursor_.line_start();
  int deepest = 0;
  std::uint32_t deepest_at = position;
  int found = least;
  while (!cursor_.at_end()) {
    while (cursor_.peek() == ' ' && !cursor_.at_end()) cursor_.advance();
    if (!cursor_.at_line_end()) {
      if (cursor_.peek() == '\t' && cursor_.column() < least)
        cursor_.fail(tab_indentation, cursor_.here());
      found = std::max(least, cursor_.column());
      if (cursor_.column() >= least && deepest > cursor_.column())
        cursor_.fail(block_indentation, {deepest_at, deepest_at + 1});
      break;
    }
    if (cursor_.column() > deepest) {
      deepest = cursor_.column();
      deepest_at = cursor_.line_start();
    }
    found = std::max(found, cursor_.column());
    cursor_.skip_break();
  }
  if (!cursor_.failed()) cursor_.move_to(position, line);
  return found;
}

/// Lines are folded as YAML 1.2 §8.1.3 has it: a single line end between two lines that are not
/// indented further becomes a blank; each one more stays.
void ScalarReader::block_lines(bool literal, int indentation, char chomping) {
  std::string pending;        // line ends not yet written
  bool spaced_before = true;  // the line before was indented further, or there was none
  bool any = false;
  std::uint32_t break_at = cursor_.position();
  while (!cursor_.at_end() && !cursor_.failed()) {
    const auto line = cursor_.position();
    int width = 0;
    while (width < indentation && cursor_.peek() == ' ' && !cursor_.at_end()) {
      cursor_.advance();
      ++width;
    }
    if (width < indentation) {
      if (!line_is_blank()) {
        cursor_.move_to(line, line);
        break;
      }
      cursor_.skip_line();
    }
    if (indentation == 0 && cursor_.at_document_marker()) break;
    if (cursor_.at_line_end()) {  // an empty line; the last one may lack its line end
      pending += '\n';
      break_at = cursor_.position();
      cursor_.skip_break();
      continue;
    }
    const bool spaced = is_blank(cursor_.peek());
    if (!pending.empty()) {
      if (!literal && any && !spaced && !spaced_before)
        pending = pending.size() == 1 ? " " : pending.substr(1);
      put(pending, break_at);
    }
    pending.clear();
    const auto from = cursor_.position();
    cursor_.skip_line();
    keep(from, cursor_.position());
    any = true;
    spaced_before = spaced;
    break_at = cursor_.position();
    pending = "\n";
    cursor_.skip_break();
  }
  if (chomping == '+')
    put(pending, break_at);
  else if (chomping == ' ' && any && !pending.empty())
    put("\n", break_at);
}

Scalar ScalarReader::block(int parent) {
  start();
  changed_ = true;
  one_line_ = false;
  const auto begin = cursor_.position();
  const bool literal = cursor_.peek() == '|';
  const auto header = block_header();
  if (cursor_.failed()) return {};
  const int least = std::max(parent, -1) + 1;
  const int indentation =
      header.indentation > 0 ? std::max(parent, 0) + header.indentation : detect_indentation(least);
  if (cursor_.failed()) return {};
  block_lines(literal, indentation, header.chomping);
  auto end = cursor_.position();
  if (end == cursor_.line_start() && end > begin) {  // the span ends with the last line's text
    --end;
    if (cursor_.text()[end - 1] == '\r') --end;
  }
  return finish(literal ? Style::literal : Style::folded, {begin, end}, {});
}

}  // namespace pipeline::yaml
