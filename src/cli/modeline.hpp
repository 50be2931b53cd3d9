// The line by which an editor finds a file's schema, and the schemas' files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "process/definition.hpp"
#include "workspace/change.hpp"

namespace pipeline::cli {

/// "# yaml-language-server: $schema=…" for an account's or opportunity's file at `path`, with its
/// line end; empty for any other file.
[[nodiscard]] std::string modeline(std::string_view path);

/// The file of the schema that modeline() names for `path`.
[[nodiscard]] std::string_view schema_file(std::string_view path);

/// .pipeline/opportunity.schema.json and .pipeline/account.schema.json, new.
[[nodiscard]] std::vector<workspace::Change> schema_files(const process::Process& process);

}  // namespace pipeline::cli
