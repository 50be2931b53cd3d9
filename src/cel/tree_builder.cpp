#include "cel/tree_builder.hpp"

#include <algorithm>

namespace pipeline::cel {

NodeId TreeBuilder::add(Node node, std::span<const NodeId> children) {
  node.first = static_cast<std::uint32_t>(ast_.children.size());
  node.count = static_cast<std::uint32_t>(children.size());
  for (const NodeId child : children) {
    node.height = std::max(node.height, static_cast<std::uint16_t>(ast_.nodes[child].height + 1));
  }
  ast_.children.insert(ast_.children.end(), children.begin(), children.end());
  ast_.nodes.push_back(node);
  return static_cast<NodeId>(ast_.nodes.size() - 1);
}

NodeId TreeBuilder::literal(Value value, base::Span span) {
  Node node;
  node.kind = NodeKind::literal;
  node.op = Op::literal;
  node.span = node.name_span = span;
  node.value = value;
  return add(node, {});
}

NodeId TreeBuilder::name(std::string_view name, base::Span span, bool absolute) {
  Node node;
  node.kind = NodeKind::name;
  node.absolute = absolute;
  node.span = node.name_span = span;
  node.name = keep(name);
  return add(node, {});
}

NodeId TreeBuilder::select(NodeId operand, std::string_view field, base::Span span,
                           base::Span name_span) {
  Node node;
  node.kind = NodeKind::select;
  node.op = Op::select;
  node.span = span;
  node.name_span = name_span;
  node.name = keep(field);
  return add(node, {&operand, 1});
}

NodeId TreeBuilder::operation(Op op, std::span<const NodeId> children, base::Span span,
                              base::Span name_span) {
  Node node;
  node.kind = NodeKind::operation;
  node.op = op;
  node.span = span;
  node.name_span = name_span;
  return add(node, children);
}

NodeId TreeBuilder::call(std::string_view function, bool member, std::span<const NodeId> children,
                         base::Span span, base::Span name_span) {
  Node node;
  node.kind = NodeKind::call;
  node.member = member;
  node.span = span;
  node.name_span = name_span;
  node.name = keep(function);
  return add(node, children);
}

NodeId TreeBuilder::loop(Op op, std::string_view variable, std::span<const NodeId> children,
                         base::Span span, base::Span name_span) {
  Node node;
  node.kind = NodeKind::loop;
  node.op = op;
  node.span = span;
  node.name_span = name_span;
  node.name = keep(variable);
  return add(node, children);
}

}  // namespace pipeline::cel
