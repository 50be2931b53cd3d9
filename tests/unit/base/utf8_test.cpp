#include "base/utf8.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace pipeline::base;

TEST_CASE("a character has its code point and its length in bytes") {
  const auto check = [](std::string_view text, char32_t value, std::uint32_t size) {
    const auto character = code_point_at(text, 0);
    REQUIRE(character);
    CHECK(character->value == value);
    CHECK(character->size == size);
  };
  check("a", U'a', 1);
  check("\xC3\xA9", 0xE9, 2);
  check("中", U'中', 3);
  check("😀", U'😀', 4);
  check("\x7F", 0x7F, 1);
  check("\xC2\x80", 0x80, 2);
  check("\xDF\xBF", 0x7FF, 2);
  check("\xE0\xA0\x80", 0x800, 3);
  check("\xEF\xBF\xBF", 0xFFFF, 3);
  check("\xF0\x90\x80\x80", 0x10000, 4);
  check("\xF4\x8F\xBF\xBF", 0x10FFFF, 4);
  CHECK(code_point_at("a中", 1)->value == U'中');
}

TEST_CASE("overlong forms, surrogates, stray and missing bytes are no characters") {
  for (const std::string_view bytes :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
        "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xFF", "\xC3", "\xE4\xB8", "\xF0\x9F\x98", "\xC3(", "\xE4\xB8(",
        "\xE4(\xAD"}) {
    CAPTURE(bytes);
    CHECK_FALSE(code_point_at(bytes, 0));
  }
  CHECK_FALSE(code_point_at("中", 1));
  CHECK_FALSE(code_point_at("a", 1));
  CHECK_FALSE(code_point_at("", 0));
}

TEST_CASE("the first malformed byte is found, and text without one has none") {
  CHECK(find_malformed("plain, 中文, 😀") == std::string_view::npos);
  CHECK(find_malformed("") == std::string_view::npos);
  CHECK(find_malformed("中\xFF\xFF") == 3);
  CHECK(find_malformed("ab\xE4\xB8") == 2);
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("abc") == 3);
  CHECK(count_characters("中文😀é") == 4);
}

TEST_CASE("what is appended is read back, from every length") {
  for (const char32_t character :
       {U'\0', U'a', char32_t{0x7F}, char32_t{0x80}, char32_t{0x7FF}, char32_t{0x800}, U'中',
        char32_t{0xFFFF}, char32_t{0x10000}, U'😀', char32_t{0x10FFFF}}) {
    std::string text = "x";
    append_utf8(text, character);
    const auto read = code_point_at(text, 1);
    REQUIRE(read);
    CHECK(read->value == character);
    CHECK(read->size + 1 == text.size());
  }
}
