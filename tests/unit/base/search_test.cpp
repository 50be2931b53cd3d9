#include "base/search.hpp"

#include <doctest/doctest.h>

using namespace pipeline::base;

TEST_CASE("capitals make no difference, in any alphabet that has them") {
  CHECK(find_word("Read the SCADA manual", "scada") == Match{9, 14});
  CHECK(find_word("größe ÄNDERN", "änd") == Match{8, 12});
  CHECK_FALSE(find_word("price", "prices").has_value());
}

TEST_CASE("full-width letters are those of ASCII") {
  CHECK(find_word("用ＳＣＡＤＡ系统", "scada") == Match{3, 18});
  CHECK(find_word("scada", "ＳＣ") == Match{0, 2});
}

TEST_CASE("Chinese words are found inside longer text, at the beginning of a character only") {
  CHECK(find_word("客户说是价格", "价格") == Match{12, 18});
  CHECK_FALSE(find_word("价格", "格价").has_value());
  CHECK(find_word("价格价格", "价格", 1)->begin == 6);
}

TEST_CASE("bytes that are no UTF-8 neither stop the search nor match anything else") {
  CHECK(find_word("\xFF\xFE price", "price") == Match{3, 8});
  CHECK_FALSE(find_word("\xFF", "\xFE").has_value());
  CHECK_FALSE(find_word("price", "").has_value());
}

TEST_CASE("places of several words do not overlap; the longer one wins") {
  const std::vector<Match> found = find_words("价格低，价格", {"价格", "价格低", "低"});
  CHECK(found == std::vector<Match>{{0, 9}, {12, 18}});
}

TEST_CASE("a search is taken apart at blanks of either width") {
  CHECK(words_of("  price　标准 x ") == std::vector<std::string>{"price", "标准", "x"});
  CHECK(words_of(" ").empty());
}
