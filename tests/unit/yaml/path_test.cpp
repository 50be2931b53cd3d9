#include "yaml/path.hpp"

#include <doctest/doctest.h>

#include "yaml/reader.hpp"

using namespace pipeline;
using yaml::Path;

TEST_CASE("a path is keys with dots between and indexes in brackets") {
  CHECK(yaml::parse_path("amount") == Path{"amount"});
  CHECK(yaml::parse_path("budget.amount") == Path{"budget", "amount"});
  CHECK(yaml::parse_path("contacts[2].name") == Path{"contacts", std::size_t{2}, "name"});
  CHECK(yaml::parse_path("a[0][1]") == Path{"a", std::size_t{0}, std::size_t{1}});
  CHECK(yaml::parse_path("checklist.BID-4") == Path{"checklist", "BID-4"});
  CHECK(yaml::parse_path("联系人[0].姓名") == Path{"联系人", std::size_t{0}, "姓名"});
}

TEST_CASE("a key with a dot or bracket is written in double quotes") {
  CHECK(yaml::parse_path("a.\"b.c[0]\".d") == Path{"a", "b.c[0]", "d"});
  CHECK(yaml::to_string(Path{"a", "b.c", std::size_t{3}}) == "a.\"b.c\"[3]");
}

TEST_CASE("what is no path is nothing") {
  for (const auto* text : {"", ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[1", "a]b",
                           "a[0]b", "\"a", "[0]", "a[99999999999999999999999]"}) {
    CAPTURE(text);
    CHECK_FALSE(yaml::parse_path(text).has_value());
  }
}

TEST_CASE("a path read and written again is the same, whatever its keys hold") {
  for (const Path& path : {Path{"a"}, Path{"a.b", std::size_t{0}}, Path{"say \"hi\""}, Path{"a\\b"},
                           Path{""}, Path{"a", "[0]"}, Path{"x\"", "\"", "\\\""}}) {
    CAPTURE(yaml::to_string(path));
    CHECK(yaml::parse_path(yaml::to_string(path)) == path);
  }
}

TEST_CASE("find follows keys and indexes, and finds nothing beside them") {
  const auto document = yaml::read({"f", "a:\n  - {b: x}\n  - {b: y}\n"});
  CHECK(yaml::find(*document, *yaml::parse_path("a[1].b")).text() == "y");
  CHECK_FALSE(yaml::find(*document, *yaml::parse_path("a[2].b")));
  CHECK_FALSE(yaml::find(*document, *yaml::parse_path("a.b")));
  CHECK_FALSE(yaml::find(*document, *yaml::parse_path("a[0].b.c")));
  CHECK(yaml::find(*document, {}).id() == 0);
}
