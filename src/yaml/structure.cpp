#include "yaml/structure.hpp"

#include <algorithm>

#include "yaml/reader.hpp"

namespace pipeline::yaml {

namespace {

/// The word at `offset`, for messages.
std::string word_at(std::string_view text, std::uint32_t offset) {
  const auto end = text.find_first_of(" \t\r\n", offset);
  return std::string(text.substr(offset, std::min<std::size_t>(end - offset, 40)));
}

std::string line_rest(std::string_view text, std::uint32_t offset) {
  const auto end = text.find_first_of("\r\n", offset);
  return std::string(text.substr(offset, std::min<std::size_t>(end - offset, 40)));
}

}  // namespace

// ---- the document

void StructureReader::run() {
  if (cursor_.text().starts_with("\xEF\xBB\xBF")) cursor_.move_to(3, 3);
  cursor_.skip_to_content();
  while (cursor_.peek() == '%' && cursor_.column() == 0 && !cursor_.at_end()) {
    cursor_.note(directive, cursor_.here(), {word_at(cursor_.text(), cursor_.position())});
    cursor_.skip_line();
    cursor_.skip_to_content();
  }
  bool on_marker_line = false;
  if (cursor_.at_document_marker() && cursor_.peek() == '-') {
    cursor_.advance(3);
    on_marker_line = !cursor_.skip_to_content();
  }
  if (cursor_.failed()) return;
  if (cursor_.at_end() || cursor_.at_document_marker()) {
    add_missing(0);
  } else if (on_marker_line && (starts_list() || starts_explicit_key() || starts_key())) {
    cursor_.fail(nested_in_line, cursor_.here());
  } else {
    block_node(cursor_.column(), -1, 0);
    cursor_.skip_to_content();
  }
  if (cursor_.failed() || cursor_.at_end()) return;
  if (!cursor_.at_document_marker()) {
    cursor_.fail(wrong_indentation, cursor_.here(), {std::int64_t{cursor_.column()}});
    return;
  }
  if (cursor_.peek() == '.') {
    cursor_.advance(3);
    cursor_.skip_blanks();
    if (!cursor_.at_comment() && !cursor_.at_line_end())
      cursor_.fail(trailing_text, cursor_.here(), {line_rest(cursor_.text(), cursor_.position())});
    cursor_.skip_to_content();
  }
  if (!cursor_.failed() && !cursor_.at_end()) cursor_.fail(several_documents, cursor_.here(3));
}

// ---- nodes

NodeId StructureReader::add(NodeKind kind, Style style, std::uint32_t begin, int depth) {
  if (depth > static_cast<int>(max_depth))
    cursor_.fail(too_deep, {begin, begin + 1}, {static_cast<std::int64_t>(max_depth)});
  Node node;
  node.kind = kind;
  node.style = style;
  node.depth = static_cast<std::uint16_t>(std::min(depth, 0xffff));
  node.span = {begin, begin};
  document_.nodes.push_back(node);
  return static_cast<NodeId>(document_.nodes.size() - 1);
}

NodeId StructureReader::add(const Scalar& scalar, int depth) {
  const auto id = add(NodeKind::scalar, scalar.style, scalar.span.begin, depth);
  auto& node = document_.nodes[id];
  node.span = scalar.span;
  node.text = scalar.text;
  node.segments = scalar.segments;
  node.segment_count = scalar.segment_count;
  return id;
}

NodeId StructureReader::add_missing(int depth) {
  return add(NodeKind::scalar, Style::plain, cursor_.position(), depth);
}

void StructureReader::adopt(NodeId parent, NodeId& last, NodeId child, NodeId key) {
  auto& nodes = document_.nodes;
  if (last == no_node)
    nodes[parent].first_child = child;
  else
    nodes[last].next = child;
  nodes[child].parent = parent;
  nodes[child].key = key;
  if (key != no_node) nodes[key].parent = parent;
  ++nodes[parent].children;
  nodes[parent].span.end = std::max(nodes[parent].span.end, nodes[child].span.end);
  last = child;
}

void StructureReader::check_key(NodeId key) {
  const auto& node = document_.nodes[key];
  if (node.kind != NodeKind::scalar && keys_ == Keys::scalars)
    cursor_.note(key_not_scalar, node.span);
  if (node.style == Style::plain && node.text == "<<") cursor_.note(merge_key, node.span);
}

void StructureReader::check_duplicates(NodeId map) {
  std::vector<NodeId> keys;
  keys.reserve(document_.nodes[map].children);
  for (auto child = document_.nodes[map].first_child; child != no_node;
       child = document_.nodes[child].next)
    keys.push_back(document_.nodes[child].key);
  const auto text = [&](NodeId key) { return document_.nodes[key].text; };
  std::erase_if(keys, [&](NodeId key) { return document_.nodes[key].kind != NodeKind::scalar; });
  std::stable_sort(keys.begin(), keys.end(), [&](NodeId a, NodeId b) { return text(a) < text(b); });
  for (std::size_t i = 1, first = 0; i < keys.size(); ++i) {
    if (text(keys[i]) != text(keys[first])) {
      first = i;
      continue;
    }
    cursor_.note(
        duplicate_key, document_.nodes[keys[i]].span,
        {std::string(text(keys[i])), cursor_.line_of(document_.nodes[keys[first]].span.begin)});
  }
}

void StructureReader::skip_properties() {
  while (!cursor_.failed() && (cursor_.peek() == '&' || cursor_.peek() == '!') &&
         !cursor_.at_end()) {
    const auto word = word_at(cursor_.text(), cursor_.position());
    const auto size = static_cast<std::uint32_t>(word.size());
    cursor_.note(cursor_.peek() == '&' ? anchor : tag, cursor_.here(size), {word});
    cursor_.advance(size);
    cursor_.skip_blanks();
  }
  if (cursor_.peek() == '*' && !cursor_.at_end() && !cursor_.blank_at(1)) {
    const auto word = word_at(cursor_.text(), cursor_.position());
    cursor_.fail(alias, cursor_.here(static_cast<std::uint32_t>(word.size())), {word});
  }
}

// ---- block style

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
    if (starts_list())
      cursor_.fail(list_in_line, cursor_.here());
    else if (starts_explicit_key() || starts_key())
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
  if (cursor_.position() != before) return block_value(parent, depth, Place::list_item);
  return scalar_or_flow(parent, depth);
}

