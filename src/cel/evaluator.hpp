// Walks a plan. One evaluator for everything: whoever wants to know more than the result gives it a
// Trace.
#pragma once

#include <span>

#include "cel/code.hpp"
#include "cel/run.hpp"

namespace pipeline::cel {

class Evaluator {
 public:
  Evaluator(const Program::Code& code, const Activation& activation, base::Arena& arena,
            Trace* trace, std::size_t budget);

  [[nodiscard]] Value run();

 private:
  Value evaluate(NodeId id);
  Value compute(NodeId id);
  Value variable(NodeId id);
  Value select(NodeId id);
  Value has(NodeId id);
  Value list(NodeId id);
  Value map(NodeId id);
  Value conditional(NodeId id);
  /// `&&` and `||`: a side that equals `decisive` decides, whatever the others do; else an error
  /// counts.
  Value logical(NodeId id, bool decisive);
  /// Evaluates sides of a `&&` that is decided already, because whoever explains wants all that do
  /// not hold.
  void observe(std::span<const NodeId> sides);
  Value loop(NodeId id);
  Value quantified(NodeId id, const Value& range, bool decisive);
  /// Remembers what the body gave for the item that the loop's variable holds.
  void note_round(NodeId id, std::size_t index, const Value& value);
  /// Remembers the item for which an all() did not hold.
  void blame(NodeId id, const Value& range, std::size_t index);
  Value exactly_one(NodeId id, const Value& range);
  Value filtered(NodeId id, const Value& range);
  Value mapped(NodeId id, const Value& range);
  Value function(NodeId id);
  /// An int and a double where one type is needed: says how to write the int.
  Value mixed_numbers_or(const Value& error, NodeId id, std::span<const Value> arguments);
  Value host_function(NodeId id);

  /// Makes `id` the node that errors are about.
  void stand_at(NodeId id);
  /// An error of the host that does not say where it happened gets the place of `id`.
  Value placed(Value value, NodeId id);
  Value not_bool(NodeId id, const Value& found);
  void remember(NodeId id, const Value& value);
  /// Puts the item of `range` at `index` (of a map: its key) into the loop's variable.
  Value bind(NodeId id, const Value& range, std::size_t index);

  const Program::Code& code_;
  const Activation& activation_;
  Trace* trace_;
  Run run_;
  std::span<Value> slots_;
  bool observes_ = true;  ///< until observing itself proved too costly
  std::size_t loops_ =
      0;  ///< that are running: what happens inside of one happens many times and is not remembered
};

}  // namespace pipeline::cel
