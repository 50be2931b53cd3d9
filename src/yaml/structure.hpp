// Reading maps, lists and what lies between them. Only for the files of this folder.
#pragma once

#include "yaml/cursor.hpp"
#include "yaml/document.hpp"
#include "yaml/reader.hpp"
#include "yaml/scalars.hpp"

namespace pipeline::yaml {

/// Reads one document by recursive descent; indentation decides where block collections end. Depth
/// is bounded, so is the recursion.
class StructureReader {
 public:
  StructureReader(Document& document, base::Diagnostics& findings, Keys keys)
      : document_(document),
        cursor_(document.source, findings),
        scalars_(cursor_, document),
        keys_(keys) {}

  void run();

 private:
  /// Where a block value stands: it decides what may begin in the same line, and whether a list may
  /// stand right below its key.
  enum class Place { list_item, map_value, explicit_part };

  // Block style. `parent` is the indentation of the collection around; -1 at the top.
  NodeId block_value(int parent, int depth, Place place);
  NodeId block_node(int column, int parent, int depth);
  NodeId block_map(int column, int depth);
  NodeId block_list(int column, int depth);
  bool map_entry(NodeId map, NodeId& last, int column, int depth);
  NodeId block_key(int column, int depth);
  NodeId explicit_key(int column, int depth);
  bool finds_explicit_value(int column);
  NodeId scalar_or_flow(int parent, int depth);
  void expect_line_end(NodeId node);
  void name_missing_colon();
  void name_misplaced_key(std::uint32_t value);
  [[nodiscard]] bool begins_line(std::uint32_t at) const;
  [[nodiscard]] bool starts_list() const { return cursor_.peek() == '-' && cursor_.blank_at(1); }
  [[nodiscard]] bool starts_explicit_key() const {
    return cursor_.peek() == '?' && cursor_.blank_at(1);
  }
  /// Whether a key with its ':' stands here, in this line.
  [[nodiscard]] bool starts_key();
  /// After a failure in an entry that began at `entry`: goes on with the next entry at `column`.
  bool resume_map(int column, std::uint32_t entry);
  bool resume_list(int column, std::uint32_t entry);
  [[nodiscard]] std::uint32_t behind_quote(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t behind_bracket(std::uint32_t at) const;

  // Flow style.
  NodeId flow_collection(int parent, int depth);
  NodeId flow_list(int parent, int depth);
  NodeId flow_map(int parent, int depth);
  NodeId flow_key(int parent, int depth);
  NodeId flow_node(int parent, int depth);
  NodeId flow_value(NodeId key, char close, int parent, int depth, std::uint32_t open);
  NodeId flow_pair(NodeId key, std::uint32_t begin, int parent, int depth, std::uint32_t open);
  bool flow_separator(char close, std::uint32_t open);
  void skip_flow(int parent, std::uint32_t open);
  [[nodiscard]] bool at_flow_colon(NodeId key) const;

  /// Notes what stands before a value and is not read here: anchors and tags.
  void skip_properties() {
    const char c = cursor_.peek();
    if (c == '&' || c == '!' || c == '*') note_properties();
  }
  void note_properties();
  NodeId add(NodeKind kind, Style style, std::uint32_t begin, int depth);
  NodeId add(const Scalar& scalar, int depth);
  NodeId add_missing(int depth);
  void adopt(NodeId parent, NodeId& last, NodeId child, NodeId key = no_node);
  /// Notes what may not be a key.
  void check_key(NodeId key) {
    const auto& node = document_.nodes[key];
    const bool scalar = node.kind == NodeKind::scalar;
    if (!scalar && keys_ == Keys::scalars) cursor_.note(key_not_scalar, node.span);
    if (scalar && node.text == "<<" && node.style == Style::plain)
      cursor_.note(merge_key, node.span);
  }
  void check_duplicates(NodeId map);
  void check_many_duplicates(NodeId map);
  void note_duplicate(NodeId first, NodeId again);

  Document& document_;
  Cursor cursor_;
  ScalarReader scalars_;
  Keys keys_;
};

}  // namespace pipeline::yaml
