#include "model/scalar.hpp"

#include <algorithm>
#include <charconv>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "base/tree.hpp"
#include "model/faults.hpp"
#include "yaml/scalar.hpp"

namespace pipeline::model {

namespace {

using base::Argument;
using base::Diagnostic;
using base::Phrase;
using yaml::NodeRef;
using yaml::ScalarType;

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool looks_like_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
}

/// "file:///etc/passwd": an address, but one of this machine.
bool is_file_address(std::string_view text) {
  constexpr std::string_view scheme = "file:";
  const auto opening = text.substr(0, scheme.size());
  return std::equal(opening.begin(), opening.end(), scheme.begin(), scheme.end(),
                    [](char a, char b) { return (a | 0x20) == b; });
}

/// Turns one scalar into the content of a value, or says what is wrong with it.
class ScalarReader {
 public:
  ScalarReader(const Type& type, const References& references, std::string_view key)
      : type_(type), references_(references), key_(key) {}

  ReadScalar read(std::string_view text, bool plain) {
    auto content = value_of(text, plain);
    return {std::move(content), std::move(fault_)};
  }

 private:
  decltype(Value::content) value_of(std::string_view text, bool plain) {
    if (plain && yaml::plain_type(text) == ScalarType::null) return {};
    switch (type_.kind) {
      case TypeKind::text:
        return text;
      case TypeKind::choice:
        return choice(text);
      case TypeKind::person:
        return reference(text, references_.people, unknown_person);
      case TypeKind::account:
        return reference(text, references_.accounts, unknown_account);
      case TypeKind::ref:
        return ref(text);
      case TypeKind::integer:
      case TypeKind::number:
      case TypeKind::percent:
      case TypeKind::boolean:
      case TypeKind::date:
      case TypeKind::money:
        break;
      case TypeKind::list:
      case TypeKind::map:
      case TypeKind::record:
        return fault(wrong_type,
                     {std::string(key_), Phrase{base::msg("a text")}, phrase_for(type_)});
    }
    auto content = within_range(typed(text), text);
    if (!plain && !fault_) {
      return fault(quoted_value, {std::string(key_), std::string(text), phrase_for(type_)});
    }
    if (!plain)
      return fault(wrong_type, {std::string(key_), Phrase{base::msg("a text")}, phrase_for(type_)});
    return content;
  }

  decltype(Value::content) within_range(decltype(Value::content) content, std::string_view text) {
    const Value value{.type = &type_, .content = content};
    const auto number = number_of(value);
    if (number && type_.least && *number < *type_.least)
      return fault(too_small, {std::string(key_), std::string(text), bound(*type_.least)});
    if (number && type_.greatest && *number > *type_.greatest)
      return fault(too_large, {std::string(key_), std::string(text), bound(*type_.greatest)});
    return content;
  }

  [[nodiscard]] std::string bound(base::Decimal number) const {
    return type_.kind == TypeKind::percent
               ? to_text({.type = &type_, .content = Percent{number}}, {})
               : base::to_string(number);
  }

  decltype(Value::content) typed(std::string_view text) {
    const auto scalar_type = yaml::plain_type(text);
    switch (type_.kind) {
      case TypeKind::integer:
        if (const auto i = parse_number<std::int64_t>(text);
            i && scalar_type == ScalarType::integer)
          return *i;
        return wrong(text);
      case TypeKind::number:
        if (scalar_type == ScalarType::integer || scalar_type == ScalarType::number)
          if (const auto d = parse_number<double>(text); d && *d - *d == 0) return *d;
        return wrong(text);
      case TypeKind::boolean:
        if (scalar_type == ScalarType::boolean) return text.front() == 't' || text.front() == 'T';
        return wrong(text);
      case TypeKind::percent:
        return percent(text);
      case TypeKind::date:
        return date(text);
      case TypeKind::money:
        return money(text);
      default:
        return {};
    }
  }

  decltype(Value::content) percent(std::string_view text) {
    if (text.ends_with('%')) {
      auto digits = text.substr(0, text.size() - 1);
      while (digits.ends_with(' ')) digits.remove_suffix(1);
      if (const auto value = base::parse_decimal(digits))
        return Percent{*value * base::Decimal::from_units(base::Decimal::scale / 100)};
    }
    return fault(bad_percent, {std::string(text)});
  }

