#include "cel/plan.hpp"

#include <algorithm>
#include <utility>

#include "cel/built.hpp"
#include "cel/patterns.hpp"

namespace pipeline::cel {
namespace {

std::uint32_t add_constant(Program::Code& code, Value value) {
  code.constants.push_back(value);
  return static_cast<std::uint32_t>(code.constants.size() - 1);
}

/// Compiles a literal pattern once; a faulty one is left to be told of while evaluating.
std::uint32_t add_pattern(const Ast& ast, NodeId argument, Program::Code& code) {
  const Node& node = ast[argument];
  if (node.kind != NodeKind::literal || !node.value.is(ValueKind::string)) return 0;
  auto pattern = make_pattern(node.value.string());
  if (!pattern->ok()) return 0;
  code.patterns.push_back(std::move(pattern));
  return static_cast<std::uint32_t>(code.patterns.size());
}

/// Whether the node is a list of literals, which need not be built each time.
bool is_constant_list(const Ast& ast, NodeId id) {
  const auto items = ast.children_of(id);
  return ast[id].op == Op::list && std::all_of(items.begin(), items.end(), [&](NodeId item) {
           return ast[item].kind == NodeKind::literal;
         });
}

Value constant_list(const Ast& ast, NodeId id, Program::Code& code) {
  const auto children = ast.children_of(id);
  const auto items = code.memory.array<Value>(children.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = ast[children[i]].value;
  return Value(static_cast<const List*>(code.memory.make<BuiltList>(items)));
}

CodeNode planned(const Ast& ast, NodeId id, const Reference& reference, Program::Code& code) {
  const Node& node = ast[id];
  CodeNode result{node.op, node.first, node.count, 0, node.span};
  if (node.kind == NodeKind::literal) {
    result.operand = add_constant(code, node.value);
  } else if (is_constant_list(ast, id)) {
    result = {Op::literal, node.first, 0, add_constant(code, constant_list(ast, id, code)),
              node.span};
  } else if (node.kind == NodeKind::loop) {
    result.operand = reference.index;
  } else if (reference.op != Op::none) {
    result.op = reference.op;
    result.operand = reference.index;
    if (node.kind != NodeKind::call) result.count = 0;
  } else if (node.kind == NodeKind::select) {
    result.operand = add_constant(code, Value(node.name));
  }
  if (result.op == Op::type_name) {
    result.op = Op::literal;
    result.operand = add_constant(code, Value::of_type(type_names()[reference.index]));
  } else if (result.op == Op::unbound_variable || result.op == Op::unbound_function) {
    result.operand = add_constant(code, Value(node.name));
  } else if (result.op == Op::matches) {
    result.operand = add_pattern(ast, ast.children_of(id)[1], code);
  }
  return result;
}

}  // namespace

void plan(Ast ast, const Resolution& resolution, const Environment& environment,
          Program::Code& code) {
  code.nodes.reserve(ast.nodes.size());
  for (NodeId id = 0; id < ast.nodes.size(); ++id)
    code.nodes.push_back(planned(ast, id, resolution.references[id], code));
  for (const auto& variable : environment.variables) code.variables.push_back(variable.name);
  for (const auto& function : environment.functions) {
    HostFunction& known = code.functions.emplace_back(HostFunction{function.name, {}});
    for (const TypeRef type : function.parameters)
      known.takes.push_back(type ? set_of(type->kind) : set_of(TypeKind::any));
  }
  code.root = ast.root;
  code.slots = resolution.slots;
  code.source = std::move(ast.source);
  code.children = std::move(ast.children);
  code.texts = std::move(ast.texts);
}

}  // namespace pipeline::cel
