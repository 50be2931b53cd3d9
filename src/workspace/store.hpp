// The only writer. A change reaches the disk whole or not at all, and never over somebody else's.
//
// Calling sequence: take the Lock, then read the workspace, make the changes, write() them, let the
// Lock go. A command that only shows what it would do takes no lock and calls nothing here.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"

namespace pipeline::workspace {

/// Keeps other writing commands of this machine out of the workspace while it lives. It is the
/// kernel's lock on the open pipeline.yaml: no file is left behind, and it ends with the process,
/// however that ends. Two clones are two workspaces: between them only git settles who was first.
class Lock {
 public:
  /// Waits until no other command writes. A finding where pipeline.yaml cannot be opened.
  [[nodiscard]] static base::Result<Lock> acquire(const std::filesystem::path& root);

  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&& other) noexcept;
  ~Lock();

 private:
  explicit Lock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// One file, before and after. Without `before` the file must not exist yet.
struct Change {
  std::string path;  ///< relative to the root
  std::optional<std::string> before;
  std::string after;
};

/// Writes the changes: for each a temporary file in the same folder, flushed to the disk, and only
/// when all are there each is renamed over the old one, whose mode and owner it keeps; a symbolic
/// link is followed, not replaced. Where one file differs from `before`
/// (workspace.changed-meanwhile) or has no room, nothing is changed. Readers see the old file or
/// the new one, never a mixture. No findings: all is done.
[[nodiscard]] base::Diagnostics write(const std::filesystem::path& root,
                                      std::span<const Change> changes);

}  // namespace pipeline::workspace
