#include "workspace/replace.hpp"

#include <cerrno>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error.hpp"
#include "workspace/disk.hpp"
#include "workspace/faults.hpp"
#include "workspace/folder_tree.hpp"
#include "workspace/temporary_file.hpp"
#include "yaml/reader.hpp"

namespace pipeline::workspace {

namespace fs = std::filesystem;

namespace {

base::Diagnostic failure(std::string_view path, const base::Kind& kind,
                         std::vector<base::Argument> arguments = {}) {
  return {
      .kind = &kind, .where = {std::string(path), 0, 0, 0, 0}, .arguments = std::move(arguments)};
}

base::Diagnostic system_failure(std::string_view path, const base::Kind& kind = cannot_write) {
  return failure(path, kind, {base::reason_of(errno)});
}

/// Folders that new files need. They go again, unless the files came to be.
class NewFolders {
 public:
  NewFolders() = default;
  NewFolders(const NewFolders&) = delete;
  NewFolders& operator=(const NewFolders&) = delete;
  ~NewFolders() {
    for (; !made_.empty(); made_.pop_back()) ::rmdir(made_.back().c_str());
  }

  [[nodiscard]] bool make(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0777) == 0) {
      made_.push_back(folder);
      return true;
    }
    if (errno == EEXIST) return true;
    return errno == ENOENT && folder.has_relative_path() && make(folder.parent_path()) &&
           make(folder);
  }

  [[nodiscard]] bool any() const { return !made_.empty(); }
  void keep() { made_.clear(); }

 private:
  std::vector<fs::path> made_;
};

/// Renaming would get around the mode of a file that its owner has made read-only.
bool is_writable(const fs::path& file) {
  return ::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) == 0;
}

/// A change whose new text is on the disk already, under a name of its own.
struct Pending {
  const Change* change;
  fs::path target;
  TemporaryFile file;
};

/// Brings changes to the disk. All of them, as far as no system call fails once the first is in its
/// place: what is to be done then, the caller knows.
class Replacement {
 public:
  Replacement(const fs::path& root, std::span<const Change> changes)
      : root_(root), changes_(changes), are_many_(changes.size() > 1) {}

  base::Diagnostics run() {
    for (const auto& change : changes_) prepare(change);
    if (failures_.empty() && are_many_ && !flush_file_system(root_))
      failures_.push_back(system_failure(changes_.front().path));
    if (failures_.empty()) compare();
    if (failures_.empty()) finish();
    return std::move(failures_);
  }

 private:
  void prepare(const Change& change) {
    auto target = target_of(root_, change.path);
    if (!target) return base::append(failures_, std::move(target.diagnostics));
    // The journal of a change of several files speaks of the workspace's own files alone.
    if (are_many_ && !is_within(root_, change.path))
      return failures_.push_back(failure(change.path, link_leads_out));
    TemporaryFile file(*target);
    const bool may_write =
        change.before ? is_writable(*target) : folders_.make(target->parent_path());
    if (!may_write || !file.make() || !file.fill(change.after) || (!are_many_ && !file.flush()))
      return failures_.push_back(system_failure(change.path));
    file.close();
    pending_.push_back({&change, std::move(*target), std::move(file)});
  }

  /// As late as can be, and before anything is changed.
  void compare() {
    for (const auto& [change, target, file] : pending_)
      if (state_of(root_, *change) != State::before)
        failures_.push_back(
            failure(change->path, change->before ? changed_meanwhile : exists_already));
  }

  void finish() {
    const bool has_new_folders = folders_.any();
    folders_.keep();
    for (auto& [change, target, file] : pending_) {
      if (change->before ? file.replace() : file.create()) continue;
      return failures_.push_back(errno == EEXIST ? failure(change->path, exists_already)
                                                 : system_failure(change->path));
    }
    const auto& first = pending_.front();
    const bool whole = are_many_ || has_new_folders;
    if (!(whole ? flush_file_system(root_) : flush_folder(first.target.parent_path())))
      failures_.push_back(system_failure(first.change->path, not_confirmed));
  }

  const fs::path& root_;
  std::span<const Change> changes_;
  bool are_many_;
  NewFolders folders_;
  std::vector<Pending> pending_;
  base::Diagnostics failures_;
};

}  // namespace

base::Result<fs::path> target_of(const fs::path& root, std::string_view path) {
  auto target = root / path;
  std::error_code error;
  const auto status = fs::symlink_status(target, error);
  const bool is_there_or_not = fs::status_known(status);  // an error, too, where it is missing
  if (is_there_or_not && !fs::is_symlink(status)) return target;
  if (is_there_or_not) target = fs::canonical(target, error);
  if (error) return failure(path, cannot_write, {base::reason_of(error.value())});
  return target;
}

State state_of(const fs::path& root, const Change& change) {
  const auto now = FolderTree(root).read(change.path, yaml::max_bytes);
  if (now && change.before == *now.value) return State::before;
  if (now) return *now.value == change.after ? State::after : State::other;
  const bool is_missing = now.diagnostics.front().kind == &file_missing;
  return is_missing && !change.before ? State::before : State::other;
}

bool is_within(const fs::path& root, std::string_view path) {
  std::error_code error;
  const auto way =
      fs::weakly_canonical(root / path, error).lexically_relative(fs::canonical(root, error));
  return !error && !way.empty() && *way.begin() != "..";
}

base::Diagnostics replace_files(const fs::path& root, std::span<const Change> changes) {
  return Replacement(root, changes).run();
}

}  // namespace pipeline::workspace
