#include "base/diagnostic.hpp"

#include <doctest/doctest.h>

using namespace pipeline::base;

namespace {

constexpr Kind late{"test.z-late", "z"};
constexpr Kind early{"test.a-early", "a"};

Diagnostic at(const Kind& kind, std::string path, std::uint32_t line, std::uint32_t column) {
  return {.kind = &kind, .where = {std::move(path), line, column, line, column + 1}};
}

}  // namespace

TEST_CASE("findings are ordered by path, line, column and kind") {
  Diagnostics found{at(early, "b.yaml", 1, 1), at(late, "a.yaml", 2, 1), at(early, "a.yaml", 10, 1),
                    at(early, "a.yaml", 2, 1), at(late, "a.yaml", 1, 9), at(late, "a.yaml", 0, 0)};
  sort(found);
  REQUIRE(found.size() == 6);
  CHECK(found[0].where.line == 0);
  CHECK(found[1].where.column == 9);
  CHECK(found[2].kind == &early);
  CHECK(found[3].kind == &late);
  CHECK(found[4].where.line == 10);
  CHECK(found[5].where.path == "b.yaml");
}

TEST_CASE("exact repetitions are dropped even if others stand between them") {
  Diagnostic one = at(early, "a.yaml", 1, 1);
  one.arguments = {std::string("x")};
  Diagnostic other = one;
  other.arguments = {std::string("y")};
  Diagnostics found{one, other, one, other, one};
  sort(found);
  REQUIRE(found.size() == 2);
  CHECK(std::get<std::string>(found[0].arguments[0]) == "x");
  CHECK(std::get<std::string>(found[1].arguments[0]) == "y");
}

TEST_CASE("findings that differ in rule or severity are both kept") {
  Diagnostic one = at(early, "a.yaml", 1, 1);
  Diagnostic ruled = one;
  ruled.rule = "BID-7";
  Diagnostic warning = one;
  warning.severity = Severity::warning;
  Diagnostics found{one, ruled, warning};
  sort(found);
  CHECK(found.size() == 3);
}

TEST_CASE("only errors count as errors") {
  Diagnostic warning = at(early, "a.yaml", 1, 1);
  warning.severity = Severity::warning;
  Diagnostics found{warning};
  CHECK_FALSE(has_errors(found));
  found.push_back(at(early, "a.yaml", 2, 1));
  CHECK(has_errors(found));
  CHECK_FALSE(has_errors({}));
}
