#include "git/diff.hpp"

#include <git2.h>

#include "git/library.hpp"

namespace pipeline::git {

std::string unified_diff(std::string_view before, std::string_view after, const std::string& path,
                         bool is_new) {
  if (before == after && !is_new) return {};
  const Library library;
  git_patch* patch = nullptr;
  const char* old_data = is_new ? nullptr : before.data();
  git_diff_options options;
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags = GIT_DIFF_FORCE_TEXT;
  if (git_patch_from_buffers(&patch, old_data, before.size(), "file", after.data(), after.size(),
                             "file", &options) < 0)
    return {};
  const Owned<git_patch, git_patch_free> owned(patch);
  git_buf text{};
  if (git_patch_to_buf(&text, patch) < 0) return {};
  const std::string diff(text.ptr, text.size);
  git_buf_dispose(&text);
  // libgit2's header would escape Chinese names and show ids of blobs that are in no repository.
  const auto hunks = diff.find("@@ ");
  const auto header =
      "--- " + (is_new ? std::string("/dev/null") : "a/" + path) + "\n+++ b/" + path + "\n";
  return hunks == std::string::npos ? std::string{} : header + diff.substr(hunks);
}

}  // namespace pipeline::git
