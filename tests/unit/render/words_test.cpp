#include "render/words.hpp"

#include <doctest/doctest.h>

using namespace pipeline::render;

TEST_CASE("a word of the shell is quoted only where it must be") {
  CHECK(shell_word("opportunities/2026/hd-power.yaml") == "opportunities/2026/hd-power.yaml");
  CHECK(shell_word("amount=12800000") == "amount=12800000");
  CHECK(shell_word("张伟") == "张伟");
  CHECK(shell_word("a b") == "'a b'");
  CHECK(shell_word("~root") == "'~root'");
  CHECK(shell_word("`x`") == "'`x`'");
  CHECK(shell_word("it's") == "'it'\\''s'");
  CHECK(shell_word("") == "''");
}

TEST_CASE("XML's own signs are escaped") {
  CHECK(xml_escaped("<a b=\"c\">&'") == "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
}

TEST_CASE("a path is percent-encoded as a URI") {
  CHECK(uri_path("a/b-c_d.yaml") == "a/b-c_d.yaml");
  CHECK(uri_path("a b#?%:") == "a%20b%23%3F%25%3A");
  CHECK(uri_path("商") == "%E5%95%86");
}
