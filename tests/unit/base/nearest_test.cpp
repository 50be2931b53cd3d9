#include "base/nearest.hpp"

#include <doctest/doctest.h>

#include <vector>

using pipeline::base::nearest;

namespace {
const std::vector<std::string> fields{"amount", "account", "expected_sign_date", "owner", "张伟"};
}

TEST_CASE("a slip of the hand finds the word that was meant") {
  CHECK(nearest("amuont", fields) == "amount");
  CHECK(nearest("accuont", fields) == "account");
  CHECK(nearest("ownerr", fields) == "owner");
}

TEST_CASE("case, hyphen and underscore do not count as slips") {
  CHECK(nearest("Expected-Sign-Date", fields) == "expected_sign_date");
  CHECK(nearest("expectedsigndate", fields) == "expected_sign_date");
}

TEST_CASE("a word that is too far away has no neighbour") {
  CHECK(nearest("colour", fields).empty());
  CHECK(nearest("owxyz", fields).empty());
  CHECK(nearest("", fields).empty());
  CHECK(nearest("amount", {}).empty());
}

TEST_CASE("three slips are the most, however long the word") {
  const std::vector<std::string> known{"abcdefghijklmnop"};
  CHECK(nearest("abcdefghijklmxyz", known) == "abcdefghijklmnop");
  CHECK(nearest("abcdefghijklwxyz", known).empty());
}

TEST_CASE("distance is counted in characters, not bytes") {
  CHECK(nearest("张维", fields) == "张伟");
}

TEST_CASE("words without a character in common are not near") {
  const std::vector<std::string> known{"x"};
  CHECK(nearest("k", known).empty());
}

TEST_CASE("the first of equally near words wins") {
  const std::vector<std::string> known{"cat", "car"};
  CHECK(nearest("cab", known) == "cat");
}

TEST_CASE("bytes that are not UTF-8 are compared without harm") {
  CHECK(nearest("amo\xFFnt", fields) == "amount");
}
