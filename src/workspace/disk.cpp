#include "workspace/disk.hpp"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace pipeline::workspace {

namespace {

bool flush(const std::filesystem::path& folder, int (*how)(int)) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  // EINVAL: a file system that does not do this for folders.
  const bool flushed = how(descriptor) == 0 || errno == EINVAL;
  const int reason = errno;
  ::close(descriptor);
  errno = reason;
  return flushed;
}

}  // namespace

bool flush_folder(const std::filesystem::path& folder) {
  return flush(folder, ::fsync);
}

bool flush_file_system(const std::filesystem::path& folder) {
  return flush(folder, ::syncfs);
}

}  // namespace pipeline::workspace
