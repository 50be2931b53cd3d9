// What each name of an expression stands for.
#pragma once

#include <cstdint>
#include <vector>

#include "cel/ast.hpp"
#include "cel/program.hpp"

namespace pipeline::cel {

/// `op` says what kind of thing; `index` which one: of Environment::variables or functions, of the
/// loops' slots, of type_names(). A node that is no name, or part of a longer one, has Op::none.
struct Reference {
  Op op = Op::none;
  std::uint32_t index = 0;
};

struct Resolution {
  std::vector<Reference> references;  ///< by node id
  std::uint32_t slots = 0;            ///< variables of loops that live at the same time
  std::vector<Issue> issues;          ///< names that do not exist
};

/// `a.b.c` stands for the variable of the longest declared name that it begins with; a loop's
/// variable goes before all others; the names of types come last.
[[nodiscard]] Resolution resolve(const Ast& ast, const Environment& environment);

/// `int`, `google.protobuf.Timestamp`, …: names that are values themselves.
[[nodiscard]] std::span<const std::string_view> type_names();

}  // namespace pipeline::cel
