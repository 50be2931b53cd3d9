// What a command is about to do to the files, written down before it does it, so that the next
// command can finish or undo what a killed one began. A file of the workspace's folder
// (.pipeline-journal), there only while a command writes.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "workspace/change.hpp"

namespace pipeline::workspace {

inline constexpr std::string_view journal_file = ".pipeline-journal";

/// `safely`: on the disk before this returns, for changes that must outlive a power failure half
/// done. A finding where it cannot be written.
enum class Keep { while_we_live, safely };
[[nodiscard]] base::Diagnostics write_journal(const std::filesystem::path& root,
                                              std::span<const Change> changes, Keep keep);

/// Whether there is a journal, or what began to be one.
[[nodiscard]] bool has_journal(const std::filesystem::path& root);

/// The changes in the journal. Nothing where it is no whole one: then nothing was begun, since
/// changes wait for it. Changes that no command of ours would make (a path that leads out of the
/// workspace or into .git) are left out: a stranger may have written the journal.
[[nodiscard]] std::vector<Change> read_journal(const std::filesystem::path& root);

/// Takes the journal away. One that stays, because the disk refuses, does no harm: it says what has
/// been done already.
void remove_journal(const std::filesystem::path& root);

}  // namespace pipeline::workspace
