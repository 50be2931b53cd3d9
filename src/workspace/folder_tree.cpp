#include "workspace/folder_tree.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error.hpp"
#include "workspace/faults.hpp"

namespace pipeline::workspace {

namespace fs = std::filesystem;
using base::Entry;
using base::EntryKind;

namespace {

base::Diagnostic at(std::string_view path, const base::Kind& kind,
                    std::vector<base::Argument> arguments = {}) {
  return {
      .kind = &kind, .where = {std::string(path), 0, 0, 0, 0}, .arguments = std::move(arguments)};
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

/// Links are followed to what they lead to; one that leads nowhere is `other`.
EntryKind kind_of(const fs::directory_entry& entry) {
  std::error_code error;
  if (entry.is_regular_file(error)) return EntryKind::file;
  if (entry.is_directory(error)) return EntryKind::folder;
  return EntryKind::other;
}

}  // namespace

bool is_yaml_name(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

base::Result<std::vector<Entry>> FolderTree::list(std::string_view folder) const {
  std::vector<Entry> entries;
  const auto start = folder.empty() ? root_ : root_ / folder;
  std::error_code error;
  if (fs::status(start, error).type() == fs::file_type::not_found) return entries;
  for (std::vector<fs::path> open{start}; !open.empty();) {
    const auto here = std::move(open.back());
    open.pop_back();
    const auto named = [&](const fs::path& path) {
      return path.lexically_relative(root_).generic_string();
    };
    fs::directory_iterator walk(here, error);
    for (const auto end = fs::directory_iterator{}; !error && walk != end; walk.increment(error)) {
      const auto name = walk->path().filename().string();
      if (name.starts_with('.')) continue;
      const auto kind = kind_of(*walk);
      if (kind != EntryKind::folder || is_yaml_name(name))
        entries.push_back({named(walk->path()), kind, 0});
      // Links to folders are not followed: a loop would never end, and a link could lead out of the
      // workspace.
      std::error_code no_link;
      if (kind == EntryKind::folder && !walk->is_symlink(no_link)) open.push_back(walk->path());
    }
    if (error) return at(named(here), cannot_read, {base::reason_of(error.value())});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return entries;
}

base::Result<std::string> FolderTree::read(std::string_view path, std::uint64_t limit) const {
  if (base::leads_outside(path)) return at(path, outside);
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const Descriptor file(::open((root_ / path).c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0)
    return errno == ENOENT ? at(path, file_missing)
                           : at(path, cannot_read, {base::reason_of(errno)});
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return at(path, cannot_read, {base::reason_of(errno)});
  if (S_ISDIR(status.st_mode)) return at(path, not_a_file, {base::Phrase{base::msg("a folder")}});
  if (!S_ISREG(status.st_mode))
    return at(path, not_a_file, {base::Phrase{base::msg("a pipe, socket or device")}});
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit)
    return at(path, too_large, {static_cast<std::int64_t>(size), static_cast<std::int64_t>(limit)});
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return at(path, cannot_read, {base::reason_of(errno)});
    if (got == 0) break;  // it became shorter while we read
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

}  // namespace pipeline::workspace
