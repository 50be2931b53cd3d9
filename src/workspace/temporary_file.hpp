// The new content of a file until it takes the old one's place: a hidden file beside it, so that
// readers see the old file or the new one, never a part of either.
//
// The name is always the same (".deal.yaml.pipeline-tmp"), so that what a killed program left is
// found and used again; the kernel's lock on it keeps two programs that write the same file apart.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pipeline::workspace {

/// The name under which the new content of `target` is written.
[[nodiscard]] std::filesystem::path temporary_name(const std::filesystem::path& target);

/// Every function that gives false leaves the reason in errno. The file goes with the object,
/// unless it was moved into its place.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target)
      : target_(target), name_(temporary_name(target)) {}
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  ~TemporaryFile();

  /// Makes the file, empty, in the folder of its target; waits for another program that holds it.
  [[nodiscard]] bool make();

  /// Writes `bytes`, and takes over the mode and owner of the file that will be replaced; a new
  /// file gets the usual mode. Not on the disk before flush().
  [[nodiscard]] bool fill(std::string_view bytes) const;
  [[nodiscard]] bool flush() const;
  /// Gives up the open file, and with it the lock, but not the name: many changes at once would
  /// need more open files than a process may have.
  void close();

  /// Takes the place of what is there; fails if something is (EEXIST).
  [[nodiscard]] bool replace();
  [[nodiscard]] bool create();

 private:
  [[nodiscard]] bool look_like_target() const;
  [[nodiscard]] bool rename(unsigned flags);

  std::filesystem::path target_;
  std::string name_;
  int descriptor_ = -1;
  bool is_made_ = false;  ///< under its own name still
};

}  // namespace pipeline::workspace
