// Who may read and who may write a workspace at this moment, among the commands of this machine.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.hpp"

namespace pipeline::workspace {

/// The kernel's lock on the workspace's folder: no file is left behind, nothing that git or an
/// editor replaces carries it, and it ends with its process, however that ends. Many commands may
/// read at once; one that writes is alone. Two clones are two workspaces: between them only git
/// settles who was first.
class Lock {
 public:
  enum class Mode { reading, writing };

  /// Waits until the lock is free, and calls `when_busy` before it waits. A finding where the
  /// folder cannot be opened or locked.
  [[nodiscard]] static base::Result<Lock> acquire(const std::filesystem::path& root, Mode mode,
                                                  const std::function<void()>& when_busy = {});

  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&& other) noexcept;
  ~Lock();

  [[nodiscard]] Mode mode() const { return mode_; }

 private:
  Lock(int descriptor, Mode mode) : descriptor_(descriptor), mode_(mode) {}
  int descriptor_ = -1;
  Mode mode_ = Mode::reading;
};

}  // namespace pipeline::workspace
