// A document in the notation of the YAML test suite: one event a line.
#pragma once

#include <string>
#include <string_view>

#include "yaml/document.hpp"

namespace conformance {

/// The nodes' events: +MAP, +SEQ, =VAL with the style's sign, without stream and document.
[[nodiscard]] std::string events_of(const pipeline::yaml::Document& document);

/// The events of `suite` that events_of() writes too.
[[nodiscard]] std::string node_events(std::string_view suite);

/// Whether `suite` has at most one document, without anchor, alias or tag.
[[nodiscard]] bool is_plain_yaml(std::string_view suite);

}  // namespace conformance
