#include "cel/macros.hpp"

#include <array>

#include "cel/faults.hpp"

namespace pipeline::cel {
namespace {

std::string text_of(const TreeBuilder& tree, NodeId id) {
  return std::string(tree.ast().text(tree.node(id).span));
}

Issue wrong_count(const WrittenCall& call, std::string wanted) {
  const auto given = static_cast<std::int64_t>(call.arguments.size()) - (call.member ? 1 : 0);
  return {
      &argument_count, call.name_span, {std::string(call.function), std::move(wanted), given}, {}};
}

std::optional<Op> loop_op(std::string_view name) {
  static constexpr std::array loops{Op::all, Op::exists, Op::exists_one, Op::filter, Op::map_each};
  for (const Op op : loops) {
    if (symbol(op) == name) return op;
  }
  return std::nullopt;
}

NodeId expand_has(const WrittenCall& call, TreeBuilder& tree, std::optional<Issue>& issue) {
  if (call.arguments.size() != 1) {
    issue = wrong_count(call, "1");
    return 0;
  }
  const NodeId asked = call.arguments.front();
  if (tree.node(asked).kind != NodeKind::select) {
    issue = Issue{&has_needs_selection, tree.node(asked).span, {text_of(tree, asked)}, {}};
    return 0;
  }
  return tree.operation(Op::has, call.arguments, call.span, call.name_span);
}

NodeId expand_loop(Op op, const WrittenCall& call, TreeBuilder& tree, std::optional<Issue>& issue) {
  const std::size_t given = call.arguments.size() - 1;
  if (given != 2 && !(op == Op::map_each && given == 3)) {
    issue = wrong_count(call, op == Op::map_each ? "2–3" : "2");
    return 0;
  }
  const NodeId variable = call.arguments[1];
  const Node& name = tree.node(variable);
  if (name.kind != NodeKind::name || name.absolute) {
    issue = Issue{
        &loop_needs_name, name.span, {std::string(call.function), text_of(tree, variable)}, {}};
    return 0;
  }
  const std::array children{call.arguments[0], call.arguments[2], call.arguments.back()};
  return tree.loop(op, std::string(name.name), std::span(children).first(given), call.span,
                   call.name_span);
}

}  // namespace

std::optional<NodeId> expand_macro(const WrittenCall& call, TreeBuilder& tree,
                                   std::optional<Issue>& issue) {
  if (!call.member) {
    if (call.function != "has") return std::nullopt;
    return expand_has(call, tree, issue);
  }
  const auto op = loop_op(call.function);
  if (!op) return std::nullopt;
  return expand_loop(*op, call, tree, issue);
}

}  // namespace pipeline::cel
