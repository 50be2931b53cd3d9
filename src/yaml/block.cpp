// Block style: maps and lists whose extent is their indentation.
#include "yaml/structure.hpp"

namespace pipeline::yaml {

NodeId StructureReader::block_value(int parent, int depth, Place place) {
  const auto behind = cursor_.position();
  cursor_.skip_blanks();
  if (!cursor_.at_line_end() && !cursor_.at_comment()) skip_properties();
  if (cursor_.failed()) return no_node;
  if (!cursor_.at_line_end() && !cursor_.at_comment()) {
    if (place != Place::map_value) {
      const auto before =
          cursor_.text().substr(cursor_.line_start(), cursor_.position() - cursor_.line_start());
      const bool nests = starts_list() || starts_explicit_key() || starts_key();
      if (nests && before.find('\t') != std::string_view::npos)
        cursor_.fail(tab_indentation, cursor_.here());
      return block_node(cursor_.column(), parent, depth);
    }
    const char c = cursor_.peek();
    const bool delimited = c == '"' || c == '\'' || c == '[' || c == '{';  // ends before a ':'
    if (starts_list())
      cursor_.fail(list_in_line, cursor_.here());
    else if (!delimited && (starts_explicit_key() || starts_key()))
      cursor_.fail(nested_in_line, cursor_.here());
    return cursor_.failed() ? no_node : scalar_or_flow(parent, depth);
  }
  const auto line = cursor_.line_start();
  cursor_.skip_to_content();
  if (cursor_.failed()) return no_node;
  const bool deeper = cursor_.column() > parent ||
                      (place != Place::list_item && cursor_.column() == parent && starts_list());
  if (cursor_.at_end() || !deeper || cursor_.at_document_marker()) {
    cursor_.move_to(behind, line);
    return add_missing(depth);
  }
  return block_node(cursor_.column(), parent, depth);
}

NodeId StructureReader::block_node(int column, int parent, int depth) {
  if (depth > static_cast<int>(max_depth)) {
    cursor_.fail(too_deep, cursor_.here(), {static_cast<std::int64_t>(max_depth)});
    return no_node;
  }
  if (starts_list()) return block_list(column, depth);
  if (starts_explicit_key() || starts_key()) return block_map(column, depth);
  const auto before = cursor_.position();
  skip_properties();
  if (cursor_.failed()) return no_node;
  if (cursor_.position() != before) return block_value(parent, depth + 1, Place::list_item);
  return scalar_or_flow(parent, depth);
}

NodeId StructureReader::block_list(int column, int depth) {
  const auto list = add(NodeKind::list, Style::block, cursor_.position(), depth);
  NodeId last = no_node;
  while (!cursor_.at_end() && cursor_.column() >= column && !cursor_.at_document_marker()) {
    const auto begin = cursor_.position();
    if (cursor_.column() > column) {
      cursor_.fail(wrong_indentation, cursor_.here(), {std::int64_t{cursor_.column()}});
    } else if (starts_list()) {
      cursor_.advance();
      const auto item = block_value(column, depth + 1, Place::list_item);
      if (!cursor_.failed()) {
        adopt(list, last, item);
        cursor_.skip_to_content();
      }
    } else {
      break;
    }
    if (cursor_.failed() && !resume_list(column, begin)) return no_node;
  }
  return list;
}

NodeId StructureReader::block_map(int column, int depth) {
  const auto map = add(NodeKind::map, Style::block, cursor_.position(), depth);
  NodeId last = no_node;
  for (bool more = true; more;) {
    const auto begin = cursor_.position();
    more = map_entry(map, last, column, depth) || (cursor_.failed() && resume_map(column, begin));
  }
  check_duplicates(map);
  return cursor_.failed() ? no_node : map;
}

bool StructureReader::resume_map(int column, std::uint32_t entry) {
  while (cursor_.resume(column, entry)) {
    if (starts_explicit_key() || starts_key()) return true;
    entry = cursor_.position();
    cursor_.stop();
  }
  return false;
}

bool StructureReader::resume_list(int column, std::uint32_t entry) {
  while (cursor_.resume(column, entry)) {
    if (starts_list()) return true;
    entry = cursor_.position();
    cursor_.stop();
  }
  return false;
}

/// Reads one entry; false at the end of the map.
bool StructureReader::map_entry(NodeId map, NodeId& last, int column, int depth) {
  if (cursor_.at_end() || cursor_.column() < column || cursor_.at_document_marker()) return false;
  if (cursor_.column() > column) {
    cursor_.fail(wrong_indentation, cursor_.here(), {std::int64_t{cursor_.column()}});
    return false;
  }
  const bool is_explicit = starts_explicit_key();
  const auto key = is_explicit ? explicit_key(column, depth) : block_key(column, depth);
  if (cursor_.failed()) return false;
  check_key(key);
  const bool has_value =
      is_explicit ? finds_explicit_value(column) : cursor_.peek() == ':' && !cursor_.at_end();
  NodeId value = no_node;
  if (has_value) {
    cursor_.advance();
    value = block_value(column, depth + 1, is_explicit ? Place::explicit_part : Place::map_value);
  } else {
    value = add_missing(depth + 1);  // "? key" without a value
  }
  if (cursor_.failed()) return false;
  adopt(map, last, value, key);
  cursor_.skip_to_content();
  return !cursor_.failed();
}

NodeId StructureReader::block_key(int column, int depth) {
  skip_properties();
  if (cursor_.failed()) return no_node;
  if (!starts_key()) {
    if (starts_list())
      cursor_.fail(item_in_map, cursor_.here());
    else if (cursor_.peek() == '[' || cursor_.peek() == '{')
      cursor_.fail(key_not_scalar, cursor_.here());
    else
      name_missing_colon();
    return no_node;
  }
  const char c = cursor_.peek();
  NodeId key = no_node;
  if (c == ':' && cursor_.blank_at(1))
    key = add_missing(depth + 1);
  else if (c == '"' || c == '\'')
    key = add(scalars_.quoted(column, Context::key), depth + 1);
  else if (c == '[' || c == '{')
    key = flow_collection(column, depth + 1);
  else if (c == '*')
    cursor_.fail(reserved_indicator, cursor_.here(), {std::string(1, c)});
  else
    key = add(scalars_.plain(column, Context::key), depth + 1);
  cursor_.skip_blanks();
  return key;
}

/// What a line without a key lacks. People who write Chinese often type the colon of their
/// keyboard.
void StructureReader::name_missing_colon() {
  const auto line = cursor_.line_rest();
  const auto here = cursor_.position();
  const auto full_width = line.find("\xEF\xBC\x9A");
  const auto colon = line.find(':');
  const auto place = static_cast<std::uint32_t>(here + std::min(full_width, colon));
  if (full_width < colon)
    cursor_.fail(full_width_colon, {place, place + 3});
  else if (colon != std::string::npos)
    cursor_.fail(blank_behind_colon, {place, place + 1});
  else
    cursor_.fail(missing_colon, cursor_.here(), {line});
}

NodeId StructureReader::explicit_key(int column, int depth) {
  cursor_.advance();
  return block_value(column, depth + 1, Place::explicit_part);
}

/// To the ':' below "? key"; where there is none, it stays behind the key.
bool StructureReader::finds_explicit_value(int column) {
  const auto behind = cursor_.position();
  const auto line = cursor_.line_start();
  cursor_.skip_to_content();
  const bool found = !cursor_.at_end() && cursor_.column() == column && cursor_.peek() == ':' &&
                     cursor_.blank_at(1);
  if (!found) cursor_.move_to(behind, line);
  return found;
}

NodeId StructureReader::scalar_or_flow(int parent, int depth) {
  const char c = cursor_.peek();
  NodeId node = no_node;
  if (c == '[' || c == '{') {
    node = flow_collection(parent, depth);
  } else if (c == '|' || c == '>') {
    return add(scalars_.block(parent), depth);
  } else if (c == '"' || c == '\'') {
    node = add(scalars_.quoted(parent, Context::block), depth);
  } else if (std::string_view(",]}#%@`&*!").find(c) != std::string_view::npos) {
    cursor_.fail(reserved_indicator, cursor_.here(), {std::string(1, c)});
  } else {
    node = add(scalars_.plain(parent, Context::block), depth);
  }
  if (!cursor_.failed()) expect_line_end(node);
  return node;
}

void StructureReader::expect_line_end(NodeId node) {
  const auto end = cursor_.position();
  cursor_.skip_blanks();
  if (cursor_.at_line_end() || (cursor_.peek() == '#' && cursor_.position() > end)) return;
  const auto value_begin = document_.nodes[node].span.begin;
  if (cursor_.peek() == ':' && value_begin < cursor_.line_start())
    name_misplaced_key(value_begin);
  else if (cursor_.peek() == ':' && begins_line(value_begin) &&
           document_.nodes[node].kind != NodeKind::scalar)
    cursor_.fail(key_not_scalar, document_.nodes[node].span);
  else if (cursor_.peek() == ':')
    cursor_.fail(nested_in_line, cursor_.here());
  else
    cursor_.fail(trailing_text, cursor_.here(), {cursor_.line_rest()});
}

/// Whether only blanks and indicators stand before `at` in its line.
bool StructureReader::begins_line(std::uint32_t at) const {
  const auto before = cursor_.text().substr(cursor_.line_start(), at - cursor_.line_start());
  return before.find_first_not_of(" -?") == std::string_view::npos;
}

/// "key: value" in a line that was taken for the further text of the value at `value`.
void StructureReader::name_misplaced_key(std::uint32_t value) {
  const auto text = cursor_.text();
  const auto line = cursor_.line_start();
  const auto begin = static_cast<std::uint32_t>(text.find_first_not_of(" \t", line));
  const auto above = text.rfind('\n', value);
  const auto first_line =
      above == std::string_view::npos ? 0 : static_cast<std::uint32_t>(above + 1);
  const bool lined_up = begin - line == value - first_line;
  if (!lined_up) {
    cursor_.fail(wrong_indentation, {begin, begin + 1}, {std::int64_t{begin - line}});
    return;
  }
  cursor_.move_to(value, first_line);  // the line above is no entry, so it became a text
  name_missing_colon();
}

std::uint32_t StructureReader::behind_quote(std::uint32_t at) const {
  const auto text = cursor_.text();
  const char quote = text[at];
  for (++at; at < text.size() && !is_break(text[at]); ++at) {
    const bool is_doubled =
        quote == '\'' && text[at] == quote && at + 1 < text.size() && text[at + 1] == quote;
    if (is_doubled || (quote == '"' && text[at] == '\\'))
      ++at;
    else if (text[at] == quote)
      return at + 1;
  }
  return 0;
}

std::uint32_t StructureReader::behind_bracket(std::uint32_t at) const {
  const auto text = cursor_.text();
  int open = 0;
  for (; at < text.size() && !is_break(text[at]); ++at) {
    if (text[at] == '"' || text[at] == '\'') {
      const auto behind = behind_quote(at);
      if (behind == 0) return 0;
      at = behind - 1;
      continue;
    }
    if (text[at] == '[' || text[at] == '{') ++open;
    if ((text[at] == ']' || text[at] == '}') && --open == 0) return at + 1;
  }
  return 0;
}

bool StructureReader::starts_key() {
  const char first = cursor_.peek();
  const bool letter = (first >= 'a' && first <= 'z') || static_cast<unsigned char>(first) >= 0x80;
  if (letter) return scalars_.plain_is_key();
  const auto text = cursor_.text();
  auto at = cursor_.position();
  // Properties before a key are noted when the key is read.
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    while (at < text.size() && !is_blank(text[at]) && !is_break(text[at])) ++at;
    while (at < text.size() && is_blank(text[at])) ++at;
  }
  if (at >= text.size() || is_break(text[at])) return false;
  const char c = text[at];
  const auto colon_at = [&](std::uint32_t i) {
    return i < text.size() && text[i] == ':' &&
           (i + 1 >= text.size() || is_blank(text[i + 1]) || is_break(text[i + 1]));
  };
  const bool bracket = c == '[' || c == '{';
  if (bracket && keys_ == Keys::scalars) return false;  // it is read first, and refused then
  if (c == '"' || c == '\'' || bracket) {
    auto behind = bracket ? behind_bracket(at) : behind_quote(at);
    while (behind > 0 && behind < text.size() && is_blank(text[behind])) ++behind;
    return behind > 0 && colon_at(behind);
  }
  if (colon_at(at)) return true;
  const bool indicator = c == '-' || c == '?';
  if (indicator && (at + 1 >= text.size() || is_blank(text[at + 1]) || is_break(text[at + 1])))
    return false;
  if (std::string_view("|>,]}#%@`").find(c) != std::string_view::npos) return false;
  const auto here = cursor_.position();
  cursor_.move_to(at);
  const bool is_key = scalars_.plain_is_key();
  cursor_.move_to(here);
  return is_key;
}

}  // namespace pipeline::yaml
