// Why a condition came out as it did: the parts of it that decided, with their values, where they
// stand in the file, and what could be done about them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/scope.hpp"

namespace pipeline::engine {

/// A part of a condition that decided, as in `budget.amount = 800000 < 1000000`.
struct Part {
  std::string expression;  ///< on one line
  std::string value;
  std::string relation;  ///< to the constant that it was compared with: "< 1000000"; or empty
  std::optional<base::Location> where;  ///< in the deal's file; nothing for what is in no file
};

/// The parts that made `condition` what it is, errors left out.
[[nodiscard]] std::vector<Part> deciding_parts(const process::Expression& condition,
                                               const Scope& scope);

/// A condition that did not come out true, in words: its own text, and what was found for the parts
/// that decided.
struct Reasons {
  std::string condition;                  ///< the expression's text, on one line
  std::string found;                      ///< "budget.amount = 800000 < 1000000, …"
  std::string brief;                      ///< the same for a message: long parts in short
  std::optional<base::Diagnostic> error;  ///< where it could not be evaluated: what was missing
  base::Location where;                   ///< of the first thing that decided
  std::string next_step;  ///< commands that change what decided; empty where none is known
};

/// Evaluates a condition; nothing if it is true, otherwise why not.
[[nodiscard]] std::optional<Reasons> why_not(const process::Expression& condition,
                                             const Scope& scope);

}  // namespace pipeline::engine
