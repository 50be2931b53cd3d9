#include <fmt/format.h>

#include "base/nearest.hpp"
#include "cel/checker.hpp"

namespace pipeline::cel {
namespace {

/// Values for a message: all of a few, the first of many.
std::vector<std::string> shown(const std::vector<std::string>& values) {
  constexpr std::size_t most = 12;
  if (values.size() <= most) return values;
  std::vector<std::string> some(values.begin(), values.begin() + most);
  some.emplace_back("…");
  return some;
}

}  // namespace

TypeRef Checker::operation(NodeId id) {
  const Op op = ast_[id].op;
  if (op == Op::list) return list(id);
  if (op == Op::map) return map(id);
  for (const NodeId child : ast_.children_of(id)) visit(child);
  if (op == Op::has || op == Op::logical_and || op == Op::logical_or || op == Op::logical_not)
    return logical(id);
  if (op == Op::conditional) return conditional(id);
  if (op == Op::index) return index(id);
  if (op == Op::negate) return negation(id);
  if (op == Op::in) return membership(id);
  if (is_equality(op)) return equality(id);
  if (is_arithmetic(op)) return arithmetic(id);
  return ordering(id);
}

TypeRef Checker::logical(NodeId id) {
  if (ast_[id].op != Op::has) {
    for (const NodeId child : ast_.children_of(id)) want_bool(child, symbol(ast_[id].op));
  }
  return simple(TypeKind::boolean);
}

void Checker::want_bool(NodeId id, std::string_view wanted_by) {
  if (accepts(simple(TypeKind::boolean), type(id))) return;
  say(operand_type, ast_[id].span,
      {std::string(wanted_by), std::string("bool"), to_string(type(id))});
}

TypeRef Checker::negation(NodeId id) {
  const NodeId operand = ast_.children_of(id)[0];
  const TypeRef of = type(operand);
  if (is_number(of) || is(of, TypeKind::any)) return of;
  return say(operand_type, ast_[operand].span,
             {std::string("-"), std::string("int, double"), to_string(of)});
}

TypeRef Checker::arithmetic(NodeId id) {
  const auto children = ast_.children_of(id);
  const TypeRef result = result_of(ast_[id].op, type(children[0]), type(children[1]));
  return result != nullptr ? result : mismatch(id);
}

TypeRef Checker::result_of(Op op, TypeRef a, TypeRef b) {
  if (is(a, TypeKind::any) || is(b, TypeKind::any)) return simple(TypeKind::any);
  const auto pair = [&](TypeKind first, TypeKind second) { return is(a, first) && is(b, second); };
  if (pair(TypeKind::integer, TypeKind::integer)) return a;
  if (pair(TypeKind::floating, TypeKind::floating)) return op == Op::modulo ? nullptr : a;
  if (op == Op::add) {
    if (pair(TypeKind::string, TypeKind::string)) return simple(TypeKind::string);
    if (pair(TypeKind::list, TypeKind::list)) return join(a, b, pool_);
    if (pair(TypeKind::duration, TypeKind::timestamp)) return b;
  }
  if (op == Op::add || op == Op::subtract) {
    if (pair(TypeKind::timestamp, TypeKind::duration)) return a;
    if (pair(TypeKind::duration, TypeKind::duration)) return a;
  }
  if (op == Op::subtract && pair(TypeKind::timestamp, TypeKind::timestamp))
    return simple(TypeKind::duration);
  return nullptr;
}

/// Says what is wrong between two operands, with what to write instead where that can be known.
TypeRef Checker::mismatch(NodeId id) {
  const auto children = ast_.children_of(id);
  const TypeRef a = type(children[0]);
  const TypeRef b = type(children[1]);
  const base::Span span = ast_[id].span;
  std::vector<base::Argument> arguments{std::string(symbol(ast_[id].op)), to_string(a),
                                        to_string(b)};
  for (const NodeId child : children) {
    const NodeId other = child == children[0] ? children[1] : children[0];
    if (!is(type(child), TypeKind::integer)) continue;
    if (is(type(other), TypeKind::floating) && ast_[id].op != Op::modulo) {
      const bool is_literal = ast_[child].kind == NodeKind::literal;
      arguments.emplace_back(is_literal ? source_of(child) + ".0"
                                        : "double(" + source_of(child) + ")");
      return say(mixed_numbers, span, std::move(arguments));
    }
    if (is(type(other), TypeKind::duration) ||
        (is(type(other), TypeKind::timestamp) && is_arithmetic(ast_[id].op))) {
      arguments.emplace_back(source_of(child));
      return say(needs_days, span, std::move(arguments));
    }
  }
  for (const NodeId child : children) {
    const NodeId other = child == children[0] ? children[1] : children[0];
    if (is(type(child), TypeKind::null) && is_equality(ast_[id].op))
      return say(never_null, span, {source_of(other)});
  }
  return say(type_mismatch, span, std::move(arguments));
}

TypeRef Checker::equality(NodeId id) {
  const auto children = ast_.children_of(id);
  const TypeRef a = type(children[0]);
  const TypeRef b = type(children[1]);
  if (!comparable(a, b)) {
    mismatch(id);
  } else {
    hold_against_values(children[0], b);
    hold_against_values(children[1], a);
  }
  return simple(TypeKind::boolean);
}

TypeRef Checker::ordering(NodeId id) {
  const auto children = ast_.children_of(id);
  const TypeRef a = type(children[0]);
  const TypeRef b = type(children[1]);
  constexpr KindSet have_order = set_of(TypeKind::integer) | set_of(TypeKind::floating) |
                                 set_of(TypeKind::string) | set_of(TypeKind::boolean) |
                                 set_of(TypeKind::timestamp) | set_of(TypeKind::duration) |
                                 set_of(TypeKind::any);
  const bool ordered = (set_of(a->kind) & have_order) != 0 && (set_of(b->kind) & have_order) != 0;
  if (!ordered || !comparable(a, b)) mismatch(id);
  return simple(TypeKind::boolean);
}

TypeRef Checker::membership(NodeId id) {
  const auto children = ast_.children_of(id);
  const TypeRef item = type(children[0]);
  const TypeRef in = type(children[1]);
  if (is(in, TypeKind::record)) {
    if (const auto name = literal_text(children[0]))
      field(children[1], in, *name, ast_[children[0]].span);
    if (!accepts(simple(TypeKind::string), item)) mismatch(id);
  } else if (is(in, TypeKind::map)) {
    if (!comparable(item, in->key)) mismatch(id);
  } else if (is(in, TypeKind::list)) {
    if (!comparable(item, in->element)) mismatch(id);
    hold_against_values(children[0], in->element);
    if (ast_[children[1]].op == Op::list) {
      for (const NodeId element : ast_.children_of(children[1])) hold_against_values(element, item);
    }
  } else if (!is(in, TypeKind::any)) {
    say(operand_type, ast_[children[1]].span,
        {std::string("in"), std::string("list, map"), to_string(in)});
  }
  return simple(TypeKind::boolean);
}

void Checker::hold_against_values(NodeId literal, TypeRef type) {
  if (!is(type, TypeKind::string) || type->values.empty()) return;
  const auto text = literal_text(literal);
  if (!text) return;
  for (const auto& value : type->values) {
    if (value == *text) return;
  }
  say(undeclared_value, ast_[literal].span, {*text, shown(type->values)},
      base::nearest(*text, type->values));
}

TypeRef Checker::index(NodeId id) {
  const auto children = ast_.children_of(id);
  const TypeRef from = type(children[0]);
  const TypeRef at = type(children[1]);
  const auto refuse = [&](std::string wanted) {
    return say(operand_type, ast_[children[1]].span,
               {std::string("[]"), std::move(wanted), to_string(at)});
  };
  switch (from->kind) {
    case TypeKind::any:
      return from;
    case TypeKind::list:
      if (is_number(at) || is(at, TypeKind::any)) return from->element;
      return refuse("int");
    case TypeKind::map:
      return comparable(from->key, at) ? from->element : refuse(to_string(from->key));
    case TypeKind::record:
      if (const auto name = literal_text(children[1]))
        return field(children[0], from, *name, ast_[children[1]].span);
      return accepts(simple(TypeKind::string), at) ? simple(TypeKind::any) : refuse("string");
    default:
      return say(operand_type, ast_[children[0]].span,
                 {std::string("[]"), std::string("list, map"), to_string(from)});
  }
}

TypeRef Checker::conditional(NodeId id) {
  const auto children = ast_.children_of(id);
  want_bool(children[0], "?:");
  const TypeRef yes = type(children[1]);
  const TypeRef no = type(children[2]);
  if (!accepts(yes, no)) return say(branch_types, ast_[id].span, {to_string(yes), to_string(no)});
  return join(yes, no, pool_);
}

}  // namespace pipeline::cel
