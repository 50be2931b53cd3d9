// Calls that are no functions: has(), and the loops all() exists() exists_one() map() filter().
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "cel/program.hpp"
#include "cel/tree_builder.hpp"

namespace pipeline::cel {

/// A call as it was written. `arguments` begins with the receiver of a member call.
struct WrittenCall {
  std::string_view function;
  bool member = false;
  std::span<const NodeId> arguments;
  base::Span span;
  base::Span name_span;
};

/// The node that the macro stands for, or nothing if `call` is none. A macro that is used wrongly
/// sets `issue`.
[[nodiscard]] std::optional<NodeId> expand_macro(const WrittenCall& call, TreeBuilder& tree,
                                                 std::optional<Issue>& issue);

}  // namespace pipeline::cel
