// Drawings of a Graph: for Graphviz, for Mermaid (which GitHub and GitLab show in Markdown), and as
// SVG that needs neither.
#pragma once

#include <string>

#include "base/graph.hpp"

namespace pipeline::render {

[[nodiscard]] std::string to_dot(const base::Graph& graph, base::Language language);

[[nodiscard]] std::string to_mermaid(const base::Graph& graph, base::Language language);

/// Self-contained, with a ground of its own, for screens and paper.
[[nodiscard]] std::string to_svg(const base::Graph& graph, base::Language language);

}  // namespace pipeline::render
