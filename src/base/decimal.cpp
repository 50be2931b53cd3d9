#include "base/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pipeline::base {
namespace {

using Magnitude = unsigned __int128;

constexpr std::int64_t exact_in_double = std::int64_t{1} << 53;

Magnitude magnitude(__int128 value) {
  return value < 0 ? -static_cast<Magnitude>(value) : static_cast<Magnitude>(value);
}

/// The value with this sign; what does not fit becomes the largest that does.
Decimal signed_units(Magnitude value, bool negative) {
  const auto units =
      static_cast<__int128>(std::min(value, static_cast<Magnitude>(Decimal::largest)));
  return Decimal::from_units(negative ? -units : units);
}

// Not __builtin_mul_overflow: for 128 bits clang calls a function that libgcc does not have.
Magnitude product(Magnitude a, Magnitude b) {
  constexpr auto largest = static_cast<Magnitude>(Decimal::largest);
  return b != 0 && a > largest / b ? largest : a * b;
}

/// `value` / `divisor`, halves up.
Magnitude quotient(Magnitude value, Magnitude divisor) {
  const Magnitude rest = value % divisor;
  return value / divisor + (rest >= divisor - rest ? 1 : 0);
}

std::string digits_of(Magnitude value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  return digits;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view leading_digits(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

}  // namespace

Decimal Decimal::from_double(double value) {
  if (std::isnan(value)) return {};
  if (std::isinf(value)) return signed_units(static_cast<Magnitude>(largest), value < 0);
  int exponent = 0;
  const double mantissa = std::frexp(std::fabs(value), &exponent);
  // |value| = integer × 2^exponent exactly from here on, and integer < 2^53.
  Magnitude units = static_cast<Magnitude>(std::ldexp(mantissa, 53)) * scale;
  exponent -= 53;
  for (; exponent > 0; --exponent) units = product(units, 2);
  if (exponent <= -100) units = 0;  // far below half of a unit
  if (exponent < 0 && units != 0) units = quotient(units, Magnitude{1} << -exponent);
  return signed_units(units, value < 0);
}

double Decimal::to_double() const {
  if (units_ >= -exact_in_double && units_ <= exact_in_double)
    return static_cast<double>(static_cast<std::int64_t>(units_)) / static_cast<double>(scale);
  // Dividing a units count that a double cannot hold would round twice.
  const std::string text = to_string(*this);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Decimal operator*(Decimal a, Decimal b) {
  constexpr auto scale = static_cast<Magnitude>(Decimal::scale);
  const Magnitude left = magnitude(a.units_);
  const Magnitude right = magnitude(b.units_);
  // Whole part and rest of the left side apart, so that money times a rate needs no more than 128
  // bits.
  const Magnitude whole = product(left / scale, right);
  const Magnitude rest = quotient(product(left % scale, right), scale);
  return signed_units(whole + rest, a.is_negative() != b.is_negative());
}

Decimal Decimal::rounded(int digits) const {
  Magnitude step = 1;
  for (int i = std::clamp(digits, 0, 6); i < 6; ++i) step *= 10;
  return signed_units(product(quotient(magnitude(units_), step), step), is_negative());
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view whole = leading_digits(text);
  if (whole.empty() || whole.size() > 15) return {};
  if (whole.size() > 1 && whole.front() == '0') return {};
  text.remove_prefix(whole.size());
  std::string_view fraction;
  if (text.starts_with('.')) {
    fraction = leading_digits(text.substr(1));
    if (fraction.empty() || fraction.size() > 6) return {};
    text.remove_prefix(1 + fraction.size());
  }
  if (!text.empty()) return {};
  Magnitude units = 0;
  for (const char c : whole) units = units * 10 + static_cast<Magnitude>(c - '0');
  for (std::size_t i = 0; i < 6; ++i)
    units = units * 10 + (i < fraction.size() ? static_cast<Magnitude>(fraction[i] - '0') : 0);
  return signed_units(units, negative);
}

std::string to_string(Decimal value) {
  const Magnitude units = magnitude(value.units());
  std::string text = value.is_negative() ? "-" : "";
  text += digits_of(units / Decimal::scale);
  std::string fraction = digits_of(units % Decimal::scale);
  fraction.insert(0, 6 - fraction.size(), '0');
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? text : text + "." + fraction;
}

std::string with_one_digit(double value) {
  return to_string(Decimal::from_double(value).rounded(1));
}

}  // namespace pipeline::base
