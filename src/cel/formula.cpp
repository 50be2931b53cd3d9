#include "cel/feasible.hpp"

#include <utility>

#include "cel/compare.hpp"
#include "cel/paths.hpp"

namespace pipeline::cel {
namespace {

constexpr std::string_view of_deal = "deal.";

/// Takes a plan apart, negations pushed down to the claims.
class Reader {
 public:
  explicit Reader(const Program::Code& code) : code_(code) {}

  [[nodiscard]] Formula read(NodeId id, bool truth) const {
    const CodeNode& node = code_.nodes[id];
    const auto children = code_.children_of(id);
    switch (node.op) {
      case Op::literal:
        return constant(code_.constants[node.operand], truth);
      case Op::logical_not:
        return read(children[0], !truth);
      case Op::logical_and:
      case Op::logical_or:
        return joined(children, truth, (node.op == Op::logical_and) == truth);
      case Op::conditional:
        return conditional(children, truth);
      case Op::has:
        return presence(children[0], truth);
      case Op::in:
        return membership(children, truth);
      default:
        break;
    }
    if (is_equality(node.op) || is_ordering(node.op)) return comparison(node.op, children, truth);
    if (auto subject = subject_of(id)) return claim(*std::move(subject), Op::equal, {Value(truth)});
    return {};
  }

 private:
  static Formula constant(const Value& value, bool truth) {
    if (!value.is(ValueKind::boolean) || value.boolean() == truth) return {};
    return {Formula::Kind::never};
  }

  [[nodiscard]] Formula joined(std::span<const NodeId> sides, bool truth, bool all) const {
    std::vector<Formula> parts;
    for (const NodeId side : sides) parts.push_back(read(side, truth));
    return all ? all_of(std::move(parts)) : any_of(std::move(parts));
  }

  [[nodiscard]] Formula conditional(std::span<const NodeId> parts, bool truth) const {
    return any_of({all_of({read(parts[0], true), read(parts[1], truth)}),
                   all_of({read(parts[0], false), read(parts[2], truth)})});
  }

  [[nodiscard]] Formula presence(NodeId asked, bool truth) const {
    auto subject = subject_of(asked);
    return subject ? claim(*std::move(subject), Op::has, {}, truth) : Formula{};
  }

  [[nodiscard]] Formula membership(std::span<const NodeId> sides, bool truth) const {
    auto subject = subject_of(sides[0]);
    const Value* range = literal(sides[1]);
    if (!subject || range == nullptr || !range->is(ValueKind::list)) return {};
    std::vector<Value> items;
    for (std::size_t i = 0; i < range->list().size(); ++i) items.push_back(range->list().at(i));
    return claim(*std::move(subject), Op::in, std::move(items), truth);
  }

  [[nodiscard]] Formula comparison(Op op, std::span<const NodeId> sides, bool truth) const {
    const Value* left = literal(sides[0]);
    const Value* right = literal(sides[1]);
    if (!truth) op = opposite(op);
    if (left != nullptr && right != nullptr) return of_constants(op, *left, *right);
    if (left == nullptr && right == nullptr) return {};
    auto subject = subject_of(left == nullptr ? sides[0] : sides[1]);
    if (!subject) return {};
    return right != nullptr ? claim(*std::move(subject), op, {*right})
                            : claim(*std::move(subject), turned(op), {*left});
  }

  static Formula of_constants(Op op, const Value& left, const Value& right) {
    if (is_equality(op)) return constant(Value(equal(left, right) == (op == Op::equal)), true);
    if (!has_order(left.kind(), right.kind())) return {};
    const auto result = order(left, right);
    const bool holds = op == Op::less         ? result < 0
                       : op == Op::less_equal ? result <= 0
                       : op == Op::greater    ? result > 0
                                              : result >= 0;
    return constant(Value(holds), true);
  }

  [[nodiscard]] const Value* literal(NodeId id) const {
    const CodeNode& node = code_.nodes[id];
    return node.op == Op::literal ? &code_.constants[node.operand] : nullptr;
  }

  [[nodiscard]] std::optional<std::string> subject_of(NodeId id) const {
    const CodeNode& node = code_.nodes[id];
    if (auto path = path_of(code_, id))
      return path->starts_with(of_deal) ? path->substr(of_deal.size()) : *std::move(path);
    const auto children = code_.children_of(id);
    if (node.op == Op::size && children.size() == 1) {
      auto inner = path_of(code_, children[0]) ? subject_of(children[0]) : std::nullopt;
      return inner ? std::optional("size(" + *inner + ")") : std::nullopt;
    }
    if (node.op != Op::host_function || children.size() != 1) return std::nullopt;
    const Value* argument = literal(children[0]);
    if (argument == nullptr || !argument->is(ValueKind::string)) return std::nullopt;
    return code_.functions[node.operand].name + "('" + std::string(argument->string()) + "')";
  }

  const Program::Code& code_;
};

}  // namespace

Formula formula_of(const Program& program, bool truth) {
  return Reader(program.code()).read(program.code().root, truth);
}

Formula all_of(std::vector<Formula> parts) {
  return {Formula::Kind::all, {}, std::move(parts)};
}

Formula any_of(std::vector<Formula> parts) {
  return {Formula::Kind::any, {}, std::move(parts)};
}

Formula claim(std::string subject, Op op, std::vector<Value> constants, bool truth) {
  return {Formula::Kind::claim, {std::move(subject), op, truth, std::move(constants)}, {}};
}

}  // namespace pipeline::cel
