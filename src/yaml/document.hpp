// A YAML file as a tree whose every node knows its bytes. Made by read() (reader.hpp); edits are
// made on the text by byte range (edit.hpp), never by printing the tree.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/source.hpp"
#include "base/span.hpp"

namespace pipeline::yaml {

enum class NodeKind : std::uint8_t { scalar, map, list };

enum class Style : std::uint8_t {
  plain,
  single_quoted,
  double_quoted,
  literal,
  folded,
  block,
  flow
};

/// Index of a node in its document. Node 0 is the root, once there is one.
using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xffffffff;

/// Part of a scalar whose decoded characters stand one to one in the file: `decoded` counts bytes
/// in the decoded text, `raw` bytes in the file. A scalar without segments is one such run from its
/// first character.
struct Segment {
  std::uint32_t decoded = 0;
  std::uint32_t raw = 0;
  std::uint32_t size = 0;
};

struct Node {
  NodeKind kind = NodeKind::scalar;
  Style style = Style::plain;
  std::uint16_t depth = 0;     ///< 0 for the root
  std::uint32_t children = 0;  ///< pairs of a map, items of a list
  base::Span
      span;  ///< the value's own bytes, quotes and brackets included; empty for a missing value
  std::string_view text;  ///< a scalar's decoded text: a view into the file, or into the arena
  NodeId key = no_node;   ///< in a map: the node of this value's key
  NodeId parent = no_node;
  NodeId first_child = no_node;  ///< values of a map (their keys by `key`), items of a list
  NodeId next = no_node;         ///< next sibling
  std::uint32_t segments = 0;    ///< where its segments start in Document::segments
  std::uint32_t segment_count = 0;
};

class NodeRef;

/// One file, read. Owns the text; nodes hold views into it. Not copied: nodes and views would go
/// astray.
struct Document {
  base::Source source;
  std::vector<Node> nodes;
  std::vector<Segment> segments;
  std::unique_ptr<base::Arena> arena = std::make_unique<base::Arena>();

  Document() = default;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;

  /// The root; a document without content has a missing scalar there.
  [[nodiscard]] NodeRef root() const;

  /// Where byte `offset` of the scalar's decoded text stands in the file (for a caret inside an
  /// expression).
  [[nodiscard]] std::uint32_t raw_offset(NodeId scalar, std::uint32_t offset) const;
};

/// A node with its document: a light handle to walk with. An empty one stands for "no such node"
/// and may be asked for children: it has none.
class NodeRef {
 public:
  NodeRef() = default;
  NodeRef(const Document* document, NodeId id) : document_(document), id_(id) {}

  [[nodiscard]] explicit operator bool() const { return document_ != nullptr && id_ != no_node; }
  [[nodiscard]] NodeId id() const { return id_; }
  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] const Node& node() const { return document_->nodes[id_]; }

  [[nodiscard]] bool is_scalar() const { return *this && node().kind == NodeKind::scalar; }
  [[nodiscard]] bool is_map() const { return *this && node().kind == NodeKind::map; }
  [[nodiscard]] bool is_list() const { return *this && node().kind == NodeKind::list; }
  [[nodiscard]] bool is_plain() const { return is_scalar() && node().style == Style::plain; }
  /// Nothing, `~` or `null`, unquoted.
  [[nodiscard]] bool is_null() const;

  [[nodiscard]] std::string_view text() const {
    return is_scalar() ? node().text : std::string_view{};
  }
  [[nodiscard]] base::Span span() const { return node().span; }
  [[nodiscard]] base::Location location() const { return base::locate(document_->source, span()); }
  [[nodiscard]] std::size_t size() const { return *this ? node().children : 0; }

  /// In a map: the key of this value, and its text.
  [[nodiscard]] NodeRef key() const { return {document_, node().key}; }
  [[nodiscard]] std::string_view key_text() const { return key().text(); }

  /// The value under `key` in a map, or nothing.
  [[nodiscard]] NodeRef find(std::string_view key) const;
  /// The item at `index` in a list, or nothing.
  [[nodiscard]] NodeRef at(std::size_t index) const;

  /// Children in file order: `for (NodeRef child : node)`.
  class Iterator {
   public:
    Iterator(const Document* document, NodeId id) : document_(document), id_(id) {}
    NodeRef operator*() const { return {document_, id_}; }
    Iterator& operator++() {
      id_ = document_->nodes[id_].next;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.id_ == b.id_; }

   private:
    const Document* document_;
    NodeId id_;
  };
  [[nodiscard]] Iterator begin() const { return {document_, *this ? node().first_child : no_node}; }
  [[nodiscard]] Iterator end() const { return {document_, no_node}; }

 private:
  const Document* document_ = nullptr;
  NodeId id_ = no_node;
};

inline NodeRef Document::root() const {
  return {this, nodes.empty() ? no_node : 0};
}

}  // namespace pipeline::yaml
