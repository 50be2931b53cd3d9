// The customer's people as a tree, for people or as JSON: schema pipeline/show-map/v1.
#pragma once

#include <string>
#include <string_view>

#include "cli/session.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::cli {

/// The first line of `show`: the id, and the file.
[[nodiscard]] std::string heading_line(std::string_view path, const base::Terminal& terminal);

/// Prints the map of a deal's people, in "text" or "json".
void print_map(const Session& session, const workspace::Workspace& workspace,
               const model::Opportunity& deal, const std::string& format);

/// The same of a customer, with all of its deals loaded.
void print_map(const Session& session, const workspace::Workspace& workspace,
               const model::Account& account, const std::string& format);

}  // namespace pipeline::cli
