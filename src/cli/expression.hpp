// Expressions that are typed on the command line.
#pragma once

#include <string>
#include <string_view>

#include "cli/desk.hpp"

namespace pipeline::cli {

/// Parses `text` and holds it against the names that `environment` declares. Faults are printed
/// with a caret under the place; `label` names where it was typed. `expected`: the type that it
/// must have, nullptr for any.
[[nodiscard]] Opened<process::Expression> read_expression(const Session& session,
                                                          const cel::Environment& environment,
                                                          std::string_view label,
                                                          const std::string& text,
                                                          cel::TypeRef expected);

/// A finding at a place of the text that was typed.
[[nodiscard]] base::Diagnostic finding_in(std::string_view label, const std::string& text,
                                          base::Span span, base::Diagnostic finding);

}  // namespace pipeline::cli
