// A tree with some files' texts replaced: the workspace as it would be after a change.
#pragma once

#include <map>
#include <string>

#include "base/tree.hpp"

namespace pipeline::workspace {

class OverlayTree final : public base::Tree {
 public:
  /// `below` outlives the overlay; the files (text by path) need not exist there.
  OverlayTree(const base::Tree& below, std::map<std::string, std::string> files)
      : below_(below), files_(files.begin(), files.end()) {}

  [[nodiscard]] base::Result<std::vector<base::Entry>> list(std::string_view folder) const override;
  [[nodiscard]] base::Result<std::string> read(std::string_view path,
                                               std::uint64_t limit) const override;

 private:
  const base::Tree& below_;
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace pipeline::workspace
