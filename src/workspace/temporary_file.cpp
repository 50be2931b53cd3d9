#include "workspace/temporary_file.hpp"

#include <cerrno>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pipeline::workspace {

namespace fs = std::filesystem;

namespace {

bool lock(int descriptor) {
  while (::flock(descriptor, LOCK_EX) != 0)
    if (errno != EINTR) return false;
  return true;
}

/// Whether the open file still bears the name: whoever held it before may have moved it away.
bool bears_name(const struct stat& open, const char* name) {
  struct stat named {};
  return ::lstat(name, &named) == 0 && named.st_dev == open.st_dev && named.st_ino == open.st_ino;
}

}  // namespace

fs::path temporary_name(const fs::path& target) {
  return target.parent_path() / ("." + target.filename().string() + ".pipeline-tmp");
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : target_(std::move(other.target_)),
      name_(std::move(other.name_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      is_made_(std::exchange(other.is_made_, false)) {}

TemporaryFile::~TemporaryFile() {
  const int reason = errno;  // of what made us give up
  if (is_made_) ::unlink(name_.c_str());
  close();
  errno = reason;
}

void TemporaryFile::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

bool TemporaryFile::make() {
  for (;;) {
    // O_NONBLOCK: what stands under the name may be a FIFO that somebody put there.
    const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    descriptor_ = ::open(name_.c_str(), flags, 0600);
    if (descriptor_ < 0 && (errno == ELOOP || errno == ENXIO)) {
      if (::unlink(name_.c_str()) != 0) return false;
      continue;
    }
    struct stat status {};
    if (descriptor_ < 0 || !lock(descriptor_) || ::fstat(descriptor_, &status) != 0) return false;
    is_made_ = bears_name(status, name_.c_str());
    const bool is_file_of_one_name = S_ISREG(status.st_mode) && status.st_nlink == 1;
    if (is_made_ && is_file_of_one_name) return ::ftruncate(descriptor_, 0) == 0;
    if (is_made_ && ::unlink(name_.c_str()) != 0) return false;
    close();
  }
}

bool TemporaryFile::fill(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return look_like_target();
}

bool TemporaryFile::look_like_target() const {
  struct stat old {};
  if (::stat(target_.c_str(), &old) != 0) {
    if (errno != ENOENT) return false;
    const auto mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(descriptor_, 0666 & ~mask) == 0;
  }
  struct stat own {};
  if (::fstat(descriptor_, &own) != 0) return false;
  const bool same_owner = own.st_uid == old.st_uid && own.st_gid == old.st_gid;
  return (same_owner || ::fchown(descriptor_, old.st_uid, old.st_gid) == 0) &&
         ::fchmod(descriptor_, old.st_mode & 07777) == 0;
}

bool TemporaryFile::flush() const {
  return ::fsync(descriptor_) == 0;
}

bool TemporaryFile::replace() {
  return rename(0);
}

bool TemporaryFile::create() {
  return rename(RENAME_NOREPLACE);
}

bool TemporaryFile::rename(unsigned flags) {
  if (::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, target_.c_str(), flags) != 0) return false;
  is_made_ = false;
  return true;
}

}  // namespace pipeline::workspace
