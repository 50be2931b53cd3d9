#include "cel/value.hpp"

#include <doctest/doctest.h>

#include "cel/times.hpp"
#include "unit/cel/fixture.hpp"

using namespace pipeline::cel;

TEST_CASE("values are written as CEL source") {
  CHECK(to_string(Value(std::string_view("a\"b\\\n\x01"))) == R"("a\"b\\\n\x01")");
  CHECK(to_string(Value(2.0)) == "2.0");
  CHECK(to_string(Value(1e300)) == "1e+300");
  CHECK(to_string(Value(12800000.5)) == "12800000.5");
  CHECK(to_string(Value()) == "null");
  CHECK(to_string(Value(Timestamp{0, 500'000'000})) == "timestamp(\"1970-01-01T00:00:00.5Z\")");
  CHECK(to_string(Value(Duration{-1, -500'000'000})) == "duration(\"-1.5s\")");
}

TEST_CASE("long values are cut after so many characters") {
  const std::string text(1000, 'a');
  CHECK(to_string(Value(std::string_view(text)), 10) == "\"aaaaaaaa…");
  CHECK(to_string(Value(std::string_view("电力调度自动化")), 5) == "\"电力调…");
}

TEST_CASE("timestamps are read as RFC 3339") {
  CHECK(to_text(*timestamp_of("2026-11-23T08:00:00+08:00")) == "2026-11-23T00:00:00Z");
  CHECK(to_text(*timestamp_of("2026-11-23T08:00:00.120Z")) == "2026-11-23T08:00:00.12Z");
  for (const char* text :
       {"2026-11-23", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-23T24:00:00Z",
        "2026-11-23T00:00:00", "2026-11-23T00:00:00Zx", "2026-11-23T00:00:00.Z", ""})
    CHECK_MESSAGE(!timestamp_of(text), text);
}

TEST_CASE("durations are read with units and written in seconds") {
  CHECK(to_text(*duration_of("1h30m")) == "5400s");
  CHECK(to_text(*duration_of("1.5h")) == "5400s");
  CHECK(to_text(*duration_of("-1.5s")) == "-1.5s");
  CHECK(to_text(*duration_of("100ms")) == "0.1s");
  CHECK(to_text(*duration_of("1500us3ns")) == "0.001500003s");
  CHECK(to_text(*duration_of("0")) == "0s");
  for (const char* text : {"", "1", "s", "1x", "1h ", "--1s", ".s"})
    CHECK_MESSAGE(!duration_of(text), text);
}

TEST_CASE("nanoseconds keep the sign of the seconds") {
  CHECK(sum({1, 0}, {0, -1}) == Duration{0, 999'999'999});
  CHECK(sum({-1, 0}, {0, 1}) == Duration{0, -999'999'999});
  CHECK(between({10, 500'000'000}, {9, 0}) == Duration{-1, -500'000'000});
  CHECK(later({0, 0}, {0, -1}) == Timestamp{-1, 999'999'999});
}
