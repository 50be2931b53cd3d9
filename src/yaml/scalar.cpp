#include "yaml/scalar.hpp"

#include <algorithm>

namespace pipeline::yaml {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// An integer of the core schema. A leading zero makes a text: postcodes and project numbers are no
/// numbers.
bool is_integer(std::string_view text) {
  if (text.starts_with("0x"))
    return text.size() > 2 &&
           text.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string_view::npos;
  if (text.starts_with("0o"))
    return text.size() > 2 && text.find_first_not_of("01234567", 2) == std::string_view::npos;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return all_digits(text) && (text.size() == 1 || text.front() != '0');
}

/// [-+]? ( \. digits | digits ( \. digits* )? ) ( [eE] [-+]? digits )?
bool is_float(std::string_view text) {
  if (is_one_of(text, {".inf", ".Inf", ".INF", "+.inf", "-.inf", "-.Inf", "-.INF", "+.Inf", "+.INF",
                       ".nan", ".NaN", ".NAN"}))
    return true;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    auto power = text.substr(exponent + 1);
    if (power.starts_with('-') || power.starts_with('+')) power.remove_prefix(1);
    if (!all_digits(power)) return false;
    text = text.substr(0, exponent);
  }
  const auto point = text.find('.');
  if (point == std::string_view::npos)
    return exponent != std::string_view::npos && all_digits(text);
  const auto whole = text.substr(0, point);
  const auto fraction = text.substr(point + 1);
  if (whole.size() > 1 && whole.front() == '0') return false;
  return (whole.empty() || all_digits(whole)) && (fraction.empty() || all_digits(fraction)) &&
         !(whole.empty() && fraction.empty());
}

}  // namespace

ScalarType plain_type(std::string_view text) {
  if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) return ScalarType::null;
  if (is_one_of(text, {"true", "True", "TRUE", "false", "False", "FALSE"}))
    return ScalarType::boolean;
  if (is_integer(text)) return ScalarType::integer;
  return is_float(text) ? ScalarType::number : ScalarType::text;
}

ScalarType scalar_type(const Node& node) {
  return node.style == Style::plain ? plain_type(node.text) : ScalarType::text;
}

}  // namespace pipeline::yaml
