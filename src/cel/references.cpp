#include <algorithm>
#include <optional>

#include "cel/code.hpp"

namespace pipeline::cel {
namespace {

class Collector {
 public:
  explicit Collector(const Program::Code& code) : code_(code) {}

  std::vector<std::string> run() {
    visit(code_.root);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& a, const Found& b) { return a.begin < b.begin; });
    std::vector<std::string> paths;
    for (auto& [begin, path] : found_) {
      if (std::find(paths.begin(), paths.end(), path) == paths.end())
        paths.push_back(std::move(path));
    }
    return paths;
  }

 private:
  struct Found {
    std::uint32_t begin = 0;
    std::string path;
  };

  void visit(NodeId id) {
    if (auto path = path_of(id)) {
      found_.push_back({code_.nodes[id].span.begin, std::move(*path)});
      return;
    }
    for (const NodeId child : code_.children_of(id)) visit(child);
  }

  /// The dotted path, if the node is a chain of selections from a variable.
  [[nodiscard]] std::optional<std::string> path_of(NodeId id) const {
    const CodeNode& node = code_.nodes[id];
    if (node.op == Op::variable) return code_.variables[node.operand];
    if (node.op != Op::select && node.op != Op::index) return std::nullopt;
    const auto children = code_.children_of(id);
    const Value* key = nullptr;
    if (node.op == Op::select) {
      key = &code_.constants[node.operand];
    } else if (code_.nodes[children[1]].op == Op::literal) {
      key = &code_.constants[code_.nodes[children[1]].operand];
    }
    if (key == nullptr || !key->is(ValueKind::string)) return std::nullopt;
    auto path = path_of(children[0]);
    if (path) path->append(".").append(key->string());
    return path;
  }

  const Program::Code& code_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<std::string> references(const Program& program) {
  return Collector(program.code()).run();
}

}  // namespace pipeline::cel
