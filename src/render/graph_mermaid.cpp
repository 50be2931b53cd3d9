#include <fmt/format.h>

#include "render/graph.hpp"
#include "render/graph_label.hpp"

namespace pipeline::render {
namespace {

/// Mermaid writes entities with # in front, and ends a label at a line's end.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"')
      result += "#quot;";
    else if (c == '#')
      result += "#35;";
    else if (c == '<')
      result += "#lt;";
    else if (c == '>')
      result += "#gt;";
    else if (c == '&')
      result += "#amp;";
    else
      result += c == '\n' ? ' ' : c;
  }
  return result + "\"";
}

std::string label_of(const base::Station& station, base::Language language) {
  return label(station, language, "<br/>", quoted);
}

std::string arrow(const base::Way& way, base::Language language) {
  const auto& words = way.label.in(language);
  return (way.kind == base::Way::Kind::gate ? "-->" : "-.->") +
         (words.empty() ? "" : "|" + quoted(words) + "|");
}

}  // namespace

std::string to_mermaid(const base::Graph& graph, base::Language language) {
  std::string text = "flowchart TD\n  subgraph stages[" + quoted(graph.title.in(language)) + "]\n";
  const auto last = graph.stations.size() - 1;
  for (std::size_t i = 0; i < last; ++i)
    text += fmt::format("    s{}[{}]\n", i, label_of(graph.stations[i], language));
  text += fmt::format("  end\n  s{}([{}])\n", last, label_of(graph.stations.back(), language));
  for (const auto& way : graph.ways)
    text += fmt::format("  s{} {} s{}\n", way.from, arrow(way, language), way.to);
  for (std::size_t i = 0; i < graph.ends.size(); ++i)
    text += fmt::format("  stages -.-> e{}([{}])\n", i, label_of(graph.ends[i], language));
  return text;
}

}  // namespace pipeline::render
