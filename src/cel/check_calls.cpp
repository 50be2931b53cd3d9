#include "cel/checker.hpp"
#include "cel/patterns.hpp"

namespace pipeline::cel {
namespace {

std::vector<std::string> names_of(KindSet kinds) {
  std::vector<std::string> names;
  for (unsigned i = 1; i <= static_cast<unsigned>(TypeKind::type); ++i) {
    Type type;
    type.kind = static_cast<TypeKind>(i);
    if ((kinds & set_of(type.kind)) == 0) continue;
    const bool has_parts = type.kind == TypeKind::list || type.kind == TypeKind::map;
    names.push_back(has_parts ? (type.kind == TypeKind::list ? "list" : "map") : to_string(&type));
  }
  return names;
}

}  // namespace

TypeRef Checker::call(NodeId id) {
  for (const NodeId child : ast_.children_of(id)) visit(child);
  const Reference& reference = resolution_.references[id];
  if (reference.op == Op::host_function)
    return host_call(id, environment_.functions[reference.index]);
  if (reference.op == Op::unbound_function) return simple(TypeKind::any);
  return standard_call(id);
}

TypeRef Checker::host_call(NodeId id, const Function& function) {
  const auto children = ast_.children_of(id);
  for (std::size_t i = 0; i < children.size(); ++i) {
    const TypeRef wanted = function.parameters[i];
    if (accepts(wanted, type(children[i]))) {
      hold_against_values(children[i], wanted);
    } else {
      say(argument_type, ast_[children[i]].span,
          {function.name, to_string(wanted), to_string(type(children[i]))});
    }
  }
  return function.result;
}

TypeRef Checker::standard_call(NodeId id) {
  const Node& node = ast_[id];
  const auto children = ast_.children_of(id);
  for (const auto& signature : signatures()) {
    if (signature.name != node.name || signature.count != node.count) continue;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const TypeRef given = type(children[i]);
      if (is(given, TypeKind::any) || (signature.takes[i] & set_of(given->kind)) != 0) continue;
      say(argument_type, ast_[children[i]].span,
          {std::string(node.name), names_of(signature.takes[i]), to_string(given)});
    }
    if (signature.op == Op::matches) pattern(children[1]);
    literals(id, signature);
    return simple(signature.gives);
  }
  return simple(TypeKind::any);
}

void Checker::pattern(NodeId id) {
  const auto text = literal_text(id);
  if (!text) return;
  const auto compiled = make_pattern(*text);
  if (!compiled->ok()) say(bad_pattern, ast_[id].span, {*text, compiled->error()});
}

/// A conversion of a literal, or a literal time zone, that can only fail is told before anything
/// runs.
void Checker::literals(NodeId id, const Signature& signature) {
  const auto children = ast_.children_of(id);
  const Node& last = ast_[children.back()];
  const bool converts = signature.op >= Op::to_bool && signature.op <= Op::days;
  const bool has_zone = signature.count == 2 && signature.op >= Op::full_year;
  if (last.kind != NodeKind::literal || (!converts && !has_zone)) return;
  if (type(children.back())->kind != TypeKind::string && !converts) return;
  const std::array arguments{converts ? last.value : Value(Timestamp{}), last.value};
  base::Arena arena;
  Run run(arena, 1000);
  run.op = signature.op;
  const Value value =
      implementation(signature.op)(run, std::span(arguments).first(children.size()));
  // Wrong types have been told already.
  if (!value.is_error() || value.error().kind == &no_overload) return;
  std::vector<base::Argument> words;
  for (const auto word : value.error().arguments) words.emplace_back(std::string(word));
  say(*value.error().kind, last.span, std::move(words));
}

}  // namespace pipeline::cel
