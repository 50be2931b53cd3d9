#include "workspace/lock.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/system_error.hpp"
#include "workspace/faults.hpp"

namespace pipeline::workspace {

base::Result<Lock> Lock::acquire(const std::filesystem::path& root, Mode mode,
                                 const std::function<void()>& when_busy) {
  const auto refuse = [&](const base::Kind& kind) {
    return base::Diagnostic{
        .kind = &kind, .where = {root.string(), 0, 0, 0, 0}, .arguments = {base::reason_of(errno)}};
  };
  const int descriptor = ::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return refuse(cannot_read);
  Lock lock(descriptor, mode);
  const int operation = mode == Mode::reading ? LOCK_SH : LOCK_EX;
  if (::flock(descriptor, operation | LOCK_NB) == 0) return lock;
  if (errno == EWOULDBLOCK && when_busy) when_busy();
  while (::flock(descriptor, operation) != 0)
    if (errno != EINTR) return refuse(cannot_lock);
  return lock;
}

Lock::Lock(Lock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), mode_(other.mode_) {}

Lock& Lock::operator=(Lock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(mode_, other.mode_);
  return *this;
}

Lock::~Lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace pipeline::workspace
