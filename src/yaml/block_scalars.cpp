// Literal and folded texts: | and >.
#include <algorithm>

#include "yaml/scalars.hpp"

namespace pipeline::yaml {

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
      if (cursor_.column() < least) break;  // the text has no content: only blank lines
      found = cursor_.column();
      if (deepest > found) cursor_.fail(block_indentation, {deepest_at, deepest_at + 1});
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

/// Over the indentation of a line; false where the text ends before it.
bool ScalarReader::enter_line(int indentation) {
  const auto line = cursor_.position();
  while (cursor_.column() < indentation && cursor_.peek() == ' ' && !cursor_.at_end())
    cursor_.advance();
  if (cursor_.column() < indentation) {
    if (!line_is_blank()) {
      cursor_.move_to(line, line);
      return false;
    }
    cursor_.skip_line();
  }
  return indentation > 0 || !cursor_.at_document_marker();
}

/// Lines are folded as YAML 1.2 §8.1.3 has it: a single line end between two lines that are not
/// indented further becomes a blank; each one more stays.
void ScalarReader::block_lines(bool literal, int indentation, char chomping) {
  std::uint32_t pending = 0;  // line ends not yet written
  bool spaced_before = true;  // the line before was indented further, or there was none
  bool any = false;
  auto break_at = cursor_.position();
  while (!cursor_.at_end() && !cursor_.failed() && enter_line(indentation)) {
    if (cursor_.at_line_end()) {  // an empty line; the last one may lack its line end
      ++pending;
      break_at = cursor_.position();
      cursor_.skip_break();
      continue;
    }
    const bool spaced = is_blank(cursor_.peek());
    const bool folds = !literal && any && !spaced && !spaced_before;
    if (folds)
      put_breaks(pending, break_at);
    else if (pending > 0)
      put(std::string(pending, '\n'), break_at);
    const auto from = cursor_.position();
    cursor_.skip_line();
    keep(from, cursor_.position());
    any = true;
    spaced_before = spaced;
    break_at = cursor_.position();
    pending = 1;
    cursor_.skip_break();
  }
  if (chomping == '-' || (chomping == ' ' && !any)) pending = 0;
  if (chomping == ' ') pending = std::min(pending, 1U);
  if (pending > 0) put(std::string(pending, '\n'), break_at);
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
  return finish(literal ? Style::literal : Style::folded, {begin, end}, {begin, end});
}

}  // namespace pipeline::yaml
