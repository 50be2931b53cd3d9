#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include <sys/stat.h>
#include <unistd.h>

#include "workspace/folder_tree.hpp"
#include "workspace/store.hpp"
#include "workspace/workspace.hpp"

using namespace pipeline;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    auto name = (fs::temp_directory_path() / "pipeline-store-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] const fs::path& path() const { return path_; }
  void put(const std::string& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }
  [[nodiscard]] std::string get(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(path_ / name).rdbuf();
    return text.str();
  }
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path_), fs::directory_iterator{}));
  }

 private:
  fs::path path_;
};

base::Diagnostics write(const Folder& folder, workspace::Change change) {
  return workspace::write(folder.path(), {&change, 1});
}

}  // namespace

TEST_CASE("a change replaces the whole file, keeps its mode, and leaves nothing else behind") {
  const Folder folder;
  folder.put("a.yaml", "old");
  fs::permissions(folder.path() / "a.yaml", fs::perms(0640));
  CHECK(write(folder, {"a.yaml", "old", "new"}).empty());
  CHECK(folder.get("a.yaml") == "new");
  CHECK(fs::status(folder.path() / "a.yaml").permissions() == fs::perms(0640));
  CHECK(folder.count() == 1);
}

TEST_CASE("a file that changed meanwhile is left as it is") {
  const Folder folder;
  folder.put("a.yaml", "somebody else's");
  const auto refused = write(folder, {"a.yaml", "old", "new"});
  REQUIRE(refused.size() == 1);
  CHECK(refused.front().kind->name == "workspace.changed-meanwhile");
  CHECK(folder.get("a.yaml") == "somebody else's");
}

TEST_CASE("a new file is made with its folders, and never over another") {
  const Folder folder;
  CHECK(write(folder, {"opportunities/2026/a.yaml", std::nullopt, "new"}).empty());
  CHECK(folder.get("opportunities/2026/a.yaml") == "new");
  const auto refused = write(folder, {"opportunities/2026/a.yaml", std::nullopt, "again"});
  REQUIRE(refused.size() == 1);
  CHECK(refused.front().kind->name == "workspace.exists-already");
  CHECK(folder.get("opportunities/2026/a.yaml") == "new");
}

TEST_CASE("a symbolic link is followed, not replaced") {
  const Folder folder;
  folder.put("real.yaml", "old");
  fs::create_symlink("real.yaml", folder.path() / "link.yaml");
  CHECK(write(folder, {"link.yaml", "old", "new"}).empty());
  CHECK(fs::is_symlink(folder.path() / "link.yaml"));
  CHECK(folder.get("real.yaml") == "new");
}

TEST_CASE("what is no readable file is a finding, not a crash and not a wait") {
  const Folder folder;
  const workspace::FolderTree tree(folder.path());
  folder.put("big.yaml", "123456");
  fs::create_directory(folder.path() / "folder.yaml");
  REQUIRE(::mkfifo((folder.path() / "pipe.yaml").c_str(), 0600) == 0);
  fs::create_symlink("loop.yaml", folder.path() / "loop.yaml");
  const auto kind = [&](std::string_view path) {
    return tree.read(path, 5).diagnostics.front().kind->name;
  };
  CHECK(kind("big.yaml") == "workspace.too-large");
  CHECK(kind("folder.yaml") == "workspace.not-a-file");
  CHECK(kind("pipe.yaml") == "workspace.not-a-file");
  CHECK(kind("loop.yaml") == "workspace.cannot-read");
  CHECK(kind("none.yaml") == "workspace.file-missing");
}

TEST_CASE("hidden files and folders are passed over, a folder named like a file is listed") {
  const Folder folder;
  folder.put("deals/a.yaml", "");
  folder.put("deals/.hidden/b.yaml", "");
  folder.put("deals/.c.yaml", "");
  fs::create_directory(folder.path() / "deals/d.yaml");
  const auto entries = workspace::FolderTree(folder.path()).list("deals");
  REQUIRE(entries);
  REQUIRE(entries->size() == 2);
  CHECK(entries.value->at(0).path == "deals/a.yaml");
  CHECK(entries.value->at(1).kind == base::EntryKind::folder);
}

TEST_CASE("the root is found from any folder below it") {
  const Folder folder;
  folder.put("pipeline.yaml", "");
  folder.put("opportunities/2026/a.yaml", "");
  CHECK(workspace::find_root(folder.path() / "opportunities/2026") == fs::canonical(folder.path()));
}
