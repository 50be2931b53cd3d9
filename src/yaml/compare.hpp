// A second opinion: yaml-cpp reads the same text and must see the same tree as the strict reader.
#pragma once

#include <string>

#include "yaml/document.hpp"
#include "yaml/value.hpp"

namespace pipeline::yaml {

/// The content of a node without its place; scalars that were unquoted stay `plain`.
[[nodiscard]] Value value_of(NodeRef node);

/// Empty if yaml-cpp reads `text` to the same tree (keys, order, texts, quoted or not) as
/// `document`; otherwise the first path at which they differ, for a message.
[[nodiscard]] std::string second_opinion(const Document& document);

}  // namespace pipeline::yaml
