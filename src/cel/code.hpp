// The plan of an expression: nodes with the ids of the tree, everything that names could stand for
// looked up, literals and patterns ready. Made once, then only read, by any number of threads.
#pragma once

#include <re2/re2.h>

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "cel/ast.hpp"
#include "cel/library.hpp"
#include "cel/program.hpp"

namespace pipeline::cel {

/// A list of literals is a literal. `operand`, by `op`: of a literal or an unknown name: in
/// constants (its value, its name); of a selection: in constants (the field); of a variable or host
/// function: in the Environment; of a loop or its variable: the slot; of matches with a literal
/// pattern: in patterns, plus one.
struct CodeNode {
  Op op = Op::none;
  std::uint32_t first = 0;  ///< in Code::children
  std::uint32_t count = 0;
  std::uint32_t operand = 0;
  base::Span span;
};

/// A function of the host, with what is needed to hold arguments of unknown type against it.
struct HostFunction {
  std::string name;
  std::vector<KindSet> takes;
};

struct Program::Code {
  std::string source;
  std::vector<CodeNode> nodes;
  std::vector<NodeId> children;
  std::vector<Value> constants;
  std::vector<std::unique_ptr<re2::RE2>> patterns;
  std::vector<std::string> variables;   ///< names, as in the Environment
  std::vector<HostFunction> functions;  ///< as in the Environment
  std::deque<std::string> texts;        ///< where the constants point, as
  base::Arena memory;                   ///< is this
  TypePool types;                       ///< those that the checker made
  TypeRef type = nullptr;
  NodeId root = 0;
  std::uint32_t slots = 0;

  [[nodiscard]] std::span<const NodeId> children_of(NodeId id) const {
    return std::span(children).subspan(nodes[id].first, nodes[id].count);
  }
  [[nodiscard]] std::string_view text(base::Span span) const {
    return std::string_view(source).substr(span.begin, span.size());
  }
};

}  // namespace pipeline::cel
