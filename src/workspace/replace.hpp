// Brings changes to the disk. Only for the files of this folder: whoever changes several files
// needs the store around it, which knows what is to be done when this stops half-way.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "workspace/change.hpp"

namespace pipeline::workspace {

/// Where a path leads: the file itself, or the one behind a link.
[[nodiscard]] base::Result<std::filesystem::path> target_of(const std::filesystem::path& root,
                                                            std::string_view path);

/// Whether all links of `path` stay in the workspace.
[[nodiscard]] bool is_within(const std::filesystem::path& root, std::string_view path);

/// What became of a file since its change was planned.
enum class State { before, after, other };
[[nodiscard]] State state_of(const std::filesystem::path& root, const Change& change);

/// Makes all changes. Where one of them cannot be made, or a file is not as it was before, nothing
/// has been changed; only a system call that fails once the first file is in its place stops
/// half-way.
[[nodiscard]] base::Diagnostics replace_files(const std::filesystem::path& root,
                                              std::span<const Change> changes);

}  // namespace pipeline::workspace
