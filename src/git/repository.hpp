// The git repository around a workspace: who works there, what the last commit is, what differs
// from it. Nothing of the repository is ever run: no hook, no filter program, no credential helper.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

struct git_repository;

namespace pipeline::git {

/// Who commits.
struct Identity {
  std::string name;
  std::string email;
};

/// What `git config user.email` prints in `folder`, in a repository or not; nothing where it is not
/// set.
[[nodiscard]] std::optional<std::string> user_email(const std::filesystem::path& folder);

/// An open repository with a working folder. Not to be used by two threads at once.
class Repository {
 public:
  /// The repository that holds `folder`, found by walking up as git does (not past a file system's
  /// edge; GIT_DIR is not asked). Nothing if there is none, or none that can be read: bare, or
  /// owned by somebody else.
  [[nodiscard]] static std::optional<Repository> discover(const std::filesystem::path& folder);

  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;
  ~Repository();

  /// The working folder, absolute and without links.
  [[nodiscard]] std::filesystem::path workdir() const;

  /// `path` relative to the working folder, with '/'; "" for the folder itself, nothing for a path
  /// outside.
  [[nodiscard]] std::optional<std::string> path_within(const std::filesystem::path& path) const;

  /// Short id of the last commit; nothing before the first.
  [[nodiscard]] std::optional<std::string> head() const;

  /// Whether a file below `folder` differs from the last commit, staged or not, or is neither
  /// tracked nor ignored. True as well if git cannot tell.
  [[nodiscard]] bool differs(const std::filesystem::path& folder) const;

  /// Full id of the commit that `revision` names in any of git's ways (branch, tag, HEAD~2,
  /// main@{1}, id). Findings: git.unknown-revision, git.ambiguous-revision.
  [[nodiscard]] base::Result<std::string> resolve(std::string_view revision) const;

  /// user.name and user.email as configured. Finding: git.no-identity.
  [[nodiscard]] base::Result<Identity> identity() const;

  /// For the other files of this folder.
  [[nodiscard]] git_repository* handle() const;

 private:
  struct State;
  explicit Repository(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace pipeline::git
