#include "git/commit.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <vector>

#include "git/faults.hpp"
#include "unit/git/sandbox.hpp"

using namespace pipeline;
using git::test::Sandbox;

namespace {

base::Result<std::string> commit(const Sandbox& sandbox, const std::vector<std::string>& paths) {
  return git::commit(sandbox.open(), paths, "advance deal");
}

const base::Kind* kind_of(const base::Result<std::string>& result) {
  return result || result.diagnostics.empty() ? nullptr : result.diagnostics.front().kind;
}

}  // namespace

TEST_CASE("the first commit of a repository can be made") {
  const Sandbox sandbox;
  sandbox.write("deals/a.yaml", "a");
  sandbox.write("other.yaml", "o");
  const auto made = commit(sandbox, {"deals/a.yaml"});
  REQUIRE(made);
  CHECK(sandbox.committed("deals/a.yaml") == "a");
  CHECK_FALSE(sandbox.committed("other.yaml"));
  CHECK(*sandbox.open().resolve("HEAD") == *made);
  CHECK(sandbox.status("deals/a.yaml") == GIT_STATUS_CURRENT);
}

TEST_CASE("only the named files are committed, and what else is staged stays staged") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a1");
  sandbox.write("b.yaml", "b1");
  sandbox.write("c.yaml", "c1");
  const std::string before = sandbox.commit_all();
  sandbox.write("a.yaml", "a2");
  sandbox.write("b.yaml", "b2");
  sandbox.write("c.yaml", "c2");
  sandbox.stage("b.yaml");
  REQUIRE(commit(sandbox, {"a.yaml"}));
  CHECK(sandbox.committed("a.yaml") == "a2");
  CHECK(sandbox.committed("b.yaml") == "b1");
  CHECK(sandbox.committed("c.yaml") == "c1");
  CHECK(sandbox.staged("b.yaml") == "b2");
  CHECK(sandbox.status("a.yaml") == GIT_STATUS_CURRENT);
  CHECK(sandbox.status("b.yaml") == GIT_STATUS_INDEX_MODIFIED);
  CHECK(sandbox.status("c.yaml") == GIT_STATUS_WT_MODIFIED);
  CHECK(*sandbox.open().resolve("HEAD~1") == before);
}

TEST_CASE("a file is committed as it stands in the folder, not as it was staged") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a1");
  sandbox.commit_all();
  sandbox.write("a.yaml", "a2");
  sandbox.stage("a.yaml");
  sandbox.write("a.yaml", "a3");
  REQUIRE(commit(sandbox, {"a.yaml"}));
  CHECK(sandbox.committed("a.yaml") == "a3");
  CHECK(sandbox.status("a.yaml") == GIT_STATUS_CURRENT);
}

TEST_CASE("new and removed files are committed") {
  const Sandbox sandbox;
  sandbox.write("old.yaml", "o");
  sandbox.commit_all();
  sandbox.remove("old.yaml");
  sandbox.write("商机/新.yaml", "n");
  REQUIRE(commit(sandbox, {"old.yaml", "商机/新.yaml"}));
  CHECK_FALSE(sandbox.committed("old.yaml"));
  CHECK_FALSE(sandbox.staged("old.yaml"));
  CHECK(sandbox.committed("商机/新.yaml") == "n");
}

TEST_CASE("author, committer and message are recorded") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a");
  const std::vector<std::string> paths{"a.yaml"};
  REQUIRE(git::commit(sandbox.open(), paths, "推进 a", git::Identity{"李娜", "li.na@example.com"}));
  const auto head = git::made<git::ObjectHandle>(git_revparse_single, sandbox.raw(), "HEAD");
  const auto last =
      git::made<git::CommitHandle>(git_commit_lookup, sandbox.raw(), git_object_id(head.get()));
  CHECK(std::string(git_commit_author(last.get())->name) == "李娜");
  CHECK(std::string(git_commit_committer(last.get())->email) == "li.na@example.com");
  CHECK(std::string(git_commit_message(last.get())) == "推进 a\n");
}

