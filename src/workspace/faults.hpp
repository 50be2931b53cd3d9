// Kinds of findings about a workspace's files as files.
#pragma once

#include <span>

#include "base/diagnostic.hpp"

namespace pipeline::workspace {

using base::Kind;
using base::msg;

inline constexpr Kind not_a_workspace{
    "workspace.none", msg("no pipeline.yaml in '{0}' or above it"),
    msg("pipeline init makes a workspace here; -C DIR names another folder")};
inline constexpr Kind duplicate_id{"workspace.duplicate-id", msg("the id '{0}' is taken by {1}")};
inline constexpr Kind no_such_deal{"workspace.no-such-deal", msg("there is no opportunity '{0}'"),
                                   msg("pipeline list --format ids shows them all")};
inline constexpr Kind file_missing{"workspace.file-missing", msg("there is no such file")};
inline constexpr Kind not_a_file{"workspace.not-a-file", msg("this is {0}, not a file")};
inline constexpr Kind cannot_read{"workspace.cannot-read", msg("cannot be read: {0}")};
inline constexpr Kind too_large{"workspace.too-large",
                                msg("the file has {0} bytes; the most is {1}")};
inline constexpr Kind cannot_write{"workspace.cannot-write", msg("cannot be written: {0}")};
inline constexpr Kind changed_meanwhile{"workspace.changed-meanwhile",
                                        msg("changed since it was read"),
                                        msg("look at the change and give the command again")};
inline constexpr Kind exists_already{"workspace.exists-already", msg("exists already")};
inline constexpr Kind not_confirmed{"workspace.not-confirmed",
                                    msg("was written, but the disk does not confirm it: {0}"),
                                    msg("look at the file before you give the command again")};
inline constexpr Kind cannot_lock{"workspace.cannot-lock", msg("cannot be locked: {0}")};
inline constexpr Kind outside{"workspace.outside", msg("leads out of the workspace")};
inline constexpr Kind link_leads_out{
    "workspace.link-leads-out",
    msg("a link that leads out of the workspace; a change of several files does not follow it")};

// What a killed command left.
inline constexpr Kind finished_interrupted{
    "workspace.finished-interrupted",
    msg("a command was interrupted while it changed files ({0}); its change is finished now")};
inline constexpr Kind undone_interrupted{
    "workspace.undone-interrupted",
    msg("a command was interrupted while it changed files ({0}); its change is undone now"),
    msg("look at the files and give that command again")};
inline constexpr Kind kept_interrupted{
    "workspace.kept-interrupted",
    msg("changed by somebody since a command was interrupted; left as it is")};
inline constexpr Kind unfinished_change{
    "workspace.unfinished-change",
    msg("a command was interrupted while it changed files ({0}), and some are not changed yet"),
    msg("any command that may write here, without --dry-run, settles that")};

[[nodiscard]] std::span<const Kind* const> kinds();

}  // namespace pipeline::workspace
