// Tokens to a tree, macros expanded.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cel/ast.hpp"
#include "cel/program.hpp"

namespace pipeline::cel {

inline constexpr std::size_t max_source = 64 * 1024;  ///< bytes
inline constexpr std::uint16_t max_depth = 250;       ///< levels, of brackets and of the tree

struct Parsed {
  Ast ast;
  std::vector<Issue> issues;  ///< empty: the tree is whole
};

/// Reads `source`. Faults in characters come all at once; of the grammar only the first is told,
/// because what follows it is guesswork.
[[nodiscard]] Parsed parse(std::string_view source);

}  // namespace pipeline::cel
