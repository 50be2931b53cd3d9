#include "base/catalogue.hpp"

#include <doctest/doctest.h>

using namespace pipeline::base;

TEST_CASE("English texts stay as they are") {
  CHECK(translate(Language::en, "no such message in any catalogue") ==
        "no such message in any catalogue");
  CHECK(translate(Language::en, "error") == "error");
}

TEST_CASE("a text without a translation is shown in English") {
  CHECK(translate(Language::zh, "no such message in any catalogue") ==
        "no such message in any catalogue");
  CHECK(translate(Language::zh, "") == "");
}

TEST_CASE("a text with a translation is shown in Chinese") {
  CHECK(translate(Language::zh, "error") == "错误");
  CHECK(translate(Language::zh, "warning") == "警告");
}

TEST_CASE("English chooses singular and plural by the count") {
  CHECK(translate(Language::en, "{0} deal", "{0} deals", 1) == "{0} deal");
  CHECK(translate(Language::en, "{0} deal", "{0} deals", 0) == "{0} deals");
  CHECK(translate(Language::en, "{0} deal", "{0} deals", 2) == "{0} deals");
}

TEST_CASE("Chinese has one form for every count") {
  CHECK(translate(Language::zh, "{0} deal", "{0} deals", 1) == "{0} 个商机");
  CHECK(translate(Language::zh, "{0} deal", "{0} deals", 5) == "{0} 个商机");
  CHECK(translate(Language::zh, "{0} nothing", "{0} nothings", 1) == "{0} nothing");
}

TEST_CASE("places are filled in any order, more than once, and not within what fills them") {
  CHECK(filled(Language::en, "'{0}' is {1}", {"x", "y"}) == "'x' is y");
  CHECK(filled(Language::en, "{1}{0}{1}", {"a", "b"}) == "bab");
  CHECK(filled(Language::en, "{0} {1}", {"{1}", "z"}) == "{1} z");
  CHECK(filled(Language::en, "{10}", {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "ten"}) ==
        "ten");
}

TEST_CASE("braces that are no place, and places without an argument, stay as they are") {
  CHECK(filled(Language::en, "{0} {2} {} {x} { {0", {"a"}) == "a {2} {} {x} { {0");
  CHECK(filled(Language::en, "{123}", {"a"}) == "{123}");
}

TEST_CASE("doubled braces are written as one") {
  CHECK(filled(Language::en, "rates: {{{0}: 7.1}}", {"USD"}) == "rates: {USD: 7.1}");
  CHECK(filled(Language::en, "{{0}}", {"a"}) == "{0}");
}
