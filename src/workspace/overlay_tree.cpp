#include "workspace/overlay_tree.hpp"

#include <algorithm>

namespace pipeline::workspace {

base::Result<std::vector<base::Entry>> OverlayTree::list(std::string_view folder) const {
  auto entries = below_.list(folder);
  if (!entries) return entries;
  const auto by_path = [](const base::Entry& a, const base::Entry& b) { return a.path < b.path; };
  for (const auto& [path, text] : files_) {
    if (!folder.empty() && !path.starts_with(std::string(folder) + "/")) continue;
    base::Entry own{path, base::EntryKind::file, text.size()};
    const auto at = std::lower_bound(entries->begin(), entries->end(), own, by_path);
    if (at == entries->end() || at->path != path) entries->insert(at, std::move(own));
  }
  return entries;
}

base::Result<std::string> OverlayTree::read(std::string_view path, std::uint64_t limit) const {
  const auto own = files_.find(path);
  return own != files_.end() ? own->second : below_.read(path, limit);
}

}  // namespace pipeline::workspace
