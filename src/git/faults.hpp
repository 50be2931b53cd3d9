// Kinds of findings about the git repository around a workspace.
#pragma once

#include <span>

#include "base/diagnostic.hpp"

namespace pipeline::git {

using base::Kind;
using base::msg;

inline constexpr Kind unknown_revision{"git.unknown-revision", msg("'{0}' names no commit"),
                                       msg("git log --oneline --all")};
inline constexpr Kind ambiguous_revision{"git.ambiguous-revision",
                                         msg("'{0}' is the beginning of several commits' ids"),
                                         msg("write more digits of the id")};
inline constexpr Kind no_identity{"git.no-identity",
                                  msg("git does not know who commits: {0} is not set"),
                                  msg("git config {0} VALUE")};
inline constexpr Kind unfinished_operation{
    "git.unfinished-operation", msg("{0} has been started in this repository and is not finished"),
    msg("git status")};
inline constexpr Kind unmerged_path{
    "git.unmerged-path", msg("'{0}' has conflicts that are not resolved"), msg("git status")};
inline constexpr Kind unknown_path{
    "git.unknown-path", msg("there is no file '{0}', neither here nor in the last commit")};
inline constexpr Kind nothing_to_commit{"git.nothing-to-commit",
                                        msg("nothing has changed since the last commit")};
inline constexpr Kind locked{
    "git.locked", msg("another git command is at work in this repository"),
    msg("try again when it has ended; if none runs, remove .git/index.lock")};
inline constexpr Kind head_moved{
    "git.head-moved", msg("somebody else committed at the same moment"), msg("try again")};
inline constexpr Kind missing_file{"git.missing-file", msg("there is no file '{0}' in {1}")};
inline constexpr Kind missing_folder{"git.missing-folder", msg("there is no folder '{0}' in {1}")};
inline constexpr Kind not_a_file{"git.not-a-file", msg("'{0}' in {1} is not a regular file")};
inline constexpr Kind file_too_large{"git.file-too-large",
                                     msg("the file has {0} bytes, and {1} are the most")};
inline constexpr Kind failed{"git.failed", msg("git: {0}")};

/// All of them, for the tests that hold every kind against the gallery.
[[nodiscard]] std::span<const Kind* const> kinds();

}  // namespace pipeline::git
