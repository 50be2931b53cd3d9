// Edits in one line: what the tests of edits share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yaml/edit.hpp"

namespace yaml_tests {

using pipeline::yaml::Edit;
using pipeline::yaml::Value;

/// `path` as people type it: contacts[0].name.
[[nodiscard]] Edit set(std::string_view path, Value value, std::vector<std::string> before = {});
/// With a text as value.
[[nodiscard]] Edit set(std::string_view path, std::string_view text);
[[nodiscard]] Edit append(std::string_view path, Value value, std::vector<std::string> before = {});
[[nodiscard]] Edit unset(std::string_view path);

/// A map of plain scalars.
[[nodiscard]] Value map_of(std::vector<std::pair<std::string, std::string>> pairs);
[[nodiscard]] Value list_of(const std::vector<std::string>& texts);

/// The text behind the edits; where they are refused, the kinds of the findings in brackets.
[[nodiscard]] std::string edited(std::string_view text, const std::vector<Edit>& edits);
[[nodiscard]] std::string edited(std::string_view text, const Edit& edit);

}  // namespace yaml_tests
