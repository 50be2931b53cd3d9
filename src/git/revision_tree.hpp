// A commit's files as a Tree, so that a workspace is loaded from a revision as it is from the
// working folder.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "base/tree.hpp"
#include "git/repository.hpp"

namespace pipeline::git {

/// The files below `subfolder` ("" is the repository's root) in the commit that `revision` names.
/// The tree may be read by several threads, and outlive `repository`. Links within the commit are
/// followed to files; sub-modules are left out. Findings: git.unknown-revision,
/// git.ambiguous-revision, git.missing-folder, git.failed.
[[nodiscard]] base::Result<std::unique_ptr<base::Tree>> revision_tree(const Repository& repository,
                                                                      std::string_view revision,
                                                                      std::string_view subfolder);

}  // namespace pipeline::git
