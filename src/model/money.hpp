// Money: an exact amount in a currency, and the workspace's rates for other currencies.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"

namespace pipeline::model {

/// An ISO 4217 code, three capital letters.
using Currency = std::array<char, 3>;

[[nodiscard]] std::optional<Currency> parse_currency(std::string_view text);
[[nodiscard]] std::string to_string(Currency currency);

struct Money {
  base::Decimal value;
  Currency currency{};
  friend bool operator==(const Money&, const Money&) = default;
};

/// Reads `12800000` (in `home`) or `150000.50 USD`; nothing for another form.
[[nodiscard]] std::optional<Money> parse_money(std::string_view text, Currency home);

/// As files have it: the bare number in the home currency, else with its code.
[[nodiscard]] std::string to_string(const Money& money, Currency home);

/// Units of the home currency for one unit of another, from a day on.
struct Rate {
  base::Date from{-719162};  ///< 0001-01-01: for ever, where the file gives no day
  base::Decimal value;
};

/// The workspace's rates. Source: FORMAT §1, "the latest not after today".
struct Rates {
  Currency home{};
  std::map<Currency, std::vector<Rate>> by_currency;  ///< each list ordered by day

  /// The rate in force on `day`: 1 for the home currency, nothing where none is known.
  [[nodiscard]] std::optional<base::Decimal> on(base::Date day, Currency currency) const;

  /// `money` in the home currency at the rate of `day`; nothing without a rate.
  [[nodiscard]] std::optional<base::Decimal> in_home(const Money& money, base::Date day) const;
};

}  // namespace pipeline::model
