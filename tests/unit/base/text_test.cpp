#include "base/text.hpp"

#include <doctest/doctest.h>

using namespace pipeline::base;

TEST_CASE("Latin letters take one cell, Chinese two, combining marks none") {
  CHECK(display_width("") == 0);
  CHECK(display_width("deal") == 4);
  CHECK(display_width("华东电力") == 8);
  CHECK(display_width("A华") == 3);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("ｗ") == 2);
  CHECK(display_width("，") == 2);
}

TEST_CASE("an emoji takes two cells, however many code points it is made of") {
  CHECK(display_width("😀") == 2);
  CHECK(display_width("👨\u200D👩\u200D👧") == 2);
  CHECK(display_width("👍🏽") == 2);
  CHECK(display_width("🇨🇳") == 2);
  CHECK(display_width("❤") == 1);
  CHECK(display_width("❤\uFE0F") == 2);
}

TEST_CASE("symbols of our own output take one cell") {
  for (const char* symbol : {"…", "→", "✓", "✗", "·", "─"}) CHECK(display_width(symbol) == 1);
}

TEST_CASE("bytes that are not UTF-8 take a cell each") {
  CHECK(display_width("a\xFF\xFE") == 3);
}

TEST_CASE("text that fits is not cut") {
  CHECK(shortened("deal", 4) == "deal");
  CHECK(shortened("华东", 4) == "华东");
}

TEST_CASE("text that does not fit is cut at a character and never grows wider than asked") {
  CHECK(shortened("opportunity", 5) == "oppo…");
  CHECK(shortened("华东电力", 6) == "华东…");
  CHECK(shortened("华东电力", 5) == "华东…");
  CHECK(shortened("华东电力", 4) == "华…");
  CHECK(shortened("华东", 1) == "…");
  CHECK(shortened("华东", 0).empty());
  for (std::size_t width = 0; width < 12; ++width)
    CHECK(display_width(shortened("华a东👨\u200D👩\u200D👧e\u0301x电", width)) <= width);
}

TEST_CASE("a joined emoji is kept whole or cut off whole") {
  CHECK(shortened("👨\u200D👩\u200D👧abc", 3) == "👨\u200D👩\u200D👧…");
  CHECK(shortened("👨\u200D👩\u200D👧abc", 2) == "…");
}

TEST_CASE("another mark can stand for what was cut") {
  CHECK(shortened("opportunity", 6, "...") == "opp...");
  CHECK(shortened("opportunity", 2, "...").empty());
}

TEST_CASE("padding fills to a width in cells") {
  CHECK(pad_right("华东", 6) == "华东  ");
  CHECK(pad_left("12", 5) == "   12");
  CHECK(pad_right("long", 2) == "long");
}

TEST_CASE("control characters and direction marks are written out") {
  CHECK(printable("plain 华东 😀") == "plain 华东 😀");
  CHECK(printable("\x1B[31mred") == "\\u{1b}[31mred");
  CHECK(printable("a\u202Eb") == "a\\u{202e}b");
  CHECK(printable("a\u2066b\u009Bc") == "a\\u{2066}b\\u{9b}c");
  CHECK(printable(std::string_view("a\0b\x7F", 4)) == "a\\u{0}b\\u{7f}");
  CHECK(printable("a\nb\r\nc\td") == "a\\nb\\r\\nc\\td");
}

TEST_CASE("bytes that are not UTF-8 become the replacement character") {
  CHECK(printable("a\xC3(") == "a\uFFFD(");
}

TEST_CASE("what emoji and names need is left in the text") {
  CHECK(printable("👨\u200D👩 ❤\uFE0F") == "👨\u200D👩 ❤\uFE0F");
}
