// The process's fields as JSON Schema (draft-07), for editors: yaml-language-server completes
// stages and enum values by it, and underlines what does not fit.
#pragma once

#include <string>

#include "process/definition.hpp"

namespace pipeline::process {

/// Schema of an opportunity's file. An `if` for each must rule asks the fields of the stages that
/// the deal has left. What editors cannot know (people, accounts, rates, conditions) is left to
/// validate.
[[nodiscard]] std::string opportunity_schema(const Process& process);

/// The same of an account's file.
[[nodiscard]] std::string account_schema(const Process& process);

}  // namespace pipeline::process
