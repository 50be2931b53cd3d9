// An expression from source text to value: compile() parses, checks and plans it once; evaluate()
// runs it, on any thread, as often as needed. An expression cannot loop, allocate without bound or
// see anything but its variables. Longer than a hundred lines: it is the whole interface of the
// folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/diagnostic.hpp"
#include "base/span.hpp"
#include "cel/type.hpp"
#include "cel/value.hpp"

namespace pipeline::cel {

/// A variable, by its place in Environment::variables.
struct Variable {
  std::string name;
  TypeRef type = nullptr;
};

/// A function of the host, by its place in Environment::functions. A parameter of a string type
/// with `values` makes a literal argument outside of them an error of the check (as in
/// score('no-such-card')).
struct Function {
  std::string name;
  std::vector<TypeRef> parameters;
  TypeRef result = nullptr;
};

struct Environment {
  std::vector<Variable> variables;
  std::vector<Function> functions;
};

/// What an expression sees while it runs.
class Activation {
 public:
  virtual ~Activation() = default;
  /// The variable's value; an Error where it has none (reading it is then unmet, and says so).
  [[nodiscard]] virtual Value variable(std::size_t index) const = 0;
  /// A host function's result for arguments that have the declared types.
  [[nodiscard]] virtual Value call(std::size_t function,
                                   std::span<const Value> arguments) const = 0;
};

/// A finding about an expression; `span` counts bytes of the expression's own text.
struct Issue {
  const base::Kind* kind = nullptr;
  base::Span span;
  std::vector<base::Argument> arguments;
  std::string did_you_mean;
};

/// What went wrong while evaluating, and in which sub-expression.
struct Error {
  const base::Kind* kind = nullptr;
  std::span<const std::string_view> arguments = {};
  base::Span span = {};
};

/// An error of the host about `argument`, without a place; both live in `arena`.
[[nodiscard]] Value error_value(base::Arena& arena, const base::Kind& kind,
                                std::string_view argument);

/// `typed`: the checker must accept the expression before it runs; `dynamic`: types are found while
/// evaluating.
enum class Check { typed, dynamic };

/// One item of a loop: what the loop's variable stood for, and what the loop asked of it.
struct Round {
  std::size_t index = 0;  ///< in the list that the loop goes over, from 0
  Value item;             ///< of a map: the key
  Value value;
};

/// Values of sub-expressions, recorded while evaluating. Those inside of a loop's body are not
/// kept, for each had many; of an outermost loop its rounds are. Under a trace `&&` also evaluates
/// what follows the side that decided, so that all sides that do not hold are known.
class Trace {
 public:
  std::vector<std::optional<Value>> values;  ///< by node of the program
  std::vector<std::vector<Round>> rounds;    ///< by node, of loops; at most max_rounds of each
  /// By node: of an all() over a list that did not hold, the first item at fault.
  std::vector<std::optional<std::size_t>> items;

  static constexpr std::size_t max_rounds = 100;
};

class Program {
 public:
  struct Code;  // the plan: cel/code.hpp

  explicit Program(std::unique_ptr<const Code> code);
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  [[nodiscard]] const std::string& source() const;
  /// Type of the result.
  [[nodiscard]] TypeRef type() const;
  [[nodiscard]] const Code& code() const { return *code_; }

 private:
  std::unique_ptr<const Code> code_;
};

struct Compiled {
  std::optional<Program> program;
  std::vector<Issue> issues;
};

/// Parses, type-checks and plans `source`. `expected` is the type that the result must have
/// (nullptr: any); with Check::dynamic nothing is checked before evaluation. All findings of one
/// phase come in one run. Limits: 64 KiB of source, nesting of 250.
[[nodiscard]] Compiled compile(std::string_view source, const Environment& environment,
                               TypeRef expected = nullptr, Check check = Check::typed);

/// Runs `program`. The result lives in `arena` (and in what the activation stands on); an Error
/// value says what failed and where. The work is bounded (cel.too-costly beyond `budget` steps).
[[nodiscard]] Value evaluate(const Program& program, const Activation& activation,
                             base::Arena& arena, Trace* trace = nullptr,
                             std::size_t budget = 1'000'000);

/// A sub-expression that was evaluated.
struct Step {
  base::Span span;  ///< in the expression's text
  Value value;
  /// Of an operand whose order with something constant was asked: what is true of it, as in
  /// `budget.amount = 800000.0 < 1000000`. Empty elsewhere.
  std::string relation = {};
};

/// The steps that made the result what it is: of `a && b` that came out false, the sides that do
/// not hold; of `||` all sides, or those that hold; of a comparison, its operands that are no
/// literals; of has(x.y), x.y (an error where it is missing); of `?:` the branch that was taken; of
/// all() and its like, the list. An error is a step at the place where it happened. In source
/// order, each text once. For explanations.
[[nodiscard]] std::vector<Step> decisive_steps(const Program& program, const Trace& trace);

/// An item of a list for which an all() did not hold, or erred: `index` from 0 in the list that
/// stands at `list`.
struct FailingItem {
  base::Span list;
  std::size_t index = 0;
};

/// The first failing item of each all() that did not hold; not for maps, nor inside of other loops.
/// In source order.
[[nodiscard]] std::vector<FailingItem> failing_items(const Program& program, const Trace& trace);

/// A sub-expression in the outline of its expression.
struct OutlineStep {
  base::Span span;
  std::size_t depth = 0;       ///< 0: the whole
  std::optional<Value> value;  ///< nothing where it was not evaluated
  std::vector<Round> rounds;   ///< of a loop
};

/// Every sub-expression, outer before inner, in source order. Literals and the insides of loops are
/// left out; a dotted path is one step.
[[nodiscard]] std::vector<OutlineStep> outline(const Program& program, const Trace& trace);

/// What an expression takes from outside: a variable's dotted path (`budget.amount`,
/// `deal.amount`), or a host function called with a literal text.
struct Reading {
  base::Span span;
  std::string path;                     ///< of a call: its argument
  std::optional<std::size_t> function;  ///< in Environment::functions
  /// Whether the expression only asks if it is there, or asks that before it reads it:
  /// `has(budget.amount) && budget.amount > 0`.
  bool guarded = false;
};

/// Everything that the expression reads, in source order; a path as often as it is read.
[[nodiscard]] std::vector<Reading> readings(const Program& program);

/// Paths that must be there for the expression to come out true, because it asks has() for them.
[[nodiscard]] std::vector<std::string> asks_for(const Program& program);

}  // namespace pipeline::cel
