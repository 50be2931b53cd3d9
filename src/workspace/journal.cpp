#include "workspace/journal.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "base/system_error.hpp"
#include "base/tree.hpp"
#include "workspace/disk.hpp"
#include "workspace/faults.hpp"
#include "workspace/folder_tree.hpp"
#include "workspace/temporary_file.hpp"

namespace pipeline::workspace {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// A migration of a hundred thousand files of the usual size stays well below it.
constexpr std::uint64_t max_journal_bytes = std::uint64_t{2} << 30U;

json to_json(const Change& change) {
  return {{"path", change.path},
          {"before", change.before ? json(*change.before) : json()},
          {"after", change.after}};
}

bool is_text(const json& value) {
  return value.is_string();
}

bool is_change(const json& item) {
  return item.is_object() && is_text(item.value("path", json())) &&
         is_text(item.value("after", json())) && item.contains("before") &&
         (item["before"].is_null() || is_text(item["before"]));
}

/// Git's own folder, however a file system folds its letters.
bool names_git(std::string_view path) {
  for (const auto& step : fs::path(path)) {
    auto name = step.string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (name == ".git") return true;
  }
  return false;
}

Change from_json(const json& item) {
  const auto& before = item["before"];
  return {item["path"], before.is_null() ? std::nullopt : std::optional<std::string>(before),
          item["after"]};
}

}  // namespace

base::Diagnostics write_journal(const fs::path& root, std::span<const Change> changes, Keep keep) {
  auto list = json::array();
  for (const auto& change : changes) list.push_back(to_json(change));
  TemporaryFile file(root / journal_file);
  const bool safely = keep == Keep::safely;
  if (file.make() && file.fill(json{{"changes", std::move(list)}}.dump()) &&
      (!safely || file.flush()) && file.replace() && (!safely || flush_folder(root)))
    return {};
  return {{.kind = &cannot_write,
           .where = {root.string(), 0, 0, 0, 0},
           .arguments = {base::reason_of(errno)}}};
}

bool has_journal(const fs::path& root) {
  const auto journal = root / journal_file;
  return ::faccessat(AT_FDCWD, journal.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0 ||
         ::faccessat(AT_FDCWD, temporary_name(journal).c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

std::vector<Change> read_journal(const fs::path& root) {
  std::vector<Change> changes;
  const auto text = FolderTree(root).read(journal_file, max_journal_bytes);
  if (!text) return changes;
  const auto journal = json::parse(*text, nullptr, false);
  if (!journal.is_object() || !journal.contains("changes")) return changes;
  for (const auto& item : journal["changes"]) {
    if (!is_change(item)) return {};
    auto change = from_json(item);
    if (!base::leads_outside(change.path) && !names_git(change.path))
      changes.push_back(std::move(change));
  }
  return changes;
}

void remove_journal(const fs::path& root) {
  const auto journal = root / journal_file;
  ::unlink(journal.c_str());
  ::unlink(temporary_name(journal).c_str());
}

}  // namespace pipeline::workspace
