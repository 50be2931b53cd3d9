// The only writer. A change reaches the disk whole or not at all, and never over somebody else's.
//
// Calling sequence: take the Lock for writing, settle() what a killed command left, read the
// workspace, make the changes, write() them, let the Lock go. A command that only looks takes the
// Lock for reading while it reads, and settles, too, if there is something to settle.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "workspace/change.hpp"

namespace pipeline::workspace {

/// Writes the changes: for each a temporary file in the same folder, flushed to the disk, and only
/// when all are there each takes the place of the old one, whose mode and owner it keeps; a
/// symbolic link is followed, not replaced. Where one file differs from `before`
/// (workspace.changed-meanwhile) or has no room, nothing is changed. Readers see the old file or
/// the new one, never a mixture; and of several files all are changed or none, even if the program
/// is killed in between (settle). No findings: all is done.
[[nodiscard]] base::Diagnostics write(const std::filesystem::path& root,
                                      std::span<const Change> changes);

/// What a command that was killed left to be done.
struct Unfinished {
  std::vector<Change> changes;         ///< what it was about to do
  std::vector<Change> steps;           ///< what is still to be done, forward or back
  std::vector<std::string> made;       ///< going back: files that it made, and that go again
  std::vector<std::string> strangers;  ///< files that somebody else changed since
  bool forward = false;

  /// Whether the files are as they were before, or as they were to be; temporary files may stand
  /// about.
  [[nodiscard]] bool is_settled() const { return steps.empty() && made.empty(); }
};

/// Nothing where no command was killed. Under the Lock only: else a living one may be at work.
///
/// Of several files, those that still have their old text are finished if some have been replaced
/// already. Where none has, nothing was begun, and nothing is; where somebody has changed one of
/// the others since, those that were replaced go back, so that all are as they were, but for that
/// somebody's change.
[[nodiscard]] std::optional<Unfinished> unfinished(const std::filesystem::path& root);

/// Does what is left, and tidies up. Warnings tell what was done; an error, that it could not be.
[[nodiscard]] base::Diagnostics settle(const std::filesystem::path& root,
                                       const Unfinished& unfinished);

}  // namespace pipeline::workspace
