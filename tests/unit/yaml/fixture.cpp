#include "unit/yaml/fixture.hpp"

#include <variant>

#include "yaml/reader.hpp"

namespace yaml_tests {

using namespace pipeline;
using yaml::NodeRef;
using yaml::Style;

namespace {

std::string visible(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
  return out;
}

std::string scalar_shape(NodeRef node) {
  const auto text = visible(node.text());
  switch (node.node().style) {
    case Style::single_quoted:
      return "'" + text + "'";
    case Style::double_quoted:
      return '"' + text + '"';
    case Style::literal:
      return "|" + text + "|";
    case Style::folded:
      return ">" + text + ">";
    default:
      return node.span().size() == 0 ? "~" : text;
  }
}

std::string shown(const base::Argument& argument) {
  if (const auto* number = std::get_if<std::int64_t>(&argument)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&argument)) return *text;
  return "?";
}

}  // namespace

std::string shape(NodeRef node) {
  if (!node) return "";
  if (node.is_scalar()) return scalar_shape(node);
  std::string out;
  for (const NodeRef child : node) {
    if (!out.empty()) out += ", ";
    if (node.is_map()) out += shape(child.key()) + ": ";
    out += shape(child);
  }
  return node.is_map() ? "{" + out + "}" : "[" + out + "]";
}

std::string faults(const base::Diagnostics& findings) {
  std::string out;
  for (const auto& finding : findings) {
    if (!out.empty()) out += "; ";
    out += std::to_string(finding.where.line) + ":" + std::to_string(finding.where.column) + " " +
           std::string(finding.kind->name.substr(5));
    std::string arguments;
    for (const auto& argument : finding.arguments)
      arguments += (arguments.empty() ? "" : ", ") + shown(argument);
    if (!arguments.empty()) out += "(" + arguments + ")";
  }
  return out;
}

std::string faults(std::string_view text) {
  return faults(yaml::read({"deal.yaml", std::string(text)}).diagnostics);
}

std::string tree(std::string_view text) {
  const auto document = yaml::read({"deal.yaml", std::string(text)});
  return document ? shape(document->root()) : faults(document.diagnostics);
}

}  // namespace yaml_tests
