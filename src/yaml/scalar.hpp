// What an unquoted scalar says in YAML 1.2's core schema. A quoted or block scalar is always text.
#pragma once

#include <string_view>

#include "yaml/document.hpp"

namespace pipeline::yaml {

enum class ScalarType { null, boolean, integer, number, text };

/// The core schema's type of plain `text`: `no`, `0123`, `1_000` are text here; `0x1F` and `0o17`
/// are integers.
[[nodiscard]] ScalarType plain_type(std::string_view text);

/// The type of a scalar node with its style taken into account.
[[nodiscard]] ScalarType scalar_type(const Node& node);

}  // namespace pipeline::yaml
