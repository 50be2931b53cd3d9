// Types are found bottom-up in one walk and written into a table by node id; the tree does not
// change.
//
// The rules are stricter than CEL's where CEL would quietly give false: a text compared with a
// number, an enum with a word that it cannot have, a text with null. They are looser where nothing
// is known: `any` (a key x_…, an item of a mixed list) fits everywhere, and the evaluator finds
// out. A part that has a fault counts as any, so that each mistake is told once; and the walk goes
// on, so that all are told in one run. Example:
//     ammount + 1 > budget.amout     "there is no variable 'ammount'" and "budget has no field
//     'amout'",
//                                    but nothing about the sum, whose left side is unknown.
// Cost: linear in the tree, but for the fields of records, which are looked through one by one.
// Not handled: that has(x.y) && … makes x.y safe to read; ranges of numbers; comparisons of two
// enums.
#include "cel/check.hpp"

#include <algorithm>
#include <utility>

#include "base/nearest.hpp"
#include "cel/checker.hpp"

namespace pipeline::cel {

Checked check_types(const Ast& ast, const Resolution& resolution, const Environment& environment,
                    TypeRef expected, TypePool& pool) {
  return Checker(ast, resolution, environment, pool).run(expected);
}

Checker::Checker(const Ast& ast, const Resolution& resolution, const Environment& environment,
                 TypePool& pool)
    : ast_(ast),
      resolution_(resolution),
      environment_(environment),
      pool_(pool),
      slots_(resolution.slots),
      types_(ast.nodes.size()),
      issues_(resolution.issues) {
  for (std::size_t i = 0; i < simple_.size(); ++i)
    simple_[i] = pool.simple(static_cast<TypeKind>(i));
}

Checked Checker::run(TypeRef expected) {
  const TypeRef result = visit(ast_.root);
  if (expected != nullptr && !accepts(expected, result))
    say(result_type, ast_[ast_.root].span, {to_string(result), to_string(expected)});
  std::stable_sort(issues_.begin(), issues_.end(), [](const Issue& a, const Issue& b) {
    return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
  });
  return {std::move(types_), std::move(issues_)};
}

TypeRef Checker::visit(NodeId id) {
  return types_[id] = type_of(id);
}

TypeRef Checker::type_of(NodeId id) {
  const Reference& reference = resolution_.references[id];
  const Node& node = ast_[id];
  switch (node.kind) {
    case NodeKind::literal:
      return literal(node.value);
    case NodeKind::name:
      return referenced(reference);
    case NodeKind::select:
      return reference.op == Op::none ? select(id) : referenced(reference);
    case NodeKind::call:
      return call(id);
    case NodeKind::loop:
      return loop(id);
    case NodeKind::operation:
      return operation(id);
  }
  return simple(TypeKind::any);
}

TypeRef Checker::referenced(const Reference& reference) {
  switch (reference.op) {
    case Op::variable:
      return environment_.variables[reference.index].type;
    case Op::local:
      return slots_[reference.index];
    case Op::type_name:
      return simple(TypeKind::type);
    default:
      return simple(TypeKind::any);
  }
}

TypeRef Checker::literal(const Value& value) {
  switch (value.kind()) {
    case ValueKind::null:
      return simple(TypeKind::null);
    case ValueKind::boolean:
      return simple(TypeKind::boolean);
    case ValueKind::integer:
      return simple(TypeKind::integer);
    case ValueKind::floating:
      return simple(TypeKind::floating);
    default:
      return simple(TypeKind::string);
  }
}

TypeRef Checker::select(NodeId id) {
  const NodeId operand = ast_.children_of(id)[0];
  return field(operand, visit(operand), ast_[id].name, ast_[id].name_span);
}

TypeRef Checker::field(NodeId operand, TypeRef from, std::string_view name, base::Span place) {
  if (is(from, TypeKind::any)) return from;
  if (is(from, TypeKind::map)) {
    if (accepts(from->key, simple(TypeKind::string))) return from->element;
    return say(not_selectable, ast_[operand].span, {source_of(operand), to_string(from)});
  }
  if (!is(from, TypeKind::record))
    return say(not_selectable, ast_[operand].span, {source_of(operand), to_string(from)});
  for (const auto& declared : from->fields) {
    if (declared.name == name) return declared.type;
  }
  if (from->open && name.starts_with("x_")) return simple(TypeKind::any);
  std::vector<std::string> known;
  for (const auto& declared : from->fields) known.push_back(declared.name);
  const std::string owner = from->name.empty() ? source_of(operand) : from->name;
  return say(unknown_field, place, {owner, std::string(name)}, base::nearest(name, known));
}

TypeRef Checker::list(NodeId id) {
  TypeRef element = nullptr;
  for (const NodeId child : ast_.children_of(id)) {
    const TypeRef next = visit(child);
    element = element == nullptr ? next : join(element, next, pool_);
  }
  return pool_.list(element == nullptr ? simple(TypeKind::any) : element);
}

TypeRef Checker::map(NodeId id) {
  TypeRef key = nullptr;
  TypeRef element = nullptr;
  const auto children = ast_.children_of(id);
  for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
    const TypeRef next_key = visit(children[i]);
    const TypeRef next = visit(children[i + 1]);
    constexpr KindSet keys = set_of(TypeKind::string) | set_of(TypeKind::integer) |
                             set_of(TypeKind::boolean) | set_of(TypeKind::any);
    if ((set_of(next_key->kind) & keys) == 0)
      say(bad_key, ast_[children[i]].span, {to_string(next_key)});
    key = key == nullptr ? next_key : join(key, next_key, pool_);
    element = element == nullptr ? next : join(element, next, pool_);
  }
  if (key == nullptr) key = element = simple(TypeKind::any);
  return pool_.map(key, element);
}

TypeRef Checker::loop(NodeId id) {
  const Node& node = ast_[id];
  const auto children = ast_.children_of(id);
  slots_[resolution_.references[id].index] = loop_variable(id);
  for (const NodeId child : children.subspan(1)) visit(child);
  const bool mapping = node.op == Op::map_each;
  if (!mapping || children.size() == 3) want_bool(children[1], symbol(node.op));
  if (mapping) return pool_.list(type(children.back()));
  if (node.op == Op::filter) return pool_.list(slots_[resolution_.references[id].index]);
  return simple(TypeKind::boolean);
}

TypeRef Checker::loop_variable(NodeId id) {
  const NodeId range = ast_.children_of(id)[0];
  const TypeRef over = visit(range);
  switch (over->kind) {
    case TypeKind::any:
      return over;
    case TypeKind::list:
      return over->element;
    case TypeKind::map:
      return over->key;
    case TypeKind::record:
      return simple(TypeKind::string);
    default:
      return say(loop_range, ast_[range].span, {std::string(symbol(ast_[id].op)), to_string(over)});
  }
}

std::optional<std::string> Checker::literal_text(NodeId id) const {
  const Node& node = ast_[id];
  if (node.kind != NodeKind::literal || !node.value.is(ValueKind::string)) return std::nullopt;
  return std::string(node.value.string());
}

TypeRef Checker::say(const Kind& kind, base::Span span, std::vector<base::Argument> arguments,
                     std::string meant) {
  issues_.push_back({&kind, span, std::move(arguments), std::move(meant)});
  return simple(TypeKind::any);
}

}  // namespace pipeline::cel
