// What yaml-cpp 0.7 is known to read otherwise than YAML 1.2 says, or not at all, though the strict
// reader reads it. Told by looking at the document, so that tests can hold the two readers against
// each other everywhere else.
#pragma once

#include <string_view>
#include <vector>

#include "yaml/document.hpp"

namespace conformance {

/// The defects that `document` brings about; nothing where yaml-cpp must see the same tree.
[[nodiscard]] std::vector<std::string_view> defects_in(const pipeline::yaml::Document& document);

}  // namespace conformance
