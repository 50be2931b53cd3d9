// What `eval` tells, as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "cel/program.hpp"
#include "cli/json_values.hpp"

namespace pipeline::cli {

/// A part of an expression with its value; the values live where the expression was evaluated.
struct EvaluatedPart {
  std::string expression;  ///< on one line
  std::size_t depth = 0;   ///< 0: the whole
  std::optional<cel::Value> value;
  std::vector<cel::Round> rounds;
  std::optional<base::Location> where;  ///< in the deal's file
};

struct Evaluated {
  std::string expression;
  cel::Value value;
  std::vector<EvaluatedPart> parts;  ///< where they were asked for
};

/// Timestamps and durations as texts, an error as null with the reason beside it.
[[nodiscard]] Json json_of(const Evaluated& evaluated, base::Language language);

}  // namespace pipeline::cli
