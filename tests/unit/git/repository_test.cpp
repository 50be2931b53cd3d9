#include "git/repository.hpp"

#include <doctest/doctest.h>

#include "git/faults.hpp"
#include "unit/git/sandbox.hpp"

using namespace pipeline;
using git::Repository;
using git::test::Sandbox;

TEST_CASE("the person is the repository's user.email") {
  const Sandbox sandbox;
  CHECK(git::user_email(sandbox.folder()) == "zhang.wei@example.com");
  sandbox.write("sales/pipeline.yaml", "");
  CHECK(git::user_email(sandbox.folder() / "sales") == "zhang.wei@example.com");
}

TEST_CASE("without user.email there is no person, in a repository or not") {
  const Sandbox sandbox;
  CHECK_FALSE(git::user_email(sandbox.outside()));
  CHECK_FALSE(git::user_email(sandbox.outside() / "missing"));
  sandbox.unset("user.email");
  CHECK_FALSE(git::user_email(sandbox.folder()));
}

TEST_CASE("a repository is found from any folder below it") {
  const Sandbox sandbox;
  sandbox.write("sales/opportunities/a.yaml", "");
  const auto found = Repository::discover(sandbox.folder() / "sales" / "opportunities");
  REQUIRE(found);
  CHECK(found->workdir() == sandbox.folder());
  CHECK(found->path_within(sandbox.folder() / "sales") == "sales");
  CHECK(found->path_within(sandbox.folder()) == "");
  CHECK_FALSE(found->path_within(sandbox.outside()));
  CHECK_FALSE(Repository::discover(sandbox.outside()));
}

TEST_CASE("a bare repository is none for us") {
  const Sandbox sandbox;
  const auto bare = sandbox.outside() / "bare.git";
  REQUIRE(git::made<git::RepositoryHandle>(git_repository_init, bare.c_str(), 1U));
  CHECK_FALSE(Repository::discover(bare));
}

TEST_CASE("the last commit is named by a short id, and by nothing before the first") {
  const Sandbox sandbox;
  CHECK_FALSE(sandbox.open().head());
  sandbox.write("a.yaml", "a");
  const std::string id = sandbox.commit_all();
  const auto head = sandbox.open().head();
  REQUIRE(head);
  CHECK(head->size() >= 7);
  CHECK(id.starts_with(*head));
}

TEST_CASE("a folder differs if a file in it is changed, staged, new or removed") {
  const Sandbox sandbox;
  sandbox.write("sales/a.yaml", "a");
  sandbox.write("other/b.yaml", "b");
  sandbox.write(".gitignore", "*.tmp\n");
  sandbox.commit_all();
  const Repository repository = sandbox.open();
  const auto sales = sandbox.folder() / "sales";
  CHECK_FALSE(repository.differs(sandbox.folder()));
  SUBCASE("another folder's change does not count") {
    sandbox.write("other/b.yaml", "changed");
    sandbox.write("sales2.yaml", "new");
    CHECK_FALSE(repository.differs(sales));
    CHECK(repository.differs(sandbox.folder()));
  }
  SUBCASE("an ignored file does not count") {
    sandbox.write("sales/scratch.tmp", "x");
    CHECK_FALSE(repository.differs(sales));
  }
  SUBCASE("changed") {
    sandbox.write("sales/a.yaml", "changed");
    CHECK(repository.differs(sales));
  }
  SUBCASE("staged") {
    sandbox.write("sales/a.yaml", "changed");
    sandbox.stage("sales/a.yaml");
    CHECK(repository.differs(sales));
  }
  SUBCASE("new") {
    sandbox.write("sales/deep/new.yaml", "n");
    CHECK(repository.differs(sales));
  }
  SUBCASE("removed") {
    sandbox.remove("sales/a.yaml");
    CHECK(repository.differs(sales));
  }
}

TEST_CASE("a folder whose name is a pattern stands for itself") {
  const Sandbox sandbox;
  sandbox.write("s*/a.yaml", "a");
  sandbox.write("sales/b.yaml", "b");
  sandbox.commit_all();
  sandbox.write("sales/b.yaml", "changed");
  CHECK_FALSE(sandbox.open().differs(sandbox.folder() / "s*"));
}

TEST_CASE("revisions are named in git's ways") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "1");
  const std::string first = sandbox.commit_all();
  sandbox.write("a.yaml", "2");
  const std::string second = sandbox.commit_all();
  const Repository repository = sandbox.open();
  CHECK(*repository.resolve("HEAD") == second);
  CHECK(*repository.resolve("HEAD~1") == first);
  CHECK(*repository.resolve(first.substr(0, 10)) == first);
}

TEST_CASE("a revision that names no commit is a finding") {
  const Sandbox sandbox;
  sandbox.write("a.yaml", "1");
  sandbox.commit_all();
  const Repository repository = sandbox.open();
  for (const char* revision : {"nowhere", "", "HEAD~7", "HEAD:a.yaml", "0000000", "--all"}) {
    const auto found = repository.resolve(revision);
    CAPTURE(revision);
    REQUIRE(!found);
    CHECK(found.diagnostics.front().kind == &git::unknown_revision);
  }
}

TEST_CASE("who commits is configured, and what is missing is named") {
  const Sandbox sandbox;
  CHECK(sandbox.open().identity()->name == "张伟");
  sandbox.unset("user.name");
  const auto found = sandbox.open().identity();
  REQUIRE(!found);
  CHECK(found.diagnostics.front().kind == &git::no_identity);
  CHECK(std::get<std::string>(found.diagnostics.front().arguments[0]) == "user.name");
}
