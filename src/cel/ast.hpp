// The tree of an expression: nodes in one vector, children before parents. It never changes after
// parsing; what the later phases find out stands in tables beside it, by node id.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "cel/op.hpp"
#include "cel/value.hpp"

namespace pipeline::cel {

using NodeId = std::uint32_t;

/// `operation` is an operator, a list or map literal, or an index, by `op`. Children:
/// select, has: the operand (of `has`: the selection that is asked for); call: the receiver, if it
/// is a member call, then the arguments; map: key, value, key, value …; loop: range, then the
/// filter or condition, or the transformation (of the three-argument map: filter and
/// transformation).
enum class NodeKind : std::uint8_t { literal, name, select, call, operation, loop };

struct Node {
  NodeKind kind = NodeKind::literal;
  Op op = Op::none;
  bool member = false;       ///< of a call: written x.f(…)
  bool absolute = false;     ///< of a name: written with a leading dot, so no loop's variable
  std::uint16_t height = 1;  ///< levels of nodes below and including this one
  base::Span span;
  base::Span name_span;     ///< of a name, field, function or operator; elsewhere as `span`
  std::string_view name;    ///< of a name, selected field, called function, loop's variable
  Value value;              ///< of a literal
  std::uint32_t first = 0;  ///< in Ast::children
  std::uint32_t count = 0;
};

struct Ast {
  std::string source;
  std::deque<std::string> texts;  ///< names and string literals, where the nodes' views point
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  NodeId root = 0;

  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[id]; }
  [[nodiscard]] std::span<const NodeId> children_of(NodeId id) const {
    return std::span(children).subspan(nodes[id].first, nodes[id].count);
  }
  [[nodiscard]] std::string_view text(base::Span span) const {
    return std::string_view(source).substr(span.begin, span.size());
  }
};

/// The tree on one line, with ids, and with types where a table of them is given:
/// `>=(select(budget#0~Budget, amount)#1~double, 10#2~int)#3~bool`.
[[nodiscard]] std::string debug_text(const Ast& ast, std::span<const TypeRef> types = {});

}  // namespace pipeline::cel
