// Errors are values here: each operator hands the first error of its operands on, except that &&
// and || (and all() and exists(), which are long forms of them) forget it if another side decides.
// So `has(a.b) && a.b > 1` needs no order, and a rule that errs says which value was missing.
//
// Work is bounded by counting: a step for each node that is evaluated, more for what copies or
// compares much. When the budget is spent every evaluation returns at once, loops end, and run()
// replaces whatever came of it by the error; it could not be left to the error value alone, which
// an operator above might absorb. The stack needs no counting because the parser bounds the height
// of the tree. Not bounded: memory that RE2 takes to compile a pattern that is not a literal (1 MiB
// each, freed at once).
#include "cel/evaluator.hpp"

#include <fmt/format.h>

#include <array>

#include "cel/built.hpp"
#include "cel/faults.hpp"
#include "cel/library.hpp"
#include "cel/patterns.hpp"

namespace pipeline::cel {
namespace {

std::size_t length(const Value& range) {
  return range.is(ValueKind::list) ? range.list().size() : range.map().size();
}

bool is_bool(const Value& value, bool wanted) {
  return value.is(ValueKind::boolean) && value.boolean() == wanted;
}

}  // namespace

Evaluator::Evaluator(const Program::Code& code, const Activation& activation, base::Arena& arena,
                     Trace* trace, std::size_t budget)
    : code_(code),
      activation_(activation),
      trace_(trace),
      run_(arena, budget, code.source),
      slots_(arena.array<Value>(code.slots)) {
  if (trace_ == nullptr) return;
  trace_->values.assign(code.nodes.size(), std::nullopt);
  trace_->rounds.assign(code.nodes.size(), {});
  trace_->items.assign(code.nodes.size(), std::nullopt);
}

Value Evaluator::run() {
  const Value result = evaluate(code_.root);
  if (!run_.is_exhausted()) return result;
  // Whatever came of it was cut short, even if an operator absorbed the errors.
  run_.span = code_.nodes[code_.root].span;
  const Value error = run_.fail(too_costly, {fmt::format("{}", run_.budget)});
  remember(code_.root, error);
  return error;
}

Value Evaluator::evaluate(NodeId id) {
  if (!run_.spend(1)) return Value();
  const Value value = compute(id);
  remember(id, value);
  return value;
}

Value Evaluator::compute(NodeId id) {
  const CodeNode& node = code_.nodes[id];
  switch (node.op) {
    case Op::literal:
      return code_.constants[node.operand];
    case Op::local:
      return slots_[node.operand];
    case Op::variable:
      return variable(id);
    case Op::select:
      return select(id);
    case Op::has:
      return has(id);
    case Op::list:
      return list(id);
    case Op::map:
      return map(id);
    case Op::conditional:
      return conditional(id);
    case Op::logical_and:
      return logical(id, false);
    case Op::logical_or:
      return logical(id, true);
    case Op::host_function:
      return host_function(id);
    case Op::unbound_variable:
      stand_at(id);
      return run_.fail(unknown_variable, {code_.constants[node.operand].string()});
    case Op::unbound_function:
      stand_at(id);
      return run_.fail(unknown_function, {code_.constants[node.operand].string()});
    default:
      return is_loop(node.op) ? loop(id) : function(id);
  }
}

Value Evaluator::variable(NodeId id) {
  return placed(activation_.variable(code_.nodes[id].operand), id);
}

Value Evaluator::select(NodeId id) {
  const NodeId operand = code_.children_of(id)[0];
  const Value from = evaluate(operand);
  if (from.is_error() || run_.is_exhausted()) return from;
  stand_at(id);
  if (!from.is(ValueKind::map))
    return run_.fail(not_selectable,
                     {code_.text(code_.nodes[operand].span), plain_name(from.kind())});
  const auto found = from.map().find(code_.constants[code_.nodes[id].operand]);
  return found ? placed(*found, id) : run_.fail(missing_value, {run_.path()});
}

Value Evaluator::has(NodeId id) {
  const NodeId asked = code_.children_of(id)[0];
  const NodeId operand = code_.children_of(asked)[0];
  const Value from = evaluate(operand);
  if (from.is_error() || run_.is_exhausted()) return from;
  stand_at(asked);
  if (!from.is(ValueKind::map))
    return run_.fail(not_selectable,
                     {code_.text(code_.nodes[operand].span), plain_name(from.kind())});
  const Value& field = code_.constants[code_.nodes[asked].operand];
  const bool there = from.map().has(field);
  if (trace_ != nullptr) {
    const auto found = there ? from.map().find(field) : std::nullopt;
    remember(asked, found ? placed(*found, asked) : run_.fail(missing_value, {run_.path()}));
  }
  return Value(there);
}

Value Evaluator::list(NodeId id) {
  const auto children = code_.children_of(id);
  const auto items = run_.arena.array<Value>(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    items[i] = evaluate(children[i]);
    if (items[i].is_error()) return items[i];
  }
  return make_list(run_, items);
}

Value Evaluator::map(NodeId id) {
  const auto children = code_.children_of(id);
  const auto entries = run_.arena.array<Value>(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    entries[i] = evaluate(children[i]);
    if (entries[i].is_error()) return entries[i];
  }
  stand_at(id);
  return make_map(run_, entries);
}

Value Evaluator::conditional(NodeId id) {
  const auto children = code_.children_of(id);
  const Value condition = evaluate(children[0]);
  if (condition.is_error() || run_.is_exhausted()) return condition;
  if (!condition.is(ValueKind::boolean)) return not_bool(id, condition);
  return evaluate(condition.boolean() ? children[1] : children[2]);
}

Value Evaluator::logical(NodeId id, bool decisive) {
  std::optional<Value> error;
  const auto children = code_.children_of(id);
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Value value = evaluate(children[i]);
    if (is_bool(value, decisive)) {
      if (!decisive) observe(children.subspan(i + 1));
      return value;
    }
    if (!error && !value.is(ValueKind::boolean)) error = not_bool(id, value);
  }
  return error.value_or(Value(!decisive));
}

