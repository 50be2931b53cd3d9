#include "cel/paths.hpp"

namespace pipeline::cel {
namespace {

class Outline {
 public:
  Outline(const Program::Code& code, const Trace& trace) : code_(code), trace_(trace) {}

  std::vector<OutlineStep> run() {
    visit(code_.root, 0);
    return std::move(steps_);
  }

 private:
  void visit(NodeId id, std::size_t depth) {
    const CodeNode& node = code_.nodes[id];
    if (node.op == Op::literal && depth > 0) return;
    steps_.push_back({node.span, depth, trace_.values[id], trace_.rounds[id]});
    if (path_of(code_, id)) return;
    const auto children = code_.children_of(id);
    for (const NodeId child : is_loop(node.op) ? children.first(1) : children)
      visit(child, depth + 1);
  }

  const Program::Code& code_;
  const Trace& trace_;
  std::vector<OutlineStep> steps_;
};

}  // namespace

std::vector<OutlineStep> outline(const Program& program, const Trace& trace) {
  return Outline(program.code(), trace).run();
}

}  // namespace pipeline::cel
