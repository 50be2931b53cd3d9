// What the tests of this folder share: trees and findings as one line of text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "yaml/document.hpp"

namespace yaml_tests {

/// {a: 1, b: [x, 'y']} with every scalar's style shown: plain, 'single', "double", |literal|,
/// >folded>. Line ends are written \n, a missing value ~.
[[nodiscard]] std::string shape(pipeline::yaml::NodeRef node);

/// shape() of the text's root, or its findings.
[[nodiscard]] std::string tree(std::string_view text);

/// "2:1 duplicate-key(a, 1); 3:4 alias(*b)": the findings of reading `text`, empty if it is read.
[[nodiscard]] std::string faults(std::string_view text);
[[nodiscard]] std::string faults(const pipeline::base::Diagnostics& findings);

}  // namespace yaml_tests