void Evaluator::observe(std::span<const NodeId> sides) {
  for (const NodeId side : sides) {
    if (trace_ == nullptr || loops_ > 0 || !observes_ || run_.is_exhausted()) return;
    const std::size_t spent = run_.work;
    (void)evaluate(side);
    if (!run_.is_exhausted()) continue;
    // The result must not depend on whether somebody watches.
    run_.work = spent;
    observes_ = false;
  }
}

Value Evaluator::loop(NodeId id) {
  const Value range = evaluate(code_.children_of(id)[0]);
  if (range.is_error() || run_.is_exhausted()) return range;
  stand_at(id);
  if (!range.is(ValueKind::list) && !range.is(ValueKind::map)) return run_.refuse({&range, 1});
  if (length(range) > max_list) return run_.fail(too_large, {run_.called(), "100000"});
  ++loops_;
  Value result;
  switch (code_.nodes[id].op) {
    case Op::all:
      result = quantified(id, range, false);
      break;
    case Op::exists:
      result = quantified(id, range, true);
      break;
    case Op::exists_one:
      result = exactly_one(id, range);
      break;
    case Op::filter:
      result = filtered(id, range);
      break;
    default:
      result = mapped(id, range);
      break;
  }
  --loops_;
  return result;
}

Value Evaluator::bind(NodeId id, const Value& range, std::size_t index) {
  const Value item = range.is(ValueKind::list) ? range.list().at(index) : range.map().key_at(index);
  return slots_[code_.nodes[id].operand] = placed(item, code_.children_of(id)[0]);
}

Value Evaluator::quantified(NodeId id, const Value& range, bool decisive) {
  const NodeId body = code_.children_of(id)[1];
  std::optional<Value> error;
  for (std::size_t i = 0; i < length(range) && !run_.is_exhausted(); ++i) {
    bind(id, range, i);
    const Value value = evaluate(body);
    note_round(id, i, value);
    if (is_bool(value, decisive)) {
      if (!decisive) blame(id, range, i);
      return value;
    }
    if (!error && !value.is(ValueKind::boolean)) {
      error = not_bool(id, value);
      if (!decisive) blame(id, range, i);
    }
  }
  return error.value_or(Value(!decisive));
}

void Evaluator::note_round(NodeId id, std::size_t index, const Value& value) {
  if (trace_ == nullptr || loops_ != 1) return;
  auto& rounds = trace_->rounds[id];
  if (rounds.size() < Trace::max_rounds)
    rounds.push_back({index, slots_[code_.nodes[id].operand], value});
}

void Evaluator::blame(NodeId id, const Value& range, std::size_t index) {
  if (trace_ != nullptr && loops_ == 1 && range.is(ValueKind::list)) trace_->items[id] = index;
}

Value Evaluator::exactly_one(NodeId id, const Value& range) {
  const NodeId body = code_.children_of(id)[1];
  std::size_t count = 0;
  for (std::size_t i = 0; i < length(range) && !run_.is_exhausted(); ++i) {
    bind(id, range, i);
    const Value value = evaluate(body);
    note_round(id, i, value);
    if (!value.is(ValueKind::boolean)) return not_bool(id, value);
    count += value.boolean() ? 1 : 0;
  }
  return Value(count == 1);
}

