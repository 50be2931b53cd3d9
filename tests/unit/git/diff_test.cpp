#include "git/diff.hpp"

#include <doctest/doctest.h>

using pipeline::git::unified_diff;

TEST_CASE("a change is shown with the lines around it") {
  CHECK(unified_diff("a\nb\nc\n", "a\nx\nc\n", "deals/a.yaml", false) ==
        "--- a/deals/a.yaml\n+++ b/deals/a.yaml\n@@ -1,3 "
        "+1,3 @@\n a\n-b\n+x\n c\n");
}

TEST_CASE("equal texts have no difference") {
  CHECK(unified_diff("a\n", "a\n", "a.yaml", false).empty());
}

TEST_CASE("a new file comes from nowhere") {
  const std::string diff = unified_diff("", "a\n", "a.yaml", true);
  CHECK(diff.find("--- /dev/null\n+++ b/a.yaml\n") != diff.npos);
  CHECK(diff.ends_with("+a\n"));
}
