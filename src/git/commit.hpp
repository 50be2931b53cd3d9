// A commit of just the files that a command has written.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "git/repository.hpp"

namespace pipeline::git {

/// What would stop a commit by the configured user, before anything is changed: git.no-identity,
/// git.unfinished-operation, git.unmerged-path, git.failed.
[[nodiscard]] std::optional<base::Diagnostic> obstacle(const Repository& repository);

/// Commits `paths` (relative to the working folder, with '/') as they stand there on top of HEAD,
/// new and removed files too, and nothing else: what is staged of other files stays staged, as with
/// `git commit --only`. Gives the id of the new commit. `author` is author and committer; without
/// it, the configured user. No hook runs, nothing is signed, and GIT_AUTHOR_DATE and its like are
/// not asked. Findings: git.no-identity, git.unfinished-operation, git.unmerged-path,
/// git.unknown-path, git.nothing-to-commit, git.locked, git.head-moved, git.failed; then no commit
/// was made and nothing is staged that was not before, but for git.head-moved, after which the
/// files are staged.
[[nodiscard]] base::Result<std::string> commit(const Repository& repository,
                                               std::span<const std::string> paths,
                                               std::string_view message,
                                               const std::optional<Identity>& author = {});

}  // namespace pipeline::git
