// A workspace in memory, for tests: paths and texts, no disk.
#pragma once

#include <map>
#include <string>

#include "base/tree.hpp"
#include "workspace/faults.hpp"

namespace pipeline::testing {

class MemoryTree final : public base::Tree {
 public:
  explicit MemoryTree(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  void put(const std::string& path, std::string text) { files_[path] = std::move(text); }

  [[nodiscard]] base::Result<std::vector<base::Entry>> list(
      std::string_view folder) const override {
    std::vector<base::Entry> entries;
    for (const auto& [path, text] : files_)
      if (folder.empty() || path.starts_with(std::string(folder) + "/"))
        entries.push_back({path, base::EntryKind::file, text.size()});
    return entries;
  }

  [[nodiscard]] base::Result<std::string> read(std::string_view path,
                                               std::uint64_t) const override {
    const auto found = files_.find(std::string(path));
    if (found != files_.end()) return found->second;
    return base::Diagnostic{.kind = &workspace::file_missing,
                            .where = {std::string(path), 0, 0, 0, 0}};
  }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace pipeline::testing