Value Evaluator::filtered(NodeId id, const Value& range) {
  const NodeId body = code_.children_of(id)[1];
  const auto items = run_.arena.array<Value>(length(range));
  std::size_t count = 0;
  for (std::size_t i = 0; i < items.size() && !run_.is_exhausted(); ++i) {
    const Value item = bind(id, range, i);
    const Value value = evaluate(body);
    note_round(id, i, value);
    if (!value.is(ValueKind::boolean)) return not_bool(id, value);
    if (value.boolean()) items[count++] = item;
  }
  return make_list(run_, items.first(count));
}

Value Evaluator::mapped(NodeId id, const Value& range) {
  const auto children = code_.children_of(id);
  const auto items = run_.arena.array<Value>(length(range));
  std::size_t count = 0;
  for (std::size_t i = 0; i < items.size() && !run_.is_exhausted(); ++i) {
    bind(id, range, i);
    if (children.size() == 3) {
      const Value wanted = evaluate(children[1]);
      if (!wanted.is(ValueKind::boolean)) return not_bool(id, wanted);
      if (!wanted.boolean()) continue;
    }
    const Value value = evaluate(children.back());
    note_round(id, i, value);
    if (value.is_error()) return value;
    items[count++] = value;
  }
  return make_list(run_, items.first(count));
}

Value Evaluator::function(NodeId id) {
  const auto children = code_.children_of(id);
  std::array<Value, 2> arguments;
  for (std::size_t i = 0; i < children.size(); ++i) {
    arguments[i] = evaluate(children[i]);
    if (arguments[i].is_error() || run_.is_exhausted()) return arguments[i];
  }
  stand_at(id);
  const CodeNode& node = code_.nodes[id];
  if (node.op == Op::matches && node.operand > 0 && arguments[0].is(ValueKind::string))
    return match(run_, arguments[0].string(), *code_.patterns[node.operand - 1]);
  const Value value = implementation(node.op)(run_, std::span(arguments).first(children.size()));
  if (value.is_error() && value.error().kind == &type_mismatch && is_arithmetic(node.op))
    return mixed_numbers_or(value, id, arguments);
  return placed(value, id);
}

Value Evaluator::mixed_numbers_or(const Value& error, NodeId id, std::span<const Value> arguments) {
  if (code_.nodes[id].op == Op::modulo) return error;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].is(ValueKind::integer) || !arguments[1 - i].is(ValueKind::floating)) continue;
    const NodeId number = code_.children_of(id)[i];
    const std::string text(code_.text(code_.nodes[number].span));
    const bool is_literal = code_.nodes[number].op == Op::literal;
    return run_.fail(mixed_numbers, {run_.called(), plain_name(arguments[0].kind()),
                                     plain_name(arguments[1].kind()),
                                     is_literal ? text + ".0" : "double(" + text + ")"});
  }
  return error;
}

Value Evaluator::host_function(NodeId id) {
  const auto children = code_.children_of(id);
  const auto arguments = run_.arena.array<Value>(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    arguments[i] = evaluate(children[i]);
    if (arguments[i].is_error() || run_.is_exhausted()) return arguments[i];
  }
  const HostFunction& function = code_.functions[code_.nodes[id].operand];
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (is_among(arguments[i].kind(), function.takes[i])) continue;
    stand_at(id);
    return run_.fail(no_overload, {function.name, plain_name(arguments[i].kind())});
  }
  return placed(activation_.call(code_.nodes[id].operand, arguments), id);
}

void Evaluator::stand_at(NodeId id) {
  const CodeNode& node = code_.nodes[id];
  run_.span = node.span;
  run_.op = node.op;
}

Value Evaluator::placed(Value value, NodeId id) {
  if (!value.is_error() || !(value.error().span == base::Span{})) return value;
  const Error& error = value.error();
  return Value(static_cast<const Error*>(
      run_.arena.make<Error>(error.kind, error.arguments, code_.nodes[id].span)));
}

Value Evaluator::not_bool(NodeId id, const Value& found) {
  if (found.is_error()) return found;
  stand_at(id);
  return run_.refuse({&found, 1});
}

void Evaluator::remember(NodeId id, const Value& value) {
  if (trace_ != nullptr && loops_ == 0) trace_->values[id] = value;
}

}  // namespace pipeline::cel
