// The working folder as a Tree.
#pragma once

#include <filesystem>

#include "base/tree.hpp"

namespace pipeline::workspace {

class FolderTree final : public base::Tree {
 public:
  explicit FolderTree(std::filesystem::path root) : root_(std::move(root)) {}

  /// A folder whose name ends like a YAML file is listed too, so that it is not passed over in
  /// silence.
  [[nodiscard]] base::Result<std::vector<base::Entry>> list(std::string_view folder) const override;
  [[nodiscard]] base::Result<std::string> read(std::string_view path,
                                               std::uint64_t limit) const override;

 private:
  std::filesystem::path root_;
};

/// Whether a file of this name holds YAML.
[[nodiscard]] bool is_yaml_name(std::string_view path);

}  // namespace pipeline::workspace
