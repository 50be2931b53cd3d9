#include "git/revision_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "git/faults.hpp"
#include "git/library.hpp"

namespace pipeline::git {
namespace {

using base::Entry;
using base::EntryKind;
using base::Result;

constexpr int most_links = 8;
constexpr std::uint64_t longest_link = 4096;

std::string joined(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
}

bool is_link(const git_tree_entry* entry) {
  return git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK;
}
bool is_blob(const git_tree_entry* entry) {
  return git_tree_entry_type(entry) == GIT_OBJECT_BLOB;
}
bool is_tree(const git_tree_entry* entry) {
  return git_tree_entry_type(entry) == GIT_OBJECT_TREE;
}

class RevisionTree final : public base::Tree {
 public:
  RevisionTree(RepositoryHandle repository, OdbHandle objects, TreeHandle root, std::string folder,
               std::string revision)
      : repository_(std::move(repository)),
        objects_(std::move(objects)),
        root_(std::move(root)),
        folder_(std::move(folder)),
        revision_(std::move(revision)) {}

  Result<std::vector<Entry>> list(std::string_view folder) const override;
  Result<std::string> read(std::string_view path, std::uint64_t limit) const override;

 private:
  struct Folder {
    std::string path;  // as the caller names it
    TreeHandle tree;
  };

  EntryHandle entry_at(const std::string& path) const {
    return made<EntryHandle>(git_tree_entry_bypath, root_.get(), path.c_str());
  }
  TreeHandle tree_of(const git_tree_entry* entry) const {
    return made<TreeHandle>(git_tree_lookup, repository_.get(), git_tree_entry_id(entry));
  }
  void visit(const Folder& folder, std::vector<Folder>& open, std::vector<Entry>& found) const;
  std::optional<std::uint64_t> size_of(const git_oid* id) const;
  std::optional<std::string> bytes_of(const git_oid* id) const;
  EntryHandle behind_links(std::string path) const;
  std::optional<Entry> listed(const git_tree_entry* entry, const std::string& path) const;

