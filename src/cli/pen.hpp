// How commands change files: make edits in memory, look at the result, then write it, show it, or
// commit it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/desk.hpp"
#include "cli/session.hpp"
#include "workspace/change.hpp"
#include "workspace/workspace.hpp"
#include "yaml/edit.hpp"

namespace pipeline::cli {

/// A file with edits made, and the workspace as it would then be.
struct Edited {
  workspace::Change change;
  workspace::Workspace workspace;
};

/// Makes `edits` on `document` (a file of `before`) in memory. Edits that bring in faults of types
/// or references that were not there are refused (exit 2). Approvals that they make stale, and the
/// like, are said but not refused.
[[nodiscard]] Opened<Edited> edit(const Session& session, const Desk& desk,
                                  const workspace::Workspace& before,
                                  const yaml::Document& document,
                                  std::span<const yaml::Edit> edits);

/// Findings of `after` that `before` did not have, wherever in their files they stand.
[[nodiscard]] base::Diagnostics new_findings(const base::Diagnostics& before,
                                             const base::Diagnostics& after);

/// What a command did, for people: one line on standard output, and the subject of a commit.
struct Summary {
  std::string line;     ///< in the reader's language
  std::string subject;  ///< English: "advance hd-power-scada: bid → negotiate"
};

/// Writes the changes, or shows them (--dry-run), and commits them (--commit).
Exit save(const Session& session, const Desk& desk, std::span<const workspace::Change> changes,
          const Summary& summary);

/// edit() and save() of one file.
Exit edit_and_save(const Session& session, const Desk& desk, const workspace::Workspace& before,
                   const yaml::Document& document, std::span<const yaml::Edit> edits,
                   const Summary& summary);

}  // namespace pipeline::cli
