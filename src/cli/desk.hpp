// A workspace opened for a command: from the working folder or a revision, locked while it is read,
// or until the end if it is going to be written.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "base/tree.hpp"
#include "cli/session.hpp"
#include "workspace/lock.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::cli {

/// Either a value, or the exit code after the findings have been printed.
template <class T>
struct Opened {
  std::optional<T> value;
  Exit exit = Exit::fine;

  [[nodiscard]] explicit operator bool() const { return value.has_value(); }
  T* operator->() { return &*value; }
  T& operator*() { return *value; }
};

/// A dry run looks.
enum class Purpose { look, change };

struct Desk {
  std::filesystem::path root;
  Purpose purpose = Purpose::look;
  std::unique_ptr<base::Tree> tree;
  std::optional<workspace::Lock> lock;
  base::Date today;
  std::unique_ptr<const workspace::Definition> definition;  ///< workspaces point to it

  [[nodiscard]] const model::Settings& settings() const { return definition->settings; }
  [[nodiscard]] const process::Process& process() const { return *definition->process; }
};

/// Finds the workspace, settles what a killed command left in it, and reads its definition. For a
/// change the lock is kept; who only looks, as a dry run does, lets it go once the files are read:
/// what then waits for a reader of its output must not keep others from writing.
[[nodiscard]] Opened<Desk> open_desk(const Session& session, Purpose purpose);

/// Locks the workspace in the working folder, and settles what a killed command left there.
[[nodiscard]] Opened<workspace::Lock> lock_workspace(const Session& session,
                                                     const std::filesystem::path& root,
                                                     Purpose purpose);

/// The workspace's files: in the working folder, or in the revision that was asked for.
[[nodiscard]] base::Result<std::unique_ptr<base::Tree>> open_tree(
    const Session& session, const std::filesystem::path& root);

/// That the session's folder is in no workspace.
[[nodiscard]] base::Diagnostic no_workspace(const Session& session);

/// The day that counts: as typed, else by the clock on the workspace's wall.
[[nodiscard]] base::Date today(const Session& session, const model::Settings& settings);

/// The whole workspace.
[[nodiscard]] Opened<workspace::Workspace> open_all(const Session& session, Desk& desk);

/// Only the deal (or account) with this id, and the account that the deal names. An unreadable file
/// stops with exit 3.
[[nodiscard]] Opened<workspace::Workspace> open_one(const Session& session, Desk& desk,
                                                    std::string_view id);

/// The same for an id that must be a deal's.
[[nodiscard]] Opened<workspace::Workspace> open_deal(const Session& session, Desk& desk,
                                                     std::string_view id);

/// Who acts: --by, else $PIPELINE_USER, else the person with git's user.email.
[[nodiscard]] Opened<model::Person> acting_person(const Session& session, const Desk& desk);

/// Where the numbers of a report come from.
[[nodiscard]] base::Provenance provenance(const Session& session, const std::filesystem::path& root,
                                          const workspace::Workspace& workspace);

}  // namespace pipeline::cli
