// Exact decimal numbers for money and percentages. Binary floating point never holds an amount.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipeline::base {

/// units × 10^-6, held in 128 bits: sums of any number of deals stay exact. Six digits behind the
/// point cover every currency and rates as banks publish them. Past ±10^31 a result stays at that
/// bound.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : units_(static_cast<__int128>(whole) * scale) {}
  /// `units` must lie within ±largest.
  [[nodiscard]] static constexpr Decimal from_units(__int128 units) {
    Decimal d;
    d.units_ = units;
    return d;
  }
  /// The nearest decimal to a double, halves away from zero.
  [[nodiscard]] static Decimal from_double(double value);

  [[nodiscard]] constexpr __int128 units() const { return units_; }
  [[nodiscard]] double to_double() const;
  [[nodiscard]] constexpr bool is_zero() const { return units_ == 0; }
  [[nodiscard]] constexpr bool is_negative() const { return units_ < 0; }

  friend constexpr Decimal operator+(Decimal a, Decimal b) { return bounded(a.units_ + b.units_); }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return bounded(a.units_ - b.units_); }
  /// Product, rounded to six digits, halves away from zero.
  friend Decimal operator*(Decimal a, Decimal b);
  Decimal& operator+=(Decimal other) { return *this = *this + other; }
  friend constexpr auto operator<=>(Decimal, Decimal) = default;

  /// Rounded to `digits` (0 to 6) behind the point, halves away from zero.
  [[nodiscard]] Decimal rounded(int digits) const;

  static constexpr std::int64_t scale = 1'000'000;
  /// The bound of every value, in units: two such values can be added without overflow.
  static constexpr __int128 largest =
      static_cast<__int128>(1'000'000'000'000'000'000) * 1'000'000'000'000'000'000 * 10;

 private:
  static constexpr Decimal bounded(__int128 units) {
    return from_units(units > largest ? largest : units < -largest ? -largest : units);
  }

  __int128 units_ = 0;
};

/// Reads an optional sign, digits, and an optional point with one to six digits behind it; at most
/// 15 digits before the point. No exponent, no grouping, no
/// leading zeros (0123 is no number: FORMAT §2).
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// Shortest form: 12800000, 150000.5, -0.25.
[[nodiscard]] std::string to_string(Decimal value);

/// With at most one digit behind the point, halves away from zero: 2.25 → 2.3, 68.0 → 68.
[[nodiscard]] std::string with_one_digit(double value);

}  // namespace pipeline::base
