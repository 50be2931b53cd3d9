#include "workspace/overlay_tree.hpp"

#include <algorithm>

namespace pipeline::workspace {

base::Result<std::vector<base::Entry>> OverlayTree::list(std::string_view folder) const {
  auto entries = below_.list(folder);
  const auto within = folder.empty() || path_.starts_with(std::string(folder) + "/");
  if (!entries || !within) return entries;
  const auto by_path = [](const base::Entry& a, const base::Entry& b) { return a.path < b.path; };
  base::Entry own{path_, base::EntryKind::file, text_.size()};
  const auto at = std::lower_bound(entries->begin(), entries->end(), own, by_path);
  if (at == entries->end() || at->path != path_) entries->insert(at, std::move(own));
  return entries;
}

base::Result<std::string> OverlayTree::read(std::string_view path, std::uint64_t limit) const {
  if (path == path_) return text_;
  return below_.read(path, limit);
}

}  // namespace pipeline::workspace
