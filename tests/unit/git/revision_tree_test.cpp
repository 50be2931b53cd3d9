#include "git/revision_tree.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "git/faults.hpp"
#include "unit/git/sandbox.hpp"

using namespace pipeline;
using base::EntryKind;
using git::test::Sandbox;

namespace {

std::string listing(const base::Tree& tree, std::string_view folder) {
  std::string text;
  for (const base::Entry& entry : *tree.list(folder))
    text += entry.path + ":" +
            (entry.kind == EntryKind::file ? std::to_string(entry.size) : "other") + " ";
  return text;
}

const base::Kind* kind_of(const base::Diagnostics& diagnostics) {
  return diagnostics.empty() ? nullptr : diagnostics.front().kind;
}

}  // namespace

TEST_CASE("a revision shows the files as they were, not as they are") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "one");
  sandbox.commit_all();
  sandbox.write("a.yaml", "two two");
  sandbox.write("b.yaml", "new");
  sandbox.commit_all();
  const auto before = git::revision_tree(sandbox.open(), "HEAD~1", "");
  const auto now = git::revision_tree(sandbox.open(), "HEAD", "");
  CHECK(listing(**before, "") == "a.yaml:3 ");
  CHECK(listing(**now, "") == "a.yaml:7 b.yaml:3 ");
  CHECK(*(*before)->read("a.yaml", 100) == "one");
}

TEST_CASE("files are listed by path bytes, without names that begin with a dot") {
  const Sandbox sandbox;
  for (const char* path : {"a/b.yaml", "a-b.yaml", "a.yaml", "a/.hidden/c.yaml", ".git-blame",
                           "z/y/x.yaml", "商机/甲.yaml"})
    sandbox.write(path, "x");
  sandbox.commit_all();
  const auto tree = git::revision_tree(sandbox.open(), "HEAD", "");
  CHECK(listing(**tree, "") == "a-b.yaml:1 a.yaml:1 a/b.yaml:1 z/y/x.yaml:1 商机/甲.yaml:1 ");
  CHECK(listing(**tree, "z") == "z/y/x.yaml:1 ");
}

TEST_CASE("a workspace in a sub-folder is a tree of its own") {
  const Sandbox sandbox;
  sandbox.write("sales/east/pipeline.yaml", "p");
  sandbox.write("sales/east/deals/a.yaml", "a");
  sandbox.write("sales/west/b.yaml", "b");
  sandbox.commit_all();
  const auto tree = git::revision_tree(sandbox.open(), "HEAD", "sales/east");
  CHECK(listing(**tree, "") == "deals/a.yaml:1 pipeline.yaml:1 ");
  CHECK(listing(**tree, "deals") == "deals/a.yaml:1 ");
  CHECK(*(*tree)->read("deals/a.yaml", 10) == "a");
  CHECK(kind_of((*tree)->read("../west/b.yaml", 10).diagnostics) == &git::missing_file);
}

TEST_CASE("links to files are followed within the commit, others are not files") {
  const Sandbox sandbox;
  sandbox.write("deals/a.yaml", "abc");
  sandbox.link("deals/near.yaml", "a.yaml");
  sandbox.link("far.yaml", "deals/near.yaml");
  sandbox.link("broken.yaml", "nowhere.yaml");
  sandbox.link("loop.yaml", "loop.yaml");
  sandbox.link("out.yaml", "/etc/hostname");
  sandbox.link("up.yaml", "../../etc/hostname");
  sandbox.link("folder", "deals");
  sandbox.commit_all();
  const auto tree = git::revision_tree(sandbox.open(), "HEAD", "");
  CHECK(listing(**tree, "") ==
        "broken.yaml:other deals/a.yaml:3 deals/near.yaml:3 far.yaml:3 loop.yaml:other "
        "out.yaml:other up.yaml:other ");
  CHECK(*(*tree)->read("far.yaml", 10) == "abc");
  for (const char* path : {"broken.yaml", "loop.yaml", "out.yaml", "up.yaml", "folder", "deals"})
    CHECK(kind_of((*tree)->read(path, 10).diagnostics) == &git::not_a_file);
}

TEST_CASE("a missing file, a missing folder and a file too large are findings at their path") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "12345");
  sandbox.commit_all();
  const auto tree = git::revision_tree(sandbox.open(), "HEAD", "");
  const auto missing = (*tree)->read("b.yaml", 10);
  CHECK(kind_of(missing.diagnostics) == &git::missing_file);
  CHECK(missing.diagnostics.front().where.path == "b.yaml");
  CHECK(kind_of((*tree)->read("a.yaml", 4).diagnostics) == &git::file_too_large);
  CHECK((*tree)->read("a.yaml", 5));
  CHECK((*tree)->list("nowhere")->empty());
  CHECK(kind_of((*tree)->list("a.yaml").diagnostics) == &git::missing_folder);
}

TEST_CASE("an unknown revision or sub-folder gives no tree") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a");
  sandbox.commit_all();
  CHECK(kind_of(git::revision_tree(sandbox.open(), "nowhere", "").diagnostics) ==
        &git::unknown_revision);
  CHECK(kind_of(git::revision_tree(sandbox.open(), "HEAD", "sales").diagnostics) ==
        &git::missing_folder);
}

TEST_CASE("a tree outlives the repository it was made from and is read by several threads") {
  const Sandbox sandbox;
  for (int i = 0; i < 50; ++i)
    sandbox.write("deals/" + std::to_string(i) + ".yaml", std::to_string(i));
  sandbox.commit_all();
  std::unique_ptr<base::Tree> tree;
  {
    const git::Repository repository = sandbox.open();
    tree = *git::revision_tree(repository, "HEAD", "deals");
  }
  std::atomic<int> wrong = 0;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 4; ++reader)
    readers.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        const auto text = tree->read(std::to_string(i) + ".yaml", 100);
        if (!text || *text != std::to_string(i)) ++wrong;
      }
    });
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
}