  // libgit2's repository is not made for two threads at once; the loader reads from several.
  mutable std::mutex mutex_;
  Library library_;
  RepositoryHandle repository_;
  OdbHandle objects_;
  TreeHandle root_;
  std::string folder_;    // the workspace within the repository
  std::string revision_;  // as messages name it
};

std::optional<std::uint64_t> RevisionTree::size_of(const git_oid* id) const {
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_ANY;
  if (git_odb_read_header(&size, &type, objects_.get(), id) < 0) return {};
  return size;
}

std::optional<std::string> RevisionTree::bytes_of(const git_oid* id) const {
  const auto blob = made<BlobHandle>(git_blob_lookup, repository_.get(), id);
  if (!blob) return {};
  return std::string(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                     static_cast<std::size_t>(git_blob_rawsize(blob.get())));
}

/// The entry at `path`, or where the link there leads within the commit; null if nowhere.
EntryHandle RevisionTree::behind_links(std::string path) const {
  for (int links = 0; links <= most_links; ++links) {
    EntryHandle entry = entry_at(path);
    if (!entry || !is_link(entry.get())) return entry;
    const git_oid* id = git_tree_entry_id(entry.get());
    if (size_of(id).value_or(longest_link + 1) > longest_link) return {};
    const std::filesystem::path target = bytes_of(id).value_or("");
    if (target.empty() || target.is_absolute()) return {};
    path = (std::filesystem::path(path).parent_path() / target).lexically_normal().generic_string();
  }
  return {};
}

/// How `entry` stands in a listing; nothing for folders (and links to them, and sub-modules).
std::optional<Entry> RevisionTree::listed(const git_tree_entry* entry,
                                          const std::string& path) const {
  if (!is_blob(entry)) return {};
  if (!is_link(entry))
    return Entry{path, EntryKind::file, size_of(git_tree_entry_id(entry)).value_or(0)};
  const EntryHandle target = behind_links(joined(folder_, path));
  if (!target) return Entry{path, EntryKind::other, 0};
  if (!is_blob(target.get())) return {};
  return Entry{path, EntryKind::file, size_of(git_tree_entry_id(target.get())).value_or(0)};
}

/// Takes one folder's files into `found` and its folders into `open`.
void RevisionTree::visit(const Folder& folder, std::vector<Folder>& open,
                         std::vector<Entry>& found) const {
  for (std::size_t i = 0; i < git_tree_entrycount(folder.tree.get()); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(folder.tree.get(), i);
    const std::string_view name = git_tree_entry_name(entry);
    if (name.starts_with('.')) continue;
    std::string path = joined(folder.path, name);
    if (is_tree(entry))
      open.push_back({std::move(path), tree_of(entry)});
    else if (auto item = listed(entry, path))
      found.push_back(*std::move(item));
  }
}

Result<std::vector<Entry>> RevisionTree::list(std::string_view folder) const {
  const std::lock_guard lock(mutex_);
  const std::string start = folder.empty() ? folder_ : joined(folder_, folder);
  std::vector<Folder> open;
  if (start.empty()) {
    open.push_back({"", made<TreeHandle>(git_tree_dup, root_.get())});
  } else {
    const EntryHandle entry = entry_at(start);
    if (!entry) return std::vector<Entry>{};
    if (!is_tree(entry.get()))
      return fault(missing_folder, {std::string(folder), revision_}, std::string(folder));
    open.push_back({std::string(folder), tree_of(entry.get())});
  }
  std::vector<Entry> found;
  while (!open.empty()) {
    const Folder next = std::move(open.back());
    open.pop_back();
    if (!next.tree) return last_fault();
    visit(next, open, found);
  }
  std::sort(found.begin(), found.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return found;
}

Result<std::string> RevisionTree::read(std::string_view path, std::uint64_t limit) const {
  const std::lock_guard lock(mutex_);
  const std::string name(path);
  const std::string within = joined(folder_, path);
  if (!entry_at(within)) return fault(missing_file, {name, revision_}, name);
  const EntryHandle entry = behind_links(within);
  if (!entry || !is_blob(entry.get())) return fault(not_a_file, {name, revision_}, name);
  const git_oid* id = git_tree_entry_id(entry.get());
  const auto size = size_of(id);
  if (size && *size > limit)
    return fault(file_too_large,
                 {static_cast<std::int64_t>(*size), static_cast<std::int64_t>(limit)}, name);
  auto bytes = size ? bytes_of(id) : std::nullopt;
  if (!bytes) {
    base::Diagnostic problem = last_fault();
    problem.where.path = name;
    return problem;
  }
  return *std::move(bytes);
}

}  // namespace

Result<std::unique_ptr<base::Tree>> revision_tree(const Repository& repository,
                                                  std::string_view revision,
                                                  std::string_view subfolder) {
  const auto id = repository.resolve(revision);
  if (!id) return id.diagnostics;
  // A handle of its own, so that the tree neither depends on the caller's nor shares it between
  // threads.
  auto own = made<RepositoryHandle>(git_repository_open, git_repository_path(repository.handle()));
  if (!own) return last_fault();
  auto objects = made<OdbHandle>(git_repository_odb, own.get());
  const auto commit = made<ObjectHandle>(git_revparse_single, own.get(), id->c_str());
  if (!objects || !commit) return last_fault();
  auto root = made<ObjectHandle>(git_object_peel, commit.get(), GIT_OBJECT_TREE);
  if (!root) return last_fault();
  TreeHandle tree(reinterpret_cast<git_tree*>(root.release()));  // libgit2's own way to downcast
  const std::string folder(subfolder);
  if (!folder.empty()) {
    const auto entry = made<EntryHandle>(git_tree_entry_bypath, tree.get(), folder.c_str());
    if (!entry || !is_tree(entry.get()))
      return fault(missing_folder, {folder, std::string(revision)});
  }
  return Result<std::unique_ptr<base::Tree>>(std::make_unique<RevisionTree>(
      std::move(own), std::move(objects), std::move(tree), folder, std::string(revision)));
}

}  // namespace pipeline::git
