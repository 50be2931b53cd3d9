// libgit2's objects as values that free themselves, and its errors as findings. Only for the files
// of this folder.
#pragma once

#include <git2.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"

namespace pipeline::git {

/// libgit2 counts who uses it; whoever holds its objects holds one of these, declared before them.
class Library {
 public:
  Library() { git_libgit2_init(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { git_libgit2_shutdown(); }
};

template <auto free>
struct Free {
  template <class T>
  void operator()(T* object) const {
    free(object);
  }
};
template <class T, auto free>
using Owned = std::unique_ptr<T, Free<free>>;

using RepositoryHandle = Owned<git_repository, git_repository_free>;
using ConfigHandle = Owned<git_config, git_config_free>;
using ObjectHandle = Owned<git_object, git_object_free>;
using CommitHandle = Owned<git_commit, git_commit_free>;
using TreeHandle = Owned<git_tree, git_tree_free>;
using EntryHandle = Owned<git_tree_entry, git_tree_entry_free>;
using BlobHandle = Owned<git_blob, git_blob_free>;
using OdbHandle = Owned<git_odb, git_odb_free>;
using IndexHandle = Owned<git_index, git_index_free>;
using ReferenceHandle = Owned<git_reference, git_reference_free>;
using SignatureHandle = Owned<git_signature, git_signature_free>;
using StatusHandle = Owned<git_status_list, git_status_list_free>;

/// Calls `make(&object, arguments…)` as libgit2's makers want it; null where it fails.
template <class Handle, class Make, class... Arguments>
[[nodiscard]] Handle made(Make make, Arguments... arguments) {
  typename Handle::pointer object = nullptr;
  if (make(&object, arguments...) < 0) return {};
  return Handle(object);
}

[[nodiscard]] base::Diagnostic fault(const base::Kind& kind,
                                     std::vector<base::Argument> arguments = {},
                                     std::string path = {});

/// The finding for libgit2's last error.
[[nodiscard]] base::Diagnostic last_fault();

[[nodiscard]] std::string text_of(const git_oid& id);

}  // namespace pipeline::git
