// A tree with one file's text replaced: the workspace as it would be after an edit.
#pragma once

#include <string>

#include "base/tree.hpp"

namespace pipeline::workspace {

class OverlayTree final : public base::Tree {
 public:
  /// `below` outlives the overlay; the file need not exist there.
  OverlayTree(const base::Tree& below, std::string path, std::string text)
      : below_(below), path_(std::move(path)), text_(std::move(text)) {}

  [[nodiscard]] base::Result<std::vector<base::Entry>> list(std::string_view folder) const override;
  [[nodiscard]] base::Result<std::string> read(std::string_view path,
                                               std::uint64_t limit) const override;

 private:
  const base::Tree& below_;
  std::string path_;
  std::string text_;
};

}  // namespace pipeline::workspace
