#include "model/money.hpp"

#include <algorithm>

namespace pipeline::model {

std::optional<Currency> parse_currency(std::string_view text) {
  if (text.size() != 3) return std::nullopt;
  Currency currency{};
  for (std::size_t i = 0; i < 3; ++i) {
    if (text[i] < 'A' || text[i] > 'Z') return std::nullopt;
    currency[i] = text[i];
  }
  return currency;
}

std::string to_string(Currency currency) {
  return {currency.data(), currency.size()};
}

std::optional<Money> parse_money(std::string_view text, Currency home) {
  const auto blank = text.find(' ');
  const auto value = base::parse_decimal(text.substr(0, blank));
  if (!value) return std::nullopt;
  if (blank == std::string_view::npos) return Money{*value, home};
  const auto code = text.substr(text.find_first_not_of(' ', blank));
  const auto currency = parse_currency(code);
  if (!currency) return std::nullopt;
  return Money{*value, *currency};
}

std::string to_string(const Money& money, Currency home) {
  auto text = base::to_string(money.value);
  if (money.currency != home) text += ' ' + to_string(money.currency);
  return text;
}

std::optional<base::Decimal> Rates::on(base::Date day, Currency currency) const {
  if (currency == home) return base::Decimal(1);
  const auto found = by_currency.find(currency);
  if (found == by_currency.end()) return std::nullopt;
  const auto& rates = found->second;
  const auto later =
      std::find_if(rates.begin(), rates.end(), [&](const Rate& r) { return day < r.from; });
  if (later == rates.begin()) return std::nullopt;
  return std::prev(later)->value;
}

std::optional<base::Decimal> Rates::in_home(const Money& money, base::Date day) const {
  const auto rate = on(day, money.currency);
  if (!rate) return std::nullopt;
  return money.value * *rate;
}

}  // namespace pipeline::model