  decltype(Value::content) date(std::string_view text) {
    if (const auto day = base::parse_date(text)) return *day;
    return fault(looks_like_date(text) ? impossible_date : bad_date, {std::string(text)});
  }

  decltype(Value::content) money(std::string_view text) {
    const auto home = references_.rates ? references_.rates->home : Currency{};
    const auto amount = parse_money(text, home);
    if (!amount) return fault(bad_money, {std::string(text)});
    if (references_.rates && !references_.rates->on(references_.today, amount->currency))
      return fault(no_rate, {to_string(amount->currency), base::to_string(references_.today)});
    return *amount;
  }

  decltype(Value::content) choice(std::string_view text) {
    const auto ids = base::ids_of(type_.choices);
    if ((ids.empty() && type_.source != ChoiceSource::listed) ||
        std::find(ids.begin(), ids.end(), text) != ids.end())
      return text;
    fault(unknown_value, {std::string(text), std::string(key_), ids});
    fault_->did_you_mean = base::nearest(text, ids);
    return {};
  }

  decltype(Value::content) reference(std::string_view text, const std::vector<std::string>& known,
                                     const Kind& kind) {
    if (std::binary_search(known.begin(), known.end(), text)) return text;
    fault(kind, {std::string(text)});
    fault_->did_you_mean = base::nearest(text, known);
    return {};
  }

  decltype(Value::content) ref(std::string_view text) {
    const bool is_address = text.find("://") != std::string_view::npos;
    // What a shell or another system would take for a way out is one, too.
    const bool is_way_out = text.starts_with('~') || text.find('\\') != std::string_view::npos;
    if (is_file_address(text) || (!is_address && (is_way_out || base::leads_outside(text))))
      return fault(outside_reference, {std::string(text)});
    return text;
  }

  decltype(Value::content) wrong(std::string_view text) {
    return fault(wrong_type, {std::string(key_), std::string(text), phrase_for(type_)});
  }

  decltype(Value::content) fault(const Kind& kind, std::vector<Argument> arguments) {
    fault_ = Diagnostic{.kind = &kind, .arguments = std::move(arguments)};
    return {};
  }

  const Type& type_;
  const References& references_;
  std::string_view key_;
  std::optional<Diagnostic> fault_;
};

}  // namespace

ReadScalar read_scalar(std::string_view text, bool plain, const Type& type,
                       const References& references, std::string_view key) {
  return ScalarReader(type, references, key).read(text, plain);
}

decltype(Value::content) read_untyped(NodeRef scalar) {
  switch (yaml::scalar_type(scalar.node())) {
    case ScalarType::null:
      return {};
    case ScalarType::boolean:
      return scalar.text().front() == 't' || scalar.text().front() == 'T';
    case ScalarType::integer:
      if (const auto i = parse_number<std::int64_t>(scalar.text())) return *i;
      break;
    case ScalarType::number:
      if (const auto d = parse_number<double>(scalar.text())) return *d;
      break;
    case ScalarType::text:
      break;
  }
  return scalar.text();
}

Phrase phrase_for(const Type& type) {
  switch (type.kind) {
    case TypeKind::integer:
      return {base::msg("a whole number")};
    case TypeKind::number:
      return {base::msg("a number")};
    case TypeKind::percent:
      return {base::msg("a percentage such as 28%")};
    case TypeKind::boolean:
      return {base::msg("true or false")};
    case TypeKind::date:
      return {base::msg("a date such as 2026-11-23")};
    case TypeKind::money:
      return {base::msg("an amount such as 12800000 or 150000.50 USD")};
    case TypeKind::list:
      return {base::msg("a list")};
    case TypeKind::map:
    case TypeKind::record:
      return {base::msg("a map")};
    case TypeKind::choice:
      return {base::msg("one of the declared values")};
    case TypeKind::text:
    case TypeKind::person:
    case TypeKind::account:
    case TypeKind::ref:
      return {base::msg("a text")};
  }
  return {};
}

}  // namespace pipeline::model
