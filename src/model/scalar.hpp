// One scalar of a file as a value of its declared type.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"
#include "model/bind.hpp"

namespace pipeline::model {

/// What a scalar says; absent (monostate) if it is null or at fault.
struct ReadScalar {
  decltype(Value::content) content;
  std::optional<base::Diagnostic> fault;  ///< without a place
};

/// Reads `text` as a value of `type`. `plain`: it stands unquoted, and so may be null or a number.
/// `key` is what messages call it.
[[nodiscard]] ReadScalar read_scalar(std::string_view text, bool plain, const Type& type,
                                     const References& references, std::string_view key);

/// A scalar that no field declares, by YAML's core types.
[[nodiscard]] decltype(Value::content) read_untyped(yaml::NodeRef scalar);

/// What a value of `type` looks like, for messages: "a date such as 2026-11-23".
[[nodiscard]] base::Phrase phrase_for(const Type& type);

}  // namespace pipeline::model
