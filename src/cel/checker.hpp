// The checker's inside, which is spread over several files: check.cpp walks the tree,
// check_operators.cpp and check_calls.cpp know the rules.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "cel/check.hpp"
#include "cel/faults.hpp"
#include "cel/library.hpp"
#include "cel/type_relations.hpp"

namespace pipeline::cel {

class Checker {
 public:
  Checker(const Ast& ast, const Resolution& resolution, const Environment& environment,
          TypePool& pool);

  [[nodiscard]] Checked run(TypeRef expected);

 private:
  // check.cpp
  TypeRef visit(NodeId id);
  TypeRef type_of(NodeId id);
  TypeRef referenced(const Reference& reference);
  TypeRef literal(const Value& value);
  TypeRef select(NodeId id);
  TypeRef field(NodeId id, TypeRef from, std::string_view name, base::Span place);
  TypeRef list(NodeId id);
  TypeRef map(NodeId id);
  TypeRef loop(NodeId id);
  TypeRef loop_variable(NodeId id);

  // check_operators.cpp
  TypeRef operation(NodeId id);
  TypeRef logical(NodeId id);
  TypeRef negation(NodeId id);
  TypeRef arithmetic(NodeId id);
  [[nodiscard]] TypeRef result_of(Op op, TypeRef a, TypeRef b);
  TypeRef equality(NodeId id);
  TypeRef ordering(NodeId id);
  TypeRef membership(NodeId id);
  TypeRef index(NodeId id);
  TypeRef conditional(NodeId id);
  TypeRef mismatch(NodeId id);
  /// A literal text (or each of a list of them) that is compared with `type` must be among its
  /// values.
  void hold_against_values(NodeId literal, TypeRef type);
  void want_bool(NodeId id, std::string_view wanted_by);

  // check_calls.cpp
  TypeRef call(NodeId id);
  TypeRef host_call(NodeId id, const Function& function);
  TypeRef standard_call(NodeId id);
  void pattern(NodeId id);
  void literals(NodeId id, const Signature& signature);

  [[nodiscard]] TypeRef simple(TypeKind kind) const {
    return simple_[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] TypeRef type(NodeId id) const {
    return types_[id] ? types_[id] : simple(TypeKind::any);
  }
  [[nodiscard]] std::string source_of(NodeId id) const {
    return std::string(ast_.text(ast_[id].span));
  }
  [[nodiscard]] std::optional<std::string> literal_text(NodeId id) const;
  /// Adds a finding; gives any, to go on with.
  TypeRef say(const Kind& kind, base::Span span, std::vector<base::Argument> arguments,
              std::string meant = {});

  const Ast& ast_;
  const Resolution& resolution_;
  const Environment& environment_;
  TypePool& pool_;
  std::array<TypeRef, 12> simple_ = {};
  std::vector<TypeRef> slots_;
  std::vector<TypeRef> types_;
  std::vector<Issue> issues_;
};

}  // namespace pipeline::cel
