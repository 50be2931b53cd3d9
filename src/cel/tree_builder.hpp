// Makes the nodes of a tree while it is parsed.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cel/ast.hpp"

namespace pipeline::cel {

class TreeBuilder {
 public:
  explicit TreeBuilder(Ast& ast) : ast_(ast) {}

  [[nodiscard]] const Ast& ast() const { return ast_; }
  [[nodiscard]] const Node& node(NodeId id) const { return ast_.nodes[id]; }

  NodeId literal(Value value, base::Span span);
  NodeId name(std::string_view name, base::Span span, bool absolute);
  NodeId select(NodeId operand, std::string_view field, base::Span span, base::Span name_span);
  NodeId operation(Op op, std::span<const NodeId> children, base::Span span, base::Span name_span);
  NodeId call(std::string_view function, bool member, std::span<const NodeId> children,
              base::Span span, base::Span name_span);
  NodeId loop(Op op, std::string_view variable, std::span<const NodeId> children, base::Span span,
              base::Span name_span);

  /// A copy of `text` that lives as long as the tree.
  std::string_view keep(std::string_view text) { return ast_.texts.emplace_back(text); }

 private:
  NodeId add(Node node, std::span<const NodeId> children);

  Ast& ast_;
};

}  // namespace pipeline::cel
