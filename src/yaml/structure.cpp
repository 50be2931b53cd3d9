#include "yaml/structure.hpp"

#include <algorithm>

#include "yaml/reader.hpp"

namespace pipeline::yaml {

// ---- the document

void StructureReader::run() {
  if (cursor_.text().starts_with("\xEF\xBB\xBF")) cursor_.move_to(3, 3);
  cursor_.skip_to_content();
  while (cursor_.peek() == '%' && cursor_.column() == 0 && !cursor_.at_end()) {
    cursor_.note(directive, cursor_.here(), {cursor_.word()});
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
    if (cursor_.column() == 0 && document_.root().is_list() && starts_key())
      return cursor_.fail(entry_in_list, cursor_.here());
    cursor_.fail(wrong_indentation, cursor_.here(), {std::int64_t{cursor_.column()}});
    return;
  }
  if (cursor_.peek() == '.') {
    cursor_.advance(3);
    cursor_.skip_blanks();
    if (!cursor_.at_comment() && !cursor_.at_line_end())
      cursor_.fail(trailing_text, cursor_.here(), {cursor_.line_rest()});
    cursor_.skip_to_content();
  }
  if (!cursor_.failed() && !cursor_.at_end()) cursor_.fail(several_documents, cursor_.here(3));
}

// ---- nodes

NodeId StructureReader::add(NodeKind kind, Style style, std::uint32_t begin, int depth) {
  if (depth > static_cast<int>(max_depth))
    cursor_.fail(too_deep, {begin, begin + 1}, {static_cast<std::int64_t>(max_depth)});
  auto& node = document_.nodes.emplace_back();
  node.kind = kind;
  node.style = style;
  node.depth = static_cast<std::uint16_t>(depth);
  node.span = {begin, begin};
  return static_cast<NodeId>(document_.nodes.size() - 1);
}

NodeId StructureReader::add(const Scalar& scalar, int depth) {
  const auto id = add(NodeKind::scalar, scalar.style, scalar.span.begin, depth);
  auto& node = document_.nodes.back();
  node.span.end = scalar.span.end;
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

void StructureReader::note_duplicate(NodeId first, NodeId again) {
  const auto& nodes = document_.nodes;
  cursor_.note(duplicate_key, nodes[again].span,
               {std::string(nodes[again].text), cursor_.line_of(nodes[first].span.begin)});
}

/// Few maps have a key twice and most are small: a bit for each key's length and ends tells most
/// keys apart, and only where a bit is taken already the keys before are compared.
void StructureReader::check_duplicates(NodeId map) {
  if (document_.nodes[map].children > 64) return check_many_duplicates(map);
  const auto& nodes = document_.nodes;
  std::uint64_t taken[4] = {};
  const auto first_value = nodes[map].first_child;
  for (auto value = first_value; value != no_node; value = nodes[value].next) {
    const auto& key = nodes[nodes[value].key];
    if (key.kind != NodeKind::scalar) continue;
    const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(key.text[at]); };
    const auto size = key.text.size();
    const auto hash = size == 0
                          ? std::size_t{0}
                          : size * 7 + letter(size / 2) * 31U + letter(size - 1) * 13U + letter(0);
    auto& bits = taken[hash / 64 % 4];
    const auto bit = std::uint64_t{1} << (hash % 64);
    if ((bits & bit) != 0) {
      for (auto before = first_value; before != value; before = nodes[before].next) {
        const auto& other = nodes[nodes[before].key];
        if (other.kind != NodeKind::scalar || other.text != key.text) continue;
        note_duplicate(nodes[before].key, nodes[value].key);
        break;
      }
    }
    bits |= bit;
  }
}

void StructureReader::check_many_duplicates(NodeId map) {
  const auto& nodes = document_.nodes;
  std::vector<NodeId> keys;
  keys.reserve(nodes[map].children);
  for (auto value = nodes[map].first_child; value != no_node; value = nodes[value].next)
    if (nodes[nodes[value].key].kind == NodeKind::scalar) keys.push_back(nodes[value].key);
  std::stable_sort(keys.begin(), keys.end(),
                   [&](NodeId a, NodeId b) { return nodes[a].text < nodes[b].text; });
  for (std::size_t i = 1, first = 0; i < keys.size(); ++i) {
    if (nodes[keys[i]].text == nodes[keys[first]].text)
      note_duplicate(keys[first], keys[i]);
    else
      first = i;
  }
}

void StructureReader::note_properties() {
  while (!cursor_.failed() && (cursor_.peek() == '&' || cursor_.peek() == '!') &&
         !cursor_.at_end()) {
    const auto word = cursor_.word();
    const auto size = static_cast<std::uint32_t>(word.size());
    cursor_.note(cursor_.peek() == '&' ? anchor : tag, cursor_.here(size), {word});
    cursor_.advance(size);
    cursor_.skip_blanks();
  }
  if (cursor_.peek() == '*' && !cursor_.blank_at(1) && !is_flow_indicator(cursor_.peek(1))) {
    auto word = cursor_.word();
    word.resize(std::min(word.find_first_of(",]}"), word.size()));
    cursor_.note(alias, cursor_.here(static_cast<std::uint32_t>(word.size())), {word});
    cursor_.advance();  // its name is read as a text
  }
}

}  // namespace pipeline::yaml
