// What an expression reads, and what it asks for before it reads it.
//
// `has(budget.amount) && budget.amount > 0` cannot err for want of a budget: where has() says no,
// the conjunction is false whatever its other side does, for && absorbs errors. So what one side of
// a && makes sure of holds in all of them; the same of || turned round, and of ?: for the branch
// that is taken.
#include <algorithm>
#include <optional>

#include "cel/paths.hpp"

namespace pipeline::cel {

std::optional<std::string> path_of(const Program::Code& code, NodeId id) {
  const CodeNode& node = code.nodes[id];
  if (node.op == Op::variable) return code.variables[node.operand];
  if (node.op != Op::select && node.op != Op::index) return std::nullopt;
  const auto children = code.children_of(id);
  const Value* key = nullptr;
  if (node.op == Op::select) {
    key = &code.constants[node.operand];
  } else if (code.nodes[children[1]].op == Op::literal) {
    key = &code.constants[code.nodes[children[1]].operand];
  }
  if (key == nullptr || !key->is(ValueKind::string)) return std::nullopt;
  auto path = path_of(code, children[0]);
  if (path) path->append(".").append(key->string());
  return path;
}

namespace {

using Paths = std::vector<std::string>;

/// Paths that are there if the node came out as `truth`.
Paths present(const Program::Code& code, NodeId id, bool truth) {
  const CodeNode& node = code.nodes[id];
  const auto children = code.children_of(id);
  if (node.op == Op::has && truth) {
    auto path = path_of(code, children[0]);
    return path ? Paths{std::move(*path)} : Paths{};
  }
  if (node.op == Op::logical_not) return present(code, children[0], !truth);
  Paths all;
  if (node.op == (truth ? Op::logical_and : Op::logical_or))
    for (const NodeId child : children) {
      auto paths = present(code, child, truth);
      all.insert(all.end(), paths.begin(), paths.end());
    }
  return all;
}

class Collector {
 public:
  explicit Collector(const Program::Code& code) : code_(code) {}

  std::vector<Reading> run() {
    visit(code_.root, {});
    std::stable_sort(found_.begin(), found_.end(), [](const Reading& a, const Reading& b) {
      return a.span.begin < b.span.begin;
    });
    return std::move(found_);
  }

 private:
  void visit(NodeId id, const Paths& known) {
    const CodeNode& node = code_.nodes[id];
    const auto children = code_.children_of(id);
    if (auto path = path_of(code_, id)) {
      const bool guarded = std::find(known.begin(), known.end(), *path) != known.end();
      found_.push_back({node.span, std::move(*path), std::nullopt, guarded});
    } else if (node.op == Op::has) {
      const auto asked = path_of(code_, children[0]);
      visit(children[0], asked ? Paths{*asked} : known);
    } else if (node.op == Op::logical_and || node.op == Op::logical_or) {
      const auto inside = with(known, id, node.op == Op::logical_and);
      for (const NodeId child : children) visit(child, inside);
    } else if (node.op == Op::conditional) {
      visit(children[0], known);
      visit(children[1], with(known, children[0], true));
      visit(children[2], with(known, children[0], false));
    } else {
      if (node.op == Op::host_function) add_call(node, children);
      for (const NodeId child : children) visit(child, known);
    }
  }

  void add_call(const CodeNode& node, std::span<const NodeId> arguments) {
    if (arguments.empty() || code_.nodes[arguments[0]].op != Op::literal) return;
    const Value& value = code_.constants[code_.nodes[arguments[0]].operand];
    if (value.is(ValueKind::string))
      found_.push_back({node.span, std::string(value.string()), node.operand, false});
  }

  [[nodiscard]] Paths with(Paths known, NodeId id, bool truth) const {
    auto more = present(code_, id, truth);
    known.insert(known.end(), more.begin(), more.end());
    return known;
  }

  const Program::Code& code_;
  std::vector<Reading> found_;
};

}  // namespace

std::vector<Reading> readings(const Program& program) {
  return Collector(program.code()).run();
}

std::vector<std::string> asks_for(const Program& program) {
  return present(program.code(), program.code().root, true);
}

}  // namespace pipeline::cel
