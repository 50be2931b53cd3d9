// Committing some files and leaving the rest of the index alone needs two indexes, as in `git
// commit --only`: one made of HEAD and the files, from which the commit's tree is written, and the
// repository's own, in which the files are updated too, so that they do not show as staged
// reversals afterwards. Order: objects first (unreachable, so harmless if we stop), then the index,
// then the branch. The index goes before the branch because its lock is the step that fails in
// practice: a commit whose index lags behind would be undone by the user's next commit, while files
// that are merely staged do no harm. The branch moves only if it still stands where the commit's
// parent is (libgit2 compares).
#include "git/commit.hpp"

#include "git/faults.hpp"
#include "git/library.hpp"

namespace pipeline::git {
namespace {

using base::Diagnostic;

std::optional<base::Phrase> operation_under_way(git_repository* repository) {
  switch (git_repository_state(repository)) {
    case GIT_REPOSITORY_STATE_NONE:
    case GIT_REPOSITORY_STATE_BISECT:
      return {};
    case GIT_REPOSITORY_STATE_MERGE:
      return base::Phrase{msg("a merge")};
    case GIT_REPOSITORY_STATE_REVERT:
    case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
      return base::Phrase{msg("a revert")};
    case GIT_REPOSITORY_STATE_CHERRYPICK:
    case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
      return base::Phrase{msg("a cherry-pick")};
    default:
      return base::Phrase{msg("a rebase")};
  }
}

/// The first path of `index` with conflicts.
std::optional<std::string> unmerged(git_index* index) {
  for (std::size_t i = 0; i < git_index_entrycount(index); ++i) {
    const git_index_entry* entry = git_index_get_byindex(index, i);
    if (git_index_entry_stage(entry) != 0) return entry->path;
  }
  return {};
}

std::optional<Diagnostic> refusal(git_repository* repository, git_index* index) {
  if (auto operation = operation_under_way(repository))
    return fault(unfinished_operation, {*std::move(operation)});
  if (auto path = unmerged(index)) return fault(unmerged_path, {*path}, *path);
  return {};
}

/// The repository's own index, as it is on disk; changes that were not written are forgotten at the
/// end, for libgit2 keeps one index per repository in memory.
class OwnIndex {
 public:
  explicit OwnIndex(git_repository* repository)
      : index_(made<IndexHandle>(git_repository_index, repository)) {
    if (index_ && git_index_read(index_.get(), 1) < 0) index_.reset();
  }
  OwnIndex(const OwnIndex&) = delete;
  OwnIndex& operator=(const OwnIndex&) = delete;
  ~OwnIndex() {
    if (index_) git_index_read(index_.get(), 1);
  }
  [[nodiscard]] git_index* get() const { return index_.get(); }

 private:
  IndexHandle index_;
};

/// The commit that HEAD stands on; null before the first one.
CommitHandle last_commit(git_repository* repository) {
  const auto head = made<ReferenceHandle>(git_repository_head, repository);
  if (!head) return {};
  const auto object = made<ObjectHandle>(git_reference_peel, head.get(), GIT_OBJECT_COMMIT);
  return object ? made<CommitHandle>(git_commit_lookup, repository, git_object_id(object.get()))
                : CommitHandle{};
}

/// Brings `path` in both indexes to what stands in the working folder.
std::optional<Diagnostic> take(const std::string& path, const Repository& repository,
                               git_index* own, git_index* committed) {
  std::error_code ignored;
  const auto on_disk = std::filesystem::symlink_status(repository.workdir() / path, ignored);
  if (std::filesystem::exists(on_disk)) {
    if (git_index_add_bypath(own, path.c_str()) < 0) return last_fault();
    const git_index_entry* entry = git_index_get_bypath(own, path.c_str(), 0);
    if (!entry || git_index_add(committed, entry) < 0) return last_fault();
    return {};
  }
  const bool known = git_index_get_bypath(committed, path.c_str(), 0) ||
                     git_index_get_bypath(own, path.c_str(), 0);
  if (!known) return fault(unknown_path, {path}, path);
  git_index_remove(committed, path.c_str(), 0);
  git_index_remove(own, path.c_str(), 0);
  return {};
}

/// HEAD's tree with `paths` as they stand in the working folder.
base::Result<git_oid> tree_with(const Repository& repository, std::span<const std::string> paths,
                                git_index* own, const git_commit* parent) {
  const auto committed = made<IndexHandle>(git_index_new);
  if (!committed) return last_fault();
  if (parent) {
    const auto tree = made<TreeHandle>(git_commit_tree, parent);
    if (!tree || git_index_read_tree(committed.get(), tree.get()) < 0) return last_fault();
  }
  for (const std::string& path : paths)
    if (auto problem = take(path, repository, own, committed.get())) return *std::move(problem);
  git_oid id;
  if (git_index_write_tree_to(&id, committed.get(), repository.handle()) < 0) return last_fault();
  const bool unchanged = parent ? git_oid_equal(&id, git_commit_tree_id(parent)) != 0
                                : git_index_entrycount(committed.get()) == 0;
  if (unchanged) return fault(nothing_to_commit);
  return id;
}

base::Result<std::string> move_branch(git_repository* repository, const git_oid& tree_id,
                                      const git_commit* parent, std::string_view message,
                                      const Identity& author) {
  const auto tree = made<TreeHandle>(git_tree_lookup, repository, &tree_id);
  const auto signature =
      made<SignatureHandle>(git_signature_now, author.name.c_str(), author.email.c_str());
  if (!tree || !signature) return last_fault();
  std::string text(message);
  if (!text.ends_with('\n')) text += '\n';
  const git_commit* parents[] = {parent};
  git_oid id;
  const int outcome = git_commit_create(&id, repository, "HEAD", signature.get(), signature.get(),
                                        nullptr, text.c_str(), tree.get(), parent ? 1 : 0, parents);
  if (outcome == GIT_EMODIFIED) return fault(head_moved);
  if (outcome == GIT_ELOCKED) return fault(locked);
  if (outcome < 0) return last_fault();
  return text_of(id);
}

}  // namespace

std::optional<Diagnostic> obstacle(const Repository& repository) {
  if (auto who = repository.identity(); !who) return std::move(who.diagnostics.front());
  const OwnIndex index(repository.handle());
  return index.get() ? refusal(repository.handle(), index.get()) : last_fault();
}

base::Result<std::string> commit(const Repository& repository, std::span<const std::string> paths,
                                 std::string_view message, const std::optional<Identity>& author) {
  const auto who = author ? base::Result<Identity>(*author) : repository.identity();
  if (!who) return who.diagnostics;
  const OwnIndex index(repository.handle());
  if (!index.get()) return last_fault();
  if (auto problem = refusal(repository.handle(), index.get())) return *std::move(problem);
  const CommitHandle parent = last_commit(repository.handle());
  const auto tree = tree_with(repository, paths, index.get(), parent.get());
  if (!tree) return tree.diagnostics;
  // From here on every object is in the repository; nothing refers to it yet.
  const int written = git_index_write(index.get());
  if (written == GIT_ELOCKED) return fault(locked);
  if (written < 0) return last_fault();
  return move_branch(repository.handle(), *tree, parent.get(), message, *who);
}

}  // namespace pipeline::git
