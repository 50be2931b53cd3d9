// Findings as the data of a command: `validate`, `process check`.
#pragma once

#include <span>
#include <string>

#include "cli/session.hpp"

namespace pipeline::cli {

/// Whether `format` is one that findings can be printed in; says so if not (exit code 2).
[[nodiscard]] bool is_format_of_findings(const Session& session, const std::string& format);

/// Prints findings on standard output. `files` are all that were looked at, for formats that count
/// them; `schema` names the JSON.
void print_findings(const Session& session, const base::Diagnostics& findings,
                    const std::string& format, std::span<const std::string> files,
                    std::string_view schema);

}  // namespace pipeline::cli
