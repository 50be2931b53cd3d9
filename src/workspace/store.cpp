#include "workspace/store.hpp"

#include <cerrno>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error.hpp"
#include "workspace/faults.hpp"
#include "workspace/folder_tree.hpp"
#include "workspace/workspace.hpp"
#include "yaml/reader.hpp"

namespace pipeline::workspace {

namespace fs = std::filesystem;

namespace {

base::Diagnostic failure(std::string_view path, const base::Kind& kind,
                         std::vector<base::Argument> arguments = {}) {
  return {
      .kind = &kind, .where = {std::string(path), 0, 0, 0, 0}, .arguments = std::move(arguments)};
}

base::Diagnostic system_failure(std::string_view path) {
  return failure(path, cannot_write, {base::reason_of(errno)});
}

/// A temporary file next to its target that disappears unless it was renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target)
      : name_((target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string()),
        descriptor_(::mkostemp(name_.data(), O_CLOEXEC)),
        made_(descriptor_ >= 0) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    close();
    if (made_ && !renamed_) ::unlink(name_.c_str());
  }

  [[nodiscard]] bool ok() const { return made_; }

  void close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }

  [[nodiscard]] bool fill(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor_) == 0;
  }

  /// Takes over the mode and owner of the file that it replaces; a new file gets the usual mode.
  [[nodiscard]] bool look_like(const fs::path& target) const {
    struct stat old {};
    if (::stat(target.c_str(), &old) != 0) {
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

  [[nodiscard]] bool rename_to(const fs::path& target, bool may_replace) {
    const auto flags = may_replace ? 0U : static_cast<unsigned>(RENAME_NOREPLACE);
    renamed_ = ::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, target.c_str(), flags) == 0;
    return renamed_;
  }

 private:
  std::string name_;
  int descriptor_;
  bool made_;
  bool renamed_ = false;
};

/// Makes the new name itself durable.
void flush_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// A change whose new text is on the disk already, under a name of its own.
struct Pending {
  const Change* change;
  fs::path target;
  std::unique_ptr<TemporaryFile> file;
};

/// Where the change goes, if it may: what it replaces is what was read, what it makes is not there.
base::Result<fs::path> target_of(const fs::path& root, const Change& change) {
  std::error_code error;
  auto target = root / change.path;
  if (std::error_code no_link; fs::is_symlink(target, no_link))
    target = fs::canonical(target, error);
  if (error) return failure(change.path, cannot_write, {base::reason_of(error.value())});
  if (change.before) {
    const auto now = FolderTree(root).read(change.path, yaml::max_bytes);
    if (!now || *now.value != *change.before) return failure(change.path, changed_meanwhile);
    return target;
  }
  if (fs::exists(fs::symlink_status(target, error))) return failure(change.path, exists_already);
  fs::create_directories(target.parent_path(), error);
  if (error) return failure(change.path, cannot_write, {base::reason_of(error.value())});
  return target;
}

base::Result<Pending> prepare(const fs::path& root, const Change& change) {
  auto target = target_of(root, change);
  if (!target) return std::move(target.diagnostics);
  auto file = std::make_unique<TemporaryFile>(*target);
  if (!file->ok() || !file->fill(change.after) || !file->look_like(*target))
    return system_failure(change.path);
  file->close();
  return Pending{&change, std::move(*target), std::move(file)};
}

std::optional<base::Diagnostic> finish(Pending& pending) {
  const auto& change = *pending.change;
  if (!pending.file->rename_to(pending.target, change.before.has_value()))
    return errno == EEXIST ? failure(change.path, exists_already) : system_failure(change.path);
  flush_folder(pending.target.parent_path());
  return std::nullopt;
}

}  // namespace

base::Result<Lock> Lock::acquire(const fs::path& root) {
  const auto path = root / settings_file;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failure(settings_file, cannot_read, {base::reason_of(errno)});
  while (::flock(descriptor, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    auto reason = base::reason_of(errno);
    ::close(descriptor);
    return failure(settings_file, cannot_write, {std::move(reason)});
  }
  return Lock(descriptor);
}

Lock::Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Lock& Lock::operator=(Lock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Lock::~Lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

base::Diagnostics write(const fs::path& root, std::span<const Change> changes) {
  base::Diagnostics failures;
  std::vector<Pending> all;
  for (const auto& change : changes) {
    auto pending = prepare(root, change);
    if (pending)
      all.push_back(std::move(*pending));
    else
      failures.push_back(std::move(pending.diagnostics.front()));
  }
  if (!failures.empty()) return failures;
  for (auto& pending : all)
    if (auto failed = finish(pending)) failures.push_back(std::move(*failed));
  return failures;
}

}  // namespace pipeline::workspace
