#include "base/decimal.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

using namespace pipeline::base;

namespace {
Decimal of(std::string_view text) {
  return parse_decimal(text).value();
}
}  // namespace

TEST_CASE("a decimal reads back in its shortest form") {
  CHECK(to_string(of("12800000")) == "12800000");
  CHECK(to_string(of("150000.50")) == "150000.5");
  CHECK(to_string(of("-0.25")) == "-0.25");
  CHECK(to_string(of("+7.120000")) == "7.12");
  CHECK(to_string(of("0.000001")) == "0.000001");
  CHECK(to_string(of("-0")) == "0");
  CHECK(to_string(of("999999999999999.999999")) == "999999999999999.999999");
}

TEST_CASE("other forms of numbers are refused") {
  for (const char* text :
       {"", "-", "+", ".5", "5.", "1e3", "1,000", "1.0000001", "1000000000000000", " 1", "1 ",
        "--1", "0x10", "1.2.3", "NaN", "１", "007", "00"})
    CHECK_MESSAGE(!parse_decimal(text), text);
}

TEST_CASE("sums and differences are exact where binary floating point is not") {
  CHECK(of("0.1") + of("0.2") == of("0.3"));
  CHECK(of("1000000000000.01") - of("1000000000000") == of("0.01"));
  Decimal sum;
  for (int i = 0; i < 1000; ++i) sum += of("0.001");
  CHECK(sum == Decimal(1));
}

TEST_CASE("a product is rounded to six digits, halves away from zero") {
  CHECK(of("150000.50") * of("7.12") == of("1068003.56"));
  CHECK(of("0.000001") * of("0.5") == of("0.000001"));
  CHECK(of("-0.000001") * of("0.5") == of("-0.000001"));
  CHECK(of("0.000001") * of("0.499999") == Decimal());
  CHECK(of("-3") * of("-4") == Decimal(12));
}

TEST_CASE("the product of the largest amounts is exact") {
  CHECK(to_string(of("999999999999999") * of("999999999999999")) ==
        "999999999999998000000000000001");
}

TEST_CASE("results past the bound stay at the bound") {
  const Decimal bound = Decimal::from_units(Decimal::largest);
  CHECK(bound * bound == bound);
  CHECK(bound + bound == bound);
  CHECK(Decimal() - bound - bound == Decimal() - bound);
  CHECK(bound * Decimal(-2) == Decimal() - bound);
  CHECK(Decimal::from_double(1e300) == bound);
  CHECK(Decimal::from_double(-std::numeric_limits<double>::infinity()) == Decimal() - bound);
}

TEST_CASE("rounding takes halves away from zero") {
  CHECK(of("2.345").rounded(2) == of("2.35"));
  CHECK(of("-2.345").rounded(2) == of("-2.35"));
  CHECK(of("2.344999").rounded(2) == of("2.34"));
  CHECK(of("2.5").rounded(0) == Decimal(3));
  CHECK(of("-2.5").rounded(0) == Decimal(-3));
  CHECK(of("1.234567").rounded(6) == of("1.234567"));
}

TEST_CASE("a double becomes the decimal nearest to it") {
  CHECK(Decimal::from_double(0.1) == of("0.1"));
  CHECK(Decimal::from_double(-12800000.25) == of("-12800000.25"));
  CHECK(Decimal::from_double(1e15) == Decimal(1'000'000'000'000'000));
  CHECK(Decimal::from_double(4.9e-7) == Decimal());
  CHECK(Decimal::from_double(5.1e-7) == of("0.000001"));
  CHECK(Decimal::from_double(1e-300) == Decimal());
  CHECK(Decimal::from_double(0.0) == Decimal());
  CHECK(Decimal::from_double(std::nan("")) == Decimal());
}

TEST_CASE("a decimal becomes the double nearest to it") {
  CHECK(of("0.1").to_double() == 0.1);
  CHECK(of("-150000.5").to_double() == -150000.5);
  CHECK(of("123456789012345.678901").to_double() == 123456789012345.678901);
  CHECK(of("999999999999999.999999").to_double() == 1e15);
}

TEST_CASE("order is by value, whatever the sign") {
  CHECK(of("-2") < of("-1.5"));
  CHECK(of("-1") < Decimal());
  CHECK(of("1.10") == of("1.1"));
  CHECK(of("-0.1").is_negative());
  CHECK(of("-0.0").is_zero());
}

TEST_CASE("text and double give back the decimal they were made from") {
  // Up to 2^33 a double has room for six digits behind the point.
  const unsigned seed = 20261123;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<std::int64_t> units(-8'500'000'000'000'000, 8'500'000'000'000'000);
  for (int i = 0; i < 2000; ++i) {
    const Decimal value = Decimal::from_units(units(random));
    CAPTURE(to_string(value));
    CHECK(parse_decimal(to_string(value)) == value);
    CHECK(Decimal::from_double(value.to_double()) == value);
    CHECK(value * Decimal(1) == value);
  }
}