NodeId StructureReader::block_list(int column, int depth) {
  const auto list = add(NodeKind::list, Style::block, cursor_.position(), depth);
  NodeId last = no_node;
  while (!cursor_.failed() && !cursor_.at_end() && cursor_.column() == column && starts_list() &&
         !cursor_.at_document_marker()) {
    cursor_.advance();
    const auto item = block_value(column, depth + 1, Place::list_item);
    if (cursor_.failed()) return no_node;
    adopt(list, last, item);
    cursor_.skip_to_content();
  }
  if (!cursor_.failed() && !cursor_.at_end() && cursor_.column() > column)
    cursor_.fail(wrong_indentation, cursor_.here(), {std::int64_t{cursor_.column()}});
  return list;
}

NodeId StructureReader::block_map(int column, int depth) {
  const auto map = add(NodeKind::map, Style::block, cursor_.position(), depth);
  NodeId last = no_node;
  while (map_entry(map, last, column, depth)) {
  }
  if (cursor_.failed()) return no_node;
  check_duplicates(map);
  return map;
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
  NodeId value = no_node;
  if (cursor_.peek() == ':' && !cursor_.at_end()) {
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
      cursor_.fail(wrong_indentation, cursor_.here(), {std::int64_t{column}});
    else
      cursor_.fail(missing_colon, cursor_.here(), {line_rest(cursor_.text(), cursor_.position())});
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
  else
    key = add(scalars_.plain(column, Context::key), depth + 1);
  cursor_.skip_blanks();
  return key;
}

NodeId StructureReader::explicit_key(int column, int depth) {
  cursor_.advance();
  const auto key = block_value(column, depth + 1, Place::explicit_part);
  if (cursor_.failed()) return no_node;
  const auto behind = cursor_.position();
  const auto line = cursor_.line_start();
  cursor_.skip_to_content();
  const bool has_value = !cursor_.at_end() && cursor_.column() == column && cursor_.peek() == ':' &&
                         cursor_.blank_at(1);
  if (!has_value) cursor_.move_to(behind, line);
  return key;
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
  if (!cursor_.failed()) expect_line_end();
  return node;
}

void StructureReader::expect_line_end() {
  const auto end = cursor_.position();
  cursor_.skip_blanks();
  if (cursor_.at_line_end() || (cursor_.peek() == '#' && cursor_.position() > end)) return;
  if (cursor_.peek() == ':')
    cursor_.fail(nested_in_line, cursor_.here());
  else
    cursor_.fail(trailing_text, cursor_.here(), {line_rest(cursor_.text(), cursor_.position())});
}

std::uint32_t StructureReader::behind_quote(std::uint32_t at) const {
  const auto text = cursor_.text();
  const char quote = text[at];
  for (++at; at < text.size() && !is_break(text[at]); ++at) {
    if (text[at] == '\\' && quote == '"')
      ++at;
    else if (text[at] == quote && quote == '\'' && at + 1 < text.size() && text[at + 1] == '\'')
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

bool StructureReader::starts_key() const {
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
  if (c == '"' || c == '\'' || c == '[' || c == '{') {
    auto behind = c == '"' || c == '\'' ? behind_quote(at) : behind_bracket(at);
    while (behind > 0 && behind < text.size() && is_blank(text[behind])) ++behind;
    return behind > 0 && colon_at(behind);
  }
  if (colon_at(at)) return true;
  if (std::string_view("|>,]}#%@`").find(c) != std::string_view::npos) return false;
  for (auto i = at; i < text.size() && !is_break(text[i]); ++i) {
    if (text[i] == '#' && i > at && is_blank(text[i - 1])) return false;
    if (colon_at(i)) return true;
  }
  return false;
}

}  // namespace pipeline::yaml
