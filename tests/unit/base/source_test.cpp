#include "base/source.hpp"

#include <doctest/doctest.h>

using namespace pipeline::base;

namespace {

/// "line:column-line:column" of [begin, end).
std::string place(std::string text, std::uint32_t begin, std::uint32_t end) {
  const auto at = locate({"f.yaml", std::move(text)}, {begin, end});
  return std::to_string(at.line) + ":" + std::to_string(at.column) + "-" +
         std::to_string(at.end_line) + ":" + std::to_string(at.end_column);
}

}  // namespace

TEST_CASE("lines and columns count from 1, the end is one past the last character") {
  CHECK(place("abc\ndef\n", 0, 1) == "1:1-1:2");
  CHECK(place("abc\ndef\n", 4, 7) == "2:1-2:4");
  CHECK(place("abc\ndef\n", 2, 5) == "1:3-2:2");
  CHECK(place("abc\n\nx", 4, 4) == "2:1-2:1");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(place("名称: 电力", 8, 11) == "1:5-1:6");
  CHECK(place("a😀b", 5, 6) == "1:3-1:4");
}

TEST_CASE("a byte order mark takes no column, but only at the start") {
  CHECK(place("\xEF\xBB\xBF"
              "a: b\nc",
              3, 4) == "1:1-1:2");
  CHECK(place("\xEF\xBB\xBF"
              "a: b\nc",
              8, 9) == "2:1-2:2");
  CHECK(place("\xEF\xBB\xBF"
              "a",
              0, 0) == "1:1-1:1");
}

TEST_CASE("CRLF is one line end") {
  CHECK(place("ab\r\ncd\r\n", 4, 6) == "2:1-2:3");
  CHECK(line_at("ab\r\ncd\r\n", 5) == "cd");
}

TEST_CASE("places past the end are the end") {
  CHECK(place("ab\ncd", 99, 100) == "2:3-2:3");
  CHECK(place("", 0, 1) == "1:1-1:1");
  CHECK(line_at("ab\ncd", 99) == "cd");
}

TEST_CASE("the line of a place comes without its line end") {
  CHECK(line_at("ab\ncd\nef", 0) == "ab");
  CHECK(line_at("ab\ncd\nef", 2) == "ab");
  CHECK(line_at("ab\ncd\nef", 3) == "cd");
  CHECK(line_at("ab\ncd\nef", 8) == "ef");
  CHECK(line_at("ab\n", 3) == "");
  CHECK(line_at("", 0) == "");
}

TEST_CASE("a location keeps the path it was given") {
  CHECK(locate({"opportunities/华东.yaml", "a"}, {0, 1}).path == "opportunities/华东.yaml");
}
