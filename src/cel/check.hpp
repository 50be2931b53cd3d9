// Types of an expression's nodes, found before it ever runs.
#pragma once

#include <vector>

#include "cel/ast.hpp"
#include "cel/program.hpp"
#include "cel/resolve.hpp"

namespace pipeline::cel {

struct Checked {
  std::vector<TypeRef> types;  ///< by node id; nullptr where a node is only part of a name
  std::vector<Issue> issues;   ///< with those of the resolution, in the order of their places
};

/// Types that the check makes go into `pool`. A part with a fault counts as `any`, so that it
/// causes no second one.
[[nodiscard]] Checked check_types(const Ast& ast, const Resolution& resolution,
                                  const Environment& environment, TypeRef expected, TypePool& pool);

}  // namespace pipeline::cel
