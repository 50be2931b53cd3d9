#include "render/paint.hpp"

#include <doctest/doctest.h>

#include "render/symbols.hpp"

using namespace pipeline::render;
using pipeline::base::Terminal;

TEST_CASE("without colour text stays as it is") {
  CHECK(paint("x", Style::red, {}) == "x");
  CHECK(paint("", Style::red, {.colour = true}).empty());
  CHECK(paint("x", Style::plain, {.colour = true}) == "x");
}

TEST_CASE("a colour within bold leaves the rest bold") {
  const Terminal terminal{.colour = true};
  const std::string inner = paint("b", Style::green, terminal);
  CHECK(paint("a" + inner + "c", Style::bold, terminal) == "\x1B[1ma\x1B[32mb\x1B[39mc\x1B[22m");
}

TEST_CASE("symbols have ASCII forms") {
  CHECK(symbols({}).cross == "✗");
  CHECK(symbols({.unicode = false}).cross == "x");
  CHECK(symbols({.unicode = false}).arrow == "->");
}