TEST_CASE(
    "a path that git has never seen and that does not exist is a finding, and nothing is staged") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a1");
  const std::string before = sandbox.commit_all();
  sandbox.write("a.yaml", "a2");
  const git::Repository repository = sandbox.open();
  const std::vector<std::string> paths{"a.yaml", "nowhere.yaml"};
  CHECK(kind_of(git::commit(repository, paths, "m")) == &git::unknown_path);
  CHECK(*repository.resolve("HEAD") == before);
  CHECK(sandbox.staged("a.yaml") == "a1");
  // What failed before must not slip into the next commit of the same handle.
  sandbox.write("b.yaml", "b");
  REQUIRE(git::commit(repository, std::vector<std::string>{"b.yaml"}, "m"));
  CHECK(sandbox.staged("a.yaml") == "a1");
}

TEST_CASE("a commit without a change is a finding") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a");
  sandbox.commit_all();
  CHECK(kind_of(commit(sandbox, {"a.yaml"})) == &git::nothing_to_commit);
  CHECK(kind_of(commit(sandbox, {})) == &git::nothing_to_commit);
}

TEST_CASE("paths out of the working folder and into .git are refused") {
  const Sandbox sandbox;
  sandbox.write("../stranger.yaml", "s");
  CHECK_FALSE(commit(sandbox, {"../stranger.yaml"}));
  CHECK_FALSE(commit(sandbox, {".git/config"}));
  CHECK_FALSE(commit(sandbox, {(sandbox.outside() / "stranger.yaml").string()}));
  CHECK_FALSE(sandbox.open().head());
}

TEST_CASE("without an identity nothing is committed") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a");
  sandbox.unset("user.email");
  CHECK(kind_of(commit(sandbox, {"a.yaml"})) == &git::no_identity);
  CHECK_FALSE(sandbox.staged("a.yaml"));
}

TEST_CASE("while a merge is in progress nothing is committed") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a1");
  const std::string id = sandbox.commit_all();
  sandbox.write(".git/MERGE_HEAD", id + "\n");
  sandbox.write("a.yaml", "a2");
  CHECK(kind_of(commit(sandbox, {"a.yaml"})) == &git::unfinished_operation);
  CHECK(sandbox.staged("a.yaml") == "a1");
}

TEST_CASE("while a file has unresolved conflicts nothing is committed") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a1");
  sandbox.commit_all();
  const auto index = git::made<git::IndexHandle>(git_repository_index, sandbox.raw());
  const git_index_entry entry = *git_index_get_bypath(index.get(), "a.yaml", 0);
  git_index_conflict_add(index.get(), nullptr, &entry, &entry);
  git_index_write(index.get());
  sandbox.write("b.yaml", "b");
  const auto made = commit(sandbox, {"b.yaml"});
  CHECK(kind_of(made) == &git::unmerged_path);
}

TEST_CASE("while another git command holds the index nothing is committed") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "a1");
  const std::string before = sandbox.commit_all();
  sandbox.write("a.yaml", "a2");
  sandbox.write(".git/index.lock", "");
  CHECK(kind_of(commit(sandbox, {"a.yaml"})) == &git::locked);
  CHECK(*sandbox.open().resolve("HEAD") == before);
}

TEST_CASE("a hook of the repository is not run") {
  const Sandbox sandbox;
  sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\ntouch ran\nexit 1\n");
  std::filesystem::permissions(sandbox.folder() / ".git/hooks/pre-commit",
                               std::filesystem::perms::owner_all);
  sandbox.write("a.yaml", "a");
  CHECK(commit(sandbox, {"a.yaml"}));
  CHECK_FALSE(std::filesystem::exists(sandbox.folder() / "ran"));
}

TEST_CASE("line ends are committed as the repository's attributes say") {
  const Sandbox sandbox;
  sandbox.write(".gitattributes", "*.yaml text eol=crlf\n");
  sandbox.write("a.yaml", "a\r\nb\r\n");
  REQUIRE(commit(sandbox, {"a.yaml"}));
  CHECK(sandbox.committed("a.yaml") == "a\nb\n");
}
