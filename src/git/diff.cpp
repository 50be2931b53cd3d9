#include "git/diff.hpp"

#include <git2.h>

#include "git/library.hpp"

namespace pipeline::git {

std::string unified_diff(std::string_view before, std::string_view after, const std::string& path, bool is_new) {
  if (before == after && !is_new) return {};
  const Library library;
  git_patch* patch = nullptr;
  const char* old_data = is_new ? nullptr : before.data();
  git_diff_options options;
  if (git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION) < 0) return {};
  options.flags = GIT_DIFF_FORCE_TEXT;
  if (git_patch_from_buffers(&patch, old_data, before.size(), path.c_str(), after.data(), after.size(), path.c_str(),
                             &options) < 0)
    return {};
  const Owned<git_patch, git_patch_free> owned(patch);
  git_buf text{};
  if (git_patch_to_buf(&text, patch) < 0) return {};
  std::string diff(text.ptr, text.size);
  git_buf_dispose(&text);
  // Ids of blobs that are in no repository would only puzzle the reader.
  if (const auto index = diff.find("\nindex "); index != std::string::npos)
    diff.erase(index, diff.find('\n', index + 1) - index);
  return diff;
}

}  // namespace pipeline::git
