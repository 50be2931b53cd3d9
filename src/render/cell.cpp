#include "render/cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

using base::Decimal;
using base::Language;

/// `value` × 10^-digits to two digits behind the point, halves away from zero.
Decimal in_units_of(Decimal value, int digits) {
  __int128 divisor = 1;
  for (int i = 0; i < digits; ++i) divisor *= 10;
  // A hundredth of the new unit is the step to round to; it is a whole number of the old units.
  const __int128 step = divisor * Decimal::scale / 100;
  const __int128 units = value.units();
  const __int128 hundredths = (units + (units < 0 ? -step : step) / 2) / step;
  return Decimal::from_units(hundredths * (Decimal::scale / 100));
}

Decimal magnitude(Decimal value) {
  return value.is_negative() ? Decimal() - value : value;
}

std::string short_number(double value) {
  return std::isfinite(value) ? grouped(base::with_one_digit(value)) : std::string();
}

/// Text of several lines on one: a cell has no room for more.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_break = c == '\n' || c == '\r';
    if (!is_break)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return base::printable(line);
}

struct ShownValue {
  Language language;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return on_one_line(text); }
  std::string operator()(const base::Phrase& phrase) const { return words(phrase, language); }
  std::string operator()(const base::Localized& title) const {
    return on_one_line(title.in(language));
  }
  std::string operator()(base::Count count) const { return grouped(std::to_string(count.value)); }
  std::string operator()(const base::Amount& a) const {
    const std::string value = amount(a.value, language);
    return a.currency.empty() ? value : value + " " + base::printable(a.currency);
  }
  std::string operator()(base::Percent percent) const {
    const std::string number = short_number(percent.fraction * 100);
    return number.empty() ? number : number + "%";
  }
  std::string operator()(base::Days days) const { return short_number(days.count); }
  std::string operator()(base::Points points) const { return short_number(points.value); }
  std::string operator()(base::Date date) const { return to_string(date); }
};

struct RawValue {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const base::Phrase& phrase) const {
    return base::filled(Language::en, phrase.english, phrase.arguments);
  }
  std::string operator()(const base::Localized& title) const { return title.in(Language::en); }
  std::string operator()(base::Count count) const { return std::to_string(count.value); }
  std::string operator()(const base::Amount& a) const { return to_string(a.value); }
  std::string operator()(base::Percent percent) const { return raw_number(percent.fraction); }
  std::string operator()(base::Days days) const { return raw_number(days.count); }
  std::string operator()(base::Points points) const { return raw_number(points.value); }
  std::string operator()(base::Date date) const { return to_string(date); }
};

const base::CellValue& value_at(const base::Row& row, std::size_t column) {
  static const base::CellValue nothing;
  return column < row.cells.size() ? row.cells[column].value : nothing;
}

/// The currency of all amounts in the column; nothing if there are none, or several.
std::optional<std::string> common_currency(const base::Table& table, std::size_t column) {
  std::optional<std::string> common;
  for (const base::Row& row : table.rows) {
    const auto* found = std::get_if<base::Amount>(&value_at(row, column));
    if (!found) continue;
    if (common && *common != found->currency) return {};
    common = found->currency;
  }
  return common;
}

bool is_text(const base::CellValue& value) {
  return std::holds_alternative<std::string>(value) ||
         std::holds_alternative<base::Phrase>(value) ||
         std::holds_alternative<base::Localized>(value);
}

template <class Holds>
bool any_cell(const base::Table& table, std::size_t column, Holds holds) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const base::Row& row) {
    return row.role == base::RowRole::item && holds(value_at(row, column));
  });
}

}  // namespace

std::string grouped(std::string_view number) {
  const std::size_t start = number.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(number.find('.'), number.size());
  std::string text(number);
  for (std::size_t at = end; at > start + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string amount(Decimal value, Language language) {
  // Rounded first: 9,999.999万 must become 1亿, not 10,000万.
  if (language == Language::zh && magnitude(in_units_of(value, 4)) >= Decimal(10'000))
    return grouped(to_string(in_units_of(value, 8))) + "亿";
  if (language == Language::zh && magnitude(value.rounded(2)) >= Decimal(10'000))
    return grouped(to_string(in_units_of(value, 4))) + "万";
  std::string text = to_string(value.rounded(2));
  const std::size_t point = text.find('.');
  if (point != text.npos) text.resize(point + 3, '0');
  return grouped(text);
}

std::string shown(const base::CellValue& value, Language language) {
  return std::visit(ShownValue{language}, value);
}

std::string raw(const base::CellValue& value) {
  return std::visit(RawValue{}, value);
}

std::string raw(const base::Cell& cell) {
  return cell.id ? *cell.id : raw(cell.value);
}

std::string raw_number(double value) {
  return std::isfinite(value) ? to_string(Decimal::from_double(value)) : std::string{};
}

bool is_number(const base::CellValue& value) {
  return !is_text(value) && !std::holds_alternative<std::monostate>(value) &&
         !std::holds_alternative<base::Date>(value);
}

Grid grid(const base::Table& table, Language language) {
  Grid grid;
  std::vector<std::optional<std::string>> currencies;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    currencies.push_back(common_currency(table, i));
    std::string title = words(table.columns[i].title, language);
    if (currencies[i] && !currencies[i]->empty())
      title =
          base::filled(language, base::msg("{0} ({1})"), {title, base::printable(*currencies[i])});
    const bool has_text = any_cell(table, i, is_text);
    const bool is_right = table.columns[i].align == base::Align::right ||
                          (!has_text && any_cell(table, i, is_number));
    grid.columns.push_back({std::move(title), is_right, has_text && !table.columns[i].whole});
  }
  for (const base::Row& row : table.rows) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const base::CellValue& value = value_at(row, i);
      const auto* money = std::get_if<base::Amount>(&value);
      texts.push_back(money && currencies[i] ? amount(money->value, language)
                                             : shown(value, language));
    }
    grid.rows.push_back(std::move(texts));
  }
  return grid;
}

}  // namespace pipeline::render
