#include "yaml/scalar.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

#include "yaml/reader.hpp"

using namespace pipeline;
using yaml::plain_type;
using yaml::ScalarType;

namespace {

void check_all(std::initializer_list<std::string_view> texts, ScalarType type) {
  for (const auto text : texts) {
    CAPTURE(text);
    CHECK(plain_type(text) == type);
  }
}

}  // namespace

TEST_CASE("plain scalars have the types of YAML 1.2's core schema") {
  check_all({"", "~", "null", "Null", "NULL"}, ScalarType::null);
  check_all({"true", "True", "TRUE", "false", "False", "FALSE"}, ScalarType::boolean);
  check_all({"0", "12", "-7", "+3", "0x1F", "0o17", "12800000"}, ScalarType::integer);
  check_all({"1.5", "-0.25", ".5", "1.", "1e3", "1.2E-4", ".inf", "-.INF", ".nan", "0.5"},
            ScalarType::number);
}

TEST_CASE("what other tools take for numbers, truth or time is text here") {
  check_all(
      {"yes", "no", "on", "off", "y",  "n",  "0123",  "1_000", "1,000", "12:30", "2026-11-23", "0x",
       "0o8", "-",  "+",  ".",   "e3", "1e", "1.2.3", "nULL",  "tRUE",  "55%",   "007.5"},
      ScalarType::text);
}

TEST_CASE("quoted and block scalars are always text") {
  const auto document = yaml::read({"f", "- '1'\n- \"true\"\n- |-\n  3\n- ''\n- 4\n"});
  const auto type = [&](std::size_t i) { return yaml::scalar_type(document->root().at(i).node()); };
  for (std::size_t i = 0; i < 4; ++i) CHECK(type(i) == ScalarType::text);
  CHECK(type(4) == ScalarType::integer);
}
