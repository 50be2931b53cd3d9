// Edits of a deal in the customary order of its fields.
#pragma once

#include "model/field.hpp"
#include "yaml/edit.hpp"

namespace pipeline::engine {

/// Sets the field at `path`; a new top-level key goes where the process's order of fields has it.
[[nodiscard]] yaml::Edit set_edit(const model::Type& fields, yaml::Path path, yaml::Value value);

/// Appends an item to the list at `path`, likewise.
[[nodiscard]] yaml::Edit append_edit(const model::Type& fields, yaml::Path path, yaml::Value item);

}  // namespace pipeline::engine
