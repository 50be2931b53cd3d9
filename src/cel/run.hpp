// What the code of operators and functions works with while an expression runs.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>

#include "base/arena.hpp"
#include "base/span.hpp"
#include "cel/op.hpp"
#include "cel/program.hpp"
#include "cel/value.hpp"

namespace pipeline::cel {

inline constexpr std::size_t max_text = 1024 * 1024;  ///< bytes of a text that an expression builds
inline constexpr std::size_t max_list = 100'000;      ///< items of a list that an expression builds

class Run {
 public:
  Run(base::Arena& memory, std::size_t steps, std::string_view expression = {})
      : arena(memory), budget(steps), source(expression) {}

  /// Counts `steps` of work, and says whether they are still within the budget.
  bool spend(std::size_t steps) {
    work += steps;
    return work <= budget;
  }
  [[nodiscard]] bool is_exhausted() const { return work > budget; }

  /// An error at the node that runs now; the arguments are copied.
  [[nodiscard]] Value fail(const base::Kind& kind,
                           std::initializer_list<std::string_view> arguments);

  /// What the node that runs now is called: `+`, `size`.
  [[nodiscard]] std::string_view called() const;

  /// The source of the node that runs now.
  [[nodiscard]] std::string_view text() const { return source.substr(span.begin, span.size()); }

  /// The same, if that is a selection or index: without blanks, so that
  /// it reads as a path.
  [[nodiscard]] std::string_view path() const;

  /// "'+' does not take A and B", about the node that runs now.
  [[nodiscard]] Value refuse(std::span<const Value> arguments);

  base::Arena& arena;
  const std::size_t budget;
  std::size_t work = 0;
  const std::string_view source;  ///< of the whole expression
  base::Span span;                ///< of the node that runs now
  Op op = Op::none;               ///< of that node
};

/// The CEL name of a value's type: "int", "google.protobuf.Timestamp".
[[nodiscard]] std::string_view type_name(ValueKind kind);

/// The same in the words of messages: "timestamp", "null".
[[nodiscard]] std::string_view plain_name(ValueKind kind);

}  // namespace pipeline::cel
