#include "cel/ast.hpp"

#include <fmt/format.h>

namespace pipeline::cel {
namespace {

class Printer {
 public:
  Printer(const Ast& ast, std::span<const TypeRef> types) : ast_(ast), types_(types) {}

  [[nodiscard]] std::string print(NodeId id) const {
    std::string text = fmt::format("{}#{}", body(id), id);
    if (id < types_.size() && types_[id] != nullptr) text += "~" + to_string(types_[id]);
    return text;
  }

 private:
  [[nodiscard]] std::string body(NodeId id) const {
    const Node& node = ast_[id];
    switch (node.kind) {
      case NodeKind::literal:
        return to_string(node.value);
      case NodeKind::name:
        return (node.absolute ? "." : "") + std::string(node.name);
      case NodeKind::select:
        return fmt::format("select({}, {})", arguments(id), node.name);
      case NodeKind::call:
        return fmt::format("{}{}({})", node.member ? "." : "", node.name, arguments(id));
      case NodeKind::loop:
        return fmt::format("{}({}: {})", symbol(node.op), node.name, arguments(id));
      case NodeKind::operation:
        break;
    }
    if (node.op == Op::list) return fmt::format("[{}]", arguments(id));
    if (node.op == Op::map) return fmt::format("{{{}}}", arguments(id));
    return fmt::format("{}({})", symbol(node.op), arguments(id));
  }

  [[nodiscard]] std::string arguments(NodeId id) const {
    std::string text;
    for (const NodeId child : ast_.children_of(id)) {
      if (!text.empty()) text += ", ";
      text += print(child);
    }
    return text;
  }

  const Ast& ast_;
  std::span<const TypeRef> types_;
};

}  // namespace

std::string debug_text(const Ast& ast, std::span<const TypeRef> types) {
  return Printer(ast, types).print(ast.root);
}

}  // namespace pipeline::cel
