// A dot is both selection and part of a name: `google.protobuf.Timestamp` is one name,
// `budget.amount` may be a field or a variable that was declared so. From the outside in, each
// chain of selections is tried as a whole before its operand is, which finds the longest declared
// name. A chain that begins with a loop's variable is never a longer name.
#include "cel/resolve.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/nearest.hpp"
#include "cel/faults.hpp"
#include "cel/library.hpp"

namespace pipeline::cel {
namespace {

bool is_outside_profile(std::string_view name) {
  return name == "uint" || name == "bytes" || name == "dyn";
}

/// How a function wants to be called, with its own name in it: "x.contains(…)".
std::string form_of(const Signature& signature) {
  const std::string name(signature.name);
  if (signature.style == Style::member) return "x." + name + (signature.count > 1 ? "(…)" : "()");
  return name + "(x)";
}

class Resolver {
 public:
  Resolver(const Ast& ast, const Environment& environment) : ast_(ast), environment_(environment) {
    result_.references.resize(ast.nodes.size());
    for (std::uint32_t i = 0; i < environment.variables.size(); ++i)
      variables_.emplace(environment.variables[i].name, i);
    for (std::uint32_t i = 0; i < environment.functions.size(); ++i)
      functions_.emplace(environment.functions[i].name, i);
  }

  Resolution run() {
    visit(ast_.root);
    return std::move(result_);
  }

 private:
  void visit(NodeId id) {
    const Node& node = ast_[id];
    switch (node.kind) {
      case NodeKind::literal:
        return;
      case NodeKind::name:
        return name(id);
      case NodeKind::select:
        if (!qualified(id)) visit_children(id);
        return;
      case NodeKind::call:
        function(id);
        break;
      case NodeKind::loop:
        return loop(id);
      case NodeKind::operation:
        // has(a.b) asks a for b, whatever else may be called a.b.
        if (node.op == Op::has) return visit_children(ast_.children_of(id)[0]);
        break;
    }
    visit_children(id);
  }

  void visit_children(NodeId id) {
    for (const NodeId child : ast_.children_of(id)) visit(child);
  }

  void loop(NodeId id) {
    const auto children = ast_.children_of(id);
    visit(children[0]);
    result_.references[id] = {Op::local, static_cast<std::uint32_t>(scope_.size())};
    scope_.push_back(ast_[id].name);
    result_.slots = std::max(result_.slots, static_cast<std::uint32_t>(scope_.size()));
    for (const NodeId child : children.subspan(1)) visit(child);
    scope_.pop_back();
  }

