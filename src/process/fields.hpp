// Reads declarations of fields: dotted path → type.
#pragma once

#include "base/diagnostic.hpp"
#include "model/field.hpp"
#include "yaml/document.hpp"

namespace pipeline::process {

/// Adds the fields that `declarations` (a map path → type) declares to `record`. Dotted paths make
/// nested sections. A section or list item that is there already gains keys; a scalar may change
/// its title and values, not its type.
void read_fields(yaml::NodeRef declarations, model::Type& record, base::Diagnostics& findings);

/// Gives every enum below `type` that takes its values from `source` these choices.
void offer(model::Type& type, model::ChoiceSource source,
           const std::vector<model::Choice>& choices);

}  // namespace pipeline::process
