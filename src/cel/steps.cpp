// Which parts of an expression made its result what it is.
//
// `budget.amount >= 1000000 && owner != ''` came out false. Whoever reads that wants `budget.amount
// = 800000.0`, and nothing about the owner. So the tree is walked from the root along the sides
// that decided: of && those that did not hold, of || all (or those that held), of ?: the branch
// that was taken; and where a comparison or a question about a text is reached, its operands that
// are no literals are the steps. An error is a step at its own place, which may be inside of a
// loop, where no values are kept because each was evaluated many times.
#include <algorithm>

#include "cel/code.hpp"

namespace pipeline::cel {
namespace {

class Decisive {
 public:
  Decisive(const Program::Code& code, const Trace& trace) : code_(code), trace_(trace) {}

  std::vector<Step> run() {
    decide(code_.root);
    std::stable_sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) {
      return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
    });
    const auto same_place = [](const Step& a, const Step& b) { return a.span == b.span; };
    steps_.erase(std::unique(steps_.begin(), steps_.end(), same_place), steps_.end());
    drop_same_text();
    return std::move(steps_);
  }

 private:
  void decide(NodeId id) {
    const Value* value = value_of(id);
    if (value == nullptr) return;
    switch (code_.nodes[id].op) {
      case Op::literal:
        return;
      case Op::logical_and:
        return logical(id, true);
      case Op::logical_or:
        return logical(id, false);
      case Op::logical_not:
        return decide(child(id, 0));
      case Op::conditional:
        return conditional(id);
      case Op::has:
        return operand(child(id, 0));
      default:
        break;
    }
    if (is_loop(code_.nodes[id].op)) return loop(id);
    const bool asks = is_comparison(code_.nodes[id].op) ||
                      (is_standard(code_.nodes[id].op) && value->is(ValueKind::boolean));
    if (asks) return operands(id);
    operand(id);
  }

  /// `neutral` is the value of a side that leaves the decision to the others.
  void logical(NodeId id, bool neutral) {
    const Value& result = *value_of(id);
    const bool all_neutral = result.is(ValueKind::boolean) && result.boolean() == neutral;
    bool decided = false;
    for (const NodeId side : code_.children_of(id)) {
      const Value* value = value_of(side);
      if (value == nullptr) continue;
      const bool leaves_it = value->is(ValueKind::boolean) && value->boolean() == neutral;
      // An error behind a side that decided is one that this side guards against: size(l) > 0 &&
      // l[0] …
      const bool guarded = value->is_error() && decided;
      // Beside a side of || that holds, those that do not explain nothing.
      const bool overruled = result.is_true() && !value->is_true();
      if ((all_neutral || !leaves_it || !neutral) && !guarded && !overruled) decide(side);
      decided = decided || (!leaves_it && !value->is_error());
    }
  }

  void conditional(NodeId id) {
    const NodeId condition = child(id, 0);
    const Value* value = value_of(condition);
    if (value == nullptr || value->is_error()) return decide(condition);
    const NodeId taken = child(id, value->is_true() ? 1 : 2);
    decide(code_.nodes[taken].op == Op::literal ? condition : taken);
  }

  void loop(NodeId id) {
    if (value_of(id)->is_error()) return error(*value_of(id), id);
    operand(child(id, 0));
  }

  void operands(NodeId id) {
    const auto sides = code_.children_of(id);
    for (std::size_t i = 0; i < sides.size(); ++i)
      operand(sides[i], sides.size() == 2 ? relation(id, sides[1 - i], i == 1) : std::string{});
  }

  /// What is true of one side of a comparison with the constant `other`: "< 1000000".
  [[nodiscard]] std::string relation(NodeId id, NodeId other, bool mirrored) const {
    const Value& value = *value_of(id);
    Op op = code_.nodes[id].op;
    if (!is_ordering(op) || !is_constant(other) || value.is_error()) return {};
    if (!value.is_true()) op = opposite(op);
    if (mirrored) op = turned(op);
    return std::string(symbol(op)) + " " + std::string(code_.text(code_.nodes[other].span));
  }

  /// A value that was compared. Of a sum the summands are shown too.
  void operand(NodeId id, std::string relation = {}) {
    const Value* value = value_of(id);
    if (value == nullptr || is_constant(id)) return;
    if (value->is_error()) return error(*value, id);
    if (is_arithmetic(code_.nodes[id].op)) operands(id);
    // Of size(l.filter(…)) not only how many, but which.
    if (code_.nodes[id].op == Op::size && is_loop(code_.nodes[child(id, 0)].op))
      operand(child(id, 0));
    steps_.push_back({code_.nodes[id].span, *value, std::move(relation)});
  }

  void error(const Value& value, NodeId id) {
    const base::Span place = value.error().span;
    steps_.push_back({place == base::Span{} ? code_.nodes[id].span : place, value, {}});
  }

  /// A literal, or a list or map or sum of literals.
  [[nodiscard]] bool is_constant(NodeId id) const {
    const Op op = code_.nodes[id].op;
    if (op == Op::literal) return true;
    if (op != Op::list && op != Op::map && !is_arithmetic(op) && !is_standard(op)) return false;
    const auto children = code_.children_of(id);
    return std::all_of(children.begin(), children.end(),
                       [this](NodeId one) { return is_constant(one); });
  }

  /// What is written twice is said once.
  void drop_same_text() {
    std::vector<Step> kept;
    for (const Step& step : steps_) {
      const bool known = std::any_of(kept.begin(), kept.end(), [&](const Step& other) {
        return code_.text(other.span) == code_.text(step.span);
      });
      if (!known) kept.push_back(step);
    }
    steps_ = std::move(kept);
  }

  [[nodiscard]] NodeId child(NodeId id, std::size_t index) const {
    return code_.children_of(id)[index];
  }

  [[nodiscard]] const Value* value_of(NodeId id) const {
    return id < trace_.values.size() && trace_.values[id] ? &*trace_.values[id] : nullptr;
  }

  const Program::Code& code_;
  const Trace& trace_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> decisive_steps(const Program& program, const Trace& trace) {
  return Decisive(program.code(), trace).run();
}

std::vector<FailingItem> failing_items(const Program& program, const Trace& trace) {
  std::vector<FailingItem> items;
  for (NodeId id = 0; id < trace.items.size(); ++id) {
    if (!trace.items[id]) continue;
    const NodeId list = program.code().children_of(id)[0];
    items.push_back({program.code().nodes[list].span, *trace.items[id]});
  }
  std::sort(items.begin(), items.end(),
            [](const FailingItem& a, const FailingItem& b) { return a.list.begin < b.list.begin; });
  return items;
}

}  // namespace pipeline::cel
