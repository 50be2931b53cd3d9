#include <fmt/format.h>

#include "render/graph.hpp"
#include "render/graph_label.hpp"

namespace pipeline::render {
namespace {

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result + "\"";
}

std::string label_of(const base::Station& station, base::Language language) {
  return label(station, language, "\\n", quoted);
}

}  // namespace

std::string to_dot(const base::Graph& graph, base::Language language) {
  std::string text = "digraph process {\n  label=" + quoted(graph.title.in(language)) +
                     "; labelloc=t; rankdir=TB; compound=true;\n"
                     "  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n"
                     "  edge [fontname=\"sans-serif\", fontsize=10];\n"
                     "  subgraph cluster_stages {\n    label=\"\"; color=\"#d0d4d9\";\n";
  const auto last = graph.stations.size() - 1;
  for (std::size_t i = 0; i < last; ++i)
    text += fmt::format("    s{} [label={}];\n", i, label_of(graph.stations[i], language));
  text += fmt::format("  }}\n  s{} [label={}, shape=oval];\n", last,
                      label_of(graph.stations.back(), language));
  for (const auto& way : graph.ways)
    text += fmt::format(
        "  s{} -> s{} [label={}{}];\n", way.from, way.to, quoted(way.label.in(language)),
        way.kind == base::Way::Kind::gate ? "" : ", style=dashed, constraint=false");
  for (std::size_t i = 0; i < graph.ends.size(); ++i)
    text += fmt::format(
        "  e{0} [label={1}, shape=oval];\n"
        "  s{2} -> e{0} [ltail=cluster_stages, style=dotted];\n",
        i, label_of(graph.ends[i], language), last - 1);
  return text + "}\n";
}

}  // namespace pipeline::render
