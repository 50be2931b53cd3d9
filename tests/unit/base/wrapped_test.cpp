#include "base/wrapped.hpp"

#include <doctest/doctest.h>

using pipeline::base::wrapped;

TEST_CASE("a line is broken at a blank, before it grows wider than asked") {
  CHECK(wrapped("one two three", 20) == "one two three");
  CHECK(wrapped("one two three", 7) == "one two\nthree");
  CHECK(wrapped("one two three", 8, 2) == "one\n  two\n  three");
}

TEST_CASE("a word that is wider than a line stands out") {
  CHECK(wrapped("a opportunities/2026/x.yaml b", 10) == "a\nopportunities/2026/x.yaml\nb");
}

TEST_CASE("Chinese is broken between any two characters, but not before a closing sign") {
  CHECK(wrapped("加权金额等于金额乘赢率", 10) == "加权金额等\n于金额乘赢\n率");
  CHECK(wrapped("加权金额，等于金额", 8) == "加权金\n额，等于\n金额");
  CHECK(wrapped("阶段 bid 已过", 9) == "阶段 bid\n已过");
  CHECK(wrapped("停留（天数）", 6) == "停留\n（天\n数）");
}

TEST_CASE("a word of Latin letters inside Chinese stays whole") {
  CHECK(wrapped("金额amount大于", 8) == "金额\namount大\n于");
}
