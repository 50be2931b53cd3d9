// What commands that look at many deals share: conditions and fields as typed, and files that could
// not be read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/desk.hpp"
#include "report/field.hpp"

namespace pipeline::cli {

/// A condition over deals, parsed and held against the declared fields. Faults are printed with a
/// caret under the place; `option` names where it was typed.
[[nodiscard]] Opened<process::Expression> read_condition(const Session& session,
                                                         const process::Process& process,
                                                         std::string_view option,
                                                         const std::string& text);

/// The field that `path` names; a fault with the nearest one is printed where there is none.
[[nodiscard]] Opened<report::Field> read_field(const Session& session,
                                               const process::Process& process,
                                               const std::string& path);

/// The same for a field that deals are grouped by, of which each deal has one value at most.
[[nodiscard]] Opened<report::Field> read_group(const Session& session,
                                               const process::Process& process,
                                               const std::string& path);

/// What is wrong with the files that could not be read; empty if all could.
[[nodiscard]] base::Diagnostics unreadable_findings(const workspace::Workspace& workspace);

/// Says on standard error which files could not be read (then the exit code is 3), and how many
/// others have values that could not be understood.
Exit tell_gaps(const Session& session, const workspace::Workspace& workspace);

/// Says on standard error of how many deals the condition could not be told: for formats that have
/// no room for it.
void tell_undecided(const Session& session, const base::Report& report);

/// `text` at its commas, without blanks around the parts.
[[nodiscard]] std::vector<std::string> split_at_commas(const std::string& text);

}  // namespace pipeline::cli
