#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include <sys/stat.h>
#include <unistd.h>

#include "workspace/folder_tree.hpp"
#include "workspace/journal.hpp"
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

namespace {

using Changes = std::vector<workspace::Change>;

/// A folder in which a command was killed that was about to make `changes`: the first `done` files
/// have their new text already.
void kill_half_way(const Folder& folder, const Changes& changes, std::size_t done) {
  REQUIRE(workspace::write_journal(folder.path(), changes, workspace::Keep::safely).empty());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto& [path, before, after] = changes[i];
    if (i < done)
      folder.put(path, after);
    else
      folder.put("." + path + ".pipeline-tmp", after.substr(0, 2));
    if (i >= done && before) folder.put(path, *before);
  }
}

/// The kinds of what is told.
std::vector<std::string> settle(const Folder& folder) {
  std::vector<std::string> kinds;
  const auto left = workspace::unfinished(folder.path());
  REQUIRE(left);
  for (const auto& told : workspace::settle(folder.path(), *left))
    kinds.emplace_back(told.kind->name);
  CHECK(!workspace::unfinished(folder.path()));
  return kinds;
}

const Changes two{{"a.yaml", "old a", "new a"}, {"b.yaml", "old b", "new b"}};

}  // namespace

TEST_CASE("of several files all are changed, or none") {
  const Folder folder;
  folder.put("a.yaml", "old a");
  folder.put("b.yaml", "somebody else's");
  const auto refused = workspace::write(folder.path(), two);
  REQUIRE(refused.size() == 1);
  CHECK(refused.front().where.path == "b.yaml");
  CHECK(folder.get("a.yaml") == "old a");
  folder.put("b.yaml", "old b");
  CHECK(workspace::write(folder.path(), two).empty());
  CHECK(folder.get("a.yaml") == "new a");
  CHECK(folder.get("b.yaml") == "new b");
  CHECK(folder.count() == 2);
}

TEST_CASE("a change that was killed half-way is finished") {
  const Folder folder;
  kill_half_way(folder, two, 1);
  CHECK(settle(folder) == std::vector<std::string>{"workspace.finished-interrupted"});
  CHECK(folder.get("a.yaml") == "new a");
  CHECK(folder.get("b.yaml") == "new b");
  CHECK(folder.count() == 2);
}

TEST_CASE("a change that was killed before its first file leaves the files as they were") {
  const Folder folder;
  kill_half_way(folder, two, 0);
  CHECK(settle(folder).empty());
  CHECK(folder.get("a.yaml") == "old a");
  CHECK(folder.get("b.yaml") == "old b");
  CHECK(folder.count() == 2);
}

TEST_CASE("a change that was killed behind its last file is left as done") {
  const Folder folder;
  kill_half_way(folder, two, 2);
  folder.put("b.yaml", "edited since");
  CHECK(settle(folder).empty());
  CHECK(folder.get("a.yaml") == "new a");
  CHECK(folder.get("b.yaml") == "edited since");
}

TEST_CASE("a killed change goes back where somebody has changed one of its files since") {
  const Folder folder;
  const Changes three{two[0], two[1], {"c.yaml", std::nullopt, "new c"}};
  kill_half_way(folder, {three[0], three[2], three[1]}, 2);
  folder.put("b.yaml", "edited since");
  CHECK(settle(folder) ==
        std::vector<std::string>{"workspace.undone-interrupted", "workspace.kept-interrupted"});
  CHECK(folder.get("a.yaml") == "old a");
  CHECK(folder.get("b.yaml") == "edited since");
  CHECK(folder.count() == 2);
}

TEST_CASE("a half-written journal means that nothing was begun") {
  const Folder folder;
  folder.put("a.yaml", "old a");
  folder.put(".pipeline-journal", "{\"changes\": [{\"path\": \"a.ya");
  CHECK(settle(folder).empty());
  CHECK(folder.get("a.yaml") == "old a");
  CHECK(folder.count() == 1);
}

TEST_CASE("a journal of a stranger changes nothing outside of the workspace") {
  const Folder outside;
  outside.put("profile", "old");
  const Folder folder;
  fs::create_symlink(outside.path(), folder.path() / "way");
  fs::create_symlink(outside.path() / "profile", folder.path() / "link.yaml");
  folder.put("a.yaml", "new");
  folder.put(".git/config", "old");
  const auto up = fs::path("..") / outside.path().filename() / "profile";
  for (const auto& path :
       {up.string(), (outside.path() / "profile").string(), std::string("way/profile"),
        std::string("link.yaml"), std::string(".git/config"), std::string("x/../.GIT/config")}) {
    INFO(path);
    const Changes changes{{"a.yaml", "old", "new"}, {path, "old", "evil"}};
    REQUIRE(workspace::write_journal(folder.path(), changes, workspace::Keep::safely).empty());
    (void)settle(folder);
    CHECK(outside.get("profile") == "old");
    CHECK(folder.get(".git/config") == "old");
  }
}

TEST_CASE("what stands under a temporary file's name is no way out of the workspace") {
  const Folder outside;
  outside.put("profile", "kept");
  const Folder folder;
  folder.put("a.yaml", "old");
  SUBCASE("a link") {
    fs::create_symlink(outside.path() / "profile", folder.path() / ".a.yaml.pipeline-tmp");
  }
  SUBCASE("a second name of a file") {
    fs::create_hard_link(outside.path() / "profile", folder.path() / ".a.yaml.pipeline-tmp");
  }
  SUBCASE("a FIFO") {
    REQUIRE(::mkfifo((folder.path() / ".a.yaml.pipeline-tmp").c_str(), 0600) == 0);
  }
  CHECK(write(folder, {"a.yaml", "old", "new"}).empty());
  CHECK(folder.get("a.yaml") == "new");
  CHECK(fs::is_regular_file(fs::symlink_status(folder.path() / "a.yaml")));
  CHECK(outside.get("profile") == "kept");
  CHECK(folder.count() == 1);
}

TEST_CASE("folders made for a file that could not be written go again") {
  const Folder folder;
  folder.put("a.yaml", "somebody else's");
  const Changes changes{{"x/y/new.yaml", std::nullopt, "new"}, {"a.yaml", "old", "new"}};
  CHECK(!workspace::write(folder.path(), changes).empty());
  CHECK(folder.count() == 1);
}

TEST_CASE("a change of several files does not follow a link out of the workspace, one alone does") {
  const Folder outside;
  outside.put("real.yaml", "old");
  const Folder folder;
  folder.put("a.yaml", "old");
  fs::create_symlink(outside.path() / "real.yaml", folder.path() / "link.yaml");
  const Changes changes{{"a.yaml", "old", "new"}, {"link.yaml", "old", "new"}};
  const auto refused = workspace::write(folder.path(), changes);
  REQUIRE(refused.size() == 1);
  CHECK(refused.front().kind->name == "workspace.link-leads-out");
  CHECK(folder.get("a.yaml") == "old");
  CHECK(write(folder, {"link.yaml", "old", "new"}).empty());
  CHECK(outside.get("real.yaml") == "new");
}

TEST_CASE("nothing is read from outside of a tree") {
  const Folder folder;
  folder.put("x/a.yaml", "");
  const workspace::FolderTree tree(folder.path() / "x");
  CHECK(tree.read("../x/a.yaml", 5).diagnostics.front().kind->name == "workspace.outside");
  CHECK(tree.read("/etc/passwd", 5).diagnostics.front().kind->name == "workspace.outside");
  CHECK(tree.read("y/../a.yaml", 5).diagnostics.front().kind->name == "workspace.file-missing");
}
