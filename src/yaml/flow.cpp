// Flow style: [a, b] and {k: v}, over one line or many.
#include <array>

#include "yaml/reader.hpp"
#include "yaml/structure.hpp"

namespace pipeline::yaml {

void StructureReader::skip_flow(int parent, std::uint32_t open) {
  if (!cursor_.skip_to_content() || cursor_.at_end() || cursor_.failed()) return;
  // Lines in brackets are indented deeper than what holds them; a closing bracket alone may stand
  // below its key.
  const bool closes = cursor_.peek() == ']' || cursor_.peek() == '}';
  if (cursor_.at_document_marker())
    cursor_.fail(marker_in_text, cursor_.here(3));
  else if (cursor_.column() <= parent && !(closes && cursor_.column() == parent))
    cursor_.fail(unclosed_bracket, {open, open + 1}, {std::string(1, cursor_.text()[open])});
}

NodeId StructureReader::flow_collection(int parent, int depth) {
  if (depth > static_cast<int>(max_depth)) {
    cursor_.fail(too_deep, cursor_.here(), {static_cast<std::int64_t>(max_depth)});
    return no_node;
  }
  return cursor_.peek() == '[' ? flow_list(parent, depth) : flow_map(parent, depth);
}

/// Whether another entry may follow: over a comma, or false at `close`, which is taken.
bool StructureReader::flow_separator(char close, std::uint32_t open) {
  if (cursor_.at_end()) {
    cursor_.fail(unclosed_bracket, {open, open + 1}, {std::string(1, cursor_.text()[open])});
  } else if (cursor_.peek() == ',') {
    cursor_.advance();
    return true;
  } else if (cursor_.peek() == close) {
    cursor_.advance();
  } else {
    cursor_.fail(missing_comma, cursor_.here(), {std::string(1, close)});
  }
  return false;
}

bool StructureReader::at_flow_colon(NodeId key) const {
  if (cursor_.peek() != ':' || cursor_.at_end()) return false;
  if (cursor_.blank_at(1) || is_flow_indicator(cursor_.peek(1))) return true;
  const auto& node = document_.nodes[key];
  return node.style != Style::plain;  // "a":b is a pair, a:b is a text
}

NodeId StructureReader::flow_list(int parent, int depth) {
  const auto open = cursor_.position();
  const auto list = add(NodeKind::list, Style::flow, open, depth);
  NodeId last = no_node;
  cursor_.advance();
  for (bool more = true; more && !cursor_.failed();) {
    skip_flow(parent, open);
    if (cursor_.failed()) return no_node;
    if (cursor_.peek() == ']' && !cursor_.at_end()) {
      cursor_.advance();
      break;
    }
    if (cursor_.peek() == ',' && !cursor_.at_end()) cursor_.fail(empty_entry, cursor_.here());
    const auto begin = cursor_.position();
    const auto line = cursor_.line_start();
    const bool explicit_pair = starts_explicit_key();
    if (explicit_pair) {
      cursor_.advance();
      skip_flow(parent, open);
    } else if (cursor_.peek() == '}') {
      cursor_.fail(wrong_bracket, cursor_.here(), {std::string("}")});
    }
    auto item = flow_key(parent, depth + 1);
    skip_flow(parent, open);
    if (cursor_.failed()) return no_node;
    if (explicit_pair || at_flow_colon(item)) {
      if (!explicit_pair && cursor_.line_start() != line)
        cursor_.fail(missing_comma, cursor_.here(), {std::string("]")});
      if (cursor_.failed()) return no_node;
      item = flow_pair(item, begin, parent, depth + 1, open);
    }
    if (cursor_.failed()) return no_node;
    adopt(list, last, item);
    more = flow_separator(']', open);
  }
  document_.nodes[list].span.end = cursor_.position();
  return list;
}

/// What stands behind a key in brackets that `close` closes: over its ':', if it has one.
NodeId StructureReader::flow_value(NodeId key, char close, int parent, int depth,
                                   std::uint32_t open) {
  if (!at_flow_colon(key)) return add_missing(depth);
  cursor_.advance();
  skip_flow(parent, open);
  const bool empty = cursor_.peek() == ',' || cursor_.peek() == close || cursor_.at_end();
  const auto value = empty ? add_missing(depth) : flow_node(parent, depth);
  skip_flow(parent, open);
  return value;
}

/// A pair inside a list: [a: b] and [? a] hold a map of one entry.
NodeId StructureReader::flow_pair(NodeId key, std::uint32_t begin, int parent, int depth,
                                  std::uint32_t open) {
  const auto map = add(NodeKind::map, Style::flow, begin, depth);
  check_key(key);
  const auto value = flow_value(key, ']', parent, depth + 1, open);
  if (cursor_.failed()) return no_node;
  NodeId last = no_node;
  adopt(map, last, value, key);
  return map;
}

NodeId StructureReader::flow_map(int parent, int depth) {
  const auto open = cursor_.position();
  const auto map = add(NodeKind::map, Style::flow, open, depth);
  NodeId last = no_node;
  cursor_.advance();
  for (bool more = true; more && !cursor_.failed();) {
    skip_flow(parent, open);
    if (cursor_.failed()) return no_node;
    if (cursor_.peek() == '}' && !cursor_.at_end()) {
      cursor_.advance();
      break;
    }
    if (cursor_.peek() == ',' && !cursor_.at_end()) cursor_.fail(empty_entry, cursor_.here());
    if (starts_explicit_key()) {
      cursor_.advance();
      skip_flow(parent, open);
    } else if (cursor_.peek() == ']') {
      cursor_.fail(wrong_bracket, cursor_.here(), {std::string("]")});
    }
    const auto key = flow_key(parent, depth + 1);
    skip_flow(parent, open);
    if (cursor_.failed()) return no_node;
    check_key(key);
    const auto value = flow_value(key, '}', parent, depth + 1, open);
    if (cursor_.failed()) return no_node;
    adopt(map, last, value, key);
    more = flow_separator('}', open);
  }
  if (cursor_.failed()) return no_node;
  document_.nodes[map].span.end = cursor_.position();
  check_duplicates(map);
  return map;
}

/// What may be a key: missing before ':' and behind '? '.
NodeId StructureReader::flow_key(int parent, int depth) {
  const char c = cursor_.peek();
  const bool missing = (c == ':' && (cursor_.blank_at(1) || is_flow_indicator(cursor_.peek(1)))) ||
                       c == ',' || c == ']' || c == '}';
  return missing ? add_missing(depth) : flow_node(parent, depth);
}

NodeId StructureReader::flow_node(int parent, int depth) {
  if (cursor_.failed()) return no_node;
  skip_properties();
  if (cursor_.failed()) return no_node;
  const char c = cursor_.peek();
  if (cursor_.at_end() || c == ',' || c == ']' || c == '}') {
    if (c == ']' || c == '}') cursor_.fail(wrong_bracket, cursor_.here(), {std::string(1, c)});
    return add_missing(depth);
  }
  if (c == '[' || c == '{') return flow_collection(parent, depth);
  if (c == '"' || c == '\'') return add(scalars_.quoted(parent, Context::flow), depth);
  const bool reserved = std::string_view("#%@`|>&*!").find(c) != std::string_view::npos;
  const bool bare_indicator =
      (c == '-' || c == '?') && (cursor_.blank_at(1) || is_flow_indicator(cursor_.peek(1)));
  if (reserved || bare_indicator) {
    cursor_.fail(reserved_indicator, cursor_.here(), {std::string(1, c)});
    return no_node;
  }
  return add(scalars_.plain(parent, Context::flow), depth);
}

}  // namespace pipeline::yaml