  void name(NodeId id) {
    const Node& node = ast_[id];
    Reference& reference = result_.references[id];
    if (const auto slot = local(node)) {
      reference = {Op::local, *slot};
    } else if (const auto found = global(node.name); found.op != Op::none) {
      reference = found;
    } else {
      reference = {Op::unbound_variable, 0};
      unknown_variable_issue(node);
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> local(const Node& name) const {
    if (name.absolute) return std::nullopt;
    for (std::size_t i = scope_.size(); i-- > 0;) {
      if (scope_[i] == name.name) return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
  }

  [[nodiscard]] Reference global(std::string_view name) const {
    if (const auto found = variables_.find(name); found != variables_.end())
      return {Op::variable, found->second};
    const auto types = type_names();
    const auto type = std::find(types.begin(), types.end(), name);
    if (type == types.end()) return {};
    return {Op::type_name, static_cast<std::uint32_t>(type - types.begin())};
  }

  /// Whether the whole selection is the name of one thing.
  bool qualified(NodeId id) {
    std::string path;
    NodeId at = id;
    for (; ast_[at].kind == NodeKind::select; at = ast_.children_of(at)[0])
      path.insert(0, "." + std::string(ast_[at].name));
    if (ast_[at].kind != NodeKind::name || local(ast_[at])) return false;
    path.insert(0, ast_[at].name);
    const Reference found = global(path);
    if (found.op == Op::none) return false;
    result_.references[id] = found;
    return true;
  }

  void function(NodeId id) {
    const Node& node = ast_[id];
    Reference& reference = result_.references[id];
    if (const auto found = functions_.find(node.name); found != functions_.end() && !node.member) {
      const auto wanted = environment_.functions[found->second].parameters.size();
      reference = {Op::host_function, found->second};
      if (node.count != wanted) reference = {Op::unbound_function, 0};
      if (node.count != wanted) wrong_count(node, std::to_string(wanted));
      return;
    }
    for (const auto& signature : signatures()) {
      if (signature.name != node.name || signature.count != node.count) continue;
      if (signature.style == (node.member ? Style::global : Style::member)) continue;
      reference = {signature.op, 0};
      return;
    }
    reference = {Op::unbound_function, 0};
    unknown_function_issue(node);
  }

  void unknown_variable_issue(const Node& node) {
    if (is_outside_profile(node.name)) return say(not_in_profile, node, {std::string(node.name)});
    std::vector<std::string> known(scope_.begin(), scope_.end());
    for (const auto& variable : environment_.variables) known.push_back(variable.name);
    std::string meant = base::nearest(node.name, known);
    if (meant.empty()) meant = owned(node.name);
    say(unknown_variable, node, {std::string(node.name)}, std::move(meant));
  }

  /// `budget.status` for `status`, if a variable has a field of that name; `deal.x_code` for
  /// `x_code`.
  [[nodiscard]] std::string owned(std::string_view name) const {
    for (const auto& variable : environment_.variables) {
      const Type& type = *variable.type;
      if (type.kind != TypeKind::record) continue;
      const auto is_it = [&](const RecordField& field) { return field.name == name; };
      if (std::any_of(type.fields.begin(), type.fields.end(), is_it))
        return variable.name + "." + std::string(name);
    }
    for (const auto& variable : environment_.variables) {
      const bool may_own = variable.name == "deal" && variable.type->open;
      if (may_own && name.starts_with("x_")) return variable.name + "." + std::string(name);
    }
    return {};
  }

  void unknown_function_issue(const Node& node) {
    if (is_outside_profile(node.name))
      return say(not_in_profile, node, {std::string(node.name) + "()"});
    std::vector<std::string> known{"has", "all", "exists", "exists_one", "filter", "map"};
    for (const auto& function : environment_.functions) known.push_back(function.name);
    for (const auto& signature : signatures()) known.emplace_back(signature.name);
    if (std::find(known.begin(), known.end(), node.name) == known.end())
      return say(unknown_function, node, {std::string(node.name)}, base::nearest(node.name, known));
    wrong_use(node);
  }

  /// The function exists, but not in this form or with this number of arguments.
  void wrong_use(const Node& node) {
    std::string counts;
    for (const auto& signature : signatures()) {
      if (signature.name != node.name) continue;
      if (signature.style == (node.member ? Style::global : Style::member))
        return say(wrong_call_form, node, {std::string(node.name), form_of(signature)});
      counts +=
          (counts.empty() ? "" : "–") + std::to_string(signature.count - (node.member ? 1 : 0));
    }
    if (!counts.empty()) return wrong_count(node, counts);
    const bool of_host = functions_.contains(node.name) || node.name == "has";
    say(wrong_call_form, node,
        {std::string(node.name), (of_host ? "" : "x.") + std::string(node.name) + "(…)"});
  }

  void wrong_count(const Node& node, std::string wanted) {
    const auto given = static_cast<std::int64_t>(node.count) - (node.member ? 1 : 0);
    say(argument_count, node, {std::string(node.name), std::move(wanted), given});
  }

  void say(const Kind& kind, const Node& node, std::vector<base::Argument> arguments,
           std::string meant = {}) {
    result_.issues.push_back({&kind, node.name_span, std::move(arguments), std::move(meant)});
  }

  const Ast& ast_;
  const Environment& environment_;
  std::unordered_map<std::string_view, std::uint32_t> variables_;
  std::unordered_map<std::string_view, std::uint32_t> functions_;
  std::vector<std::string_view> scope_;
  Resolution result_;
};

}  // namespace

Resolution resolve(const Ast& ast, const Environment& environment) {
  return Resolver(ast, environment).run();
}

std::span<const std::string_view> type_names() {
  static constexpr std::array<std::string_view, 10> names{"bool",
                                                          "int",
                                                          "double",
                                                          "string",
                                                          "list",
                                                          "map",
                                                          "null_type",
                                                          "type",
                                                          "google.protobuf.Timestamp",
                                                          "google.protobuf.Duration"};
  return names;
}

}  // namespace pipeline::cel
