#include "model/bind.hpp"

#include <algorithm>
#include <charconv>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "model/faults.hpp"
#include "yaml/scalar.hpp"

namespace pipeline::model {

namespace {

using base::Argument;
using base::Diagnostic;
using base::Diagnostics;
using base::Phrase;
using yaml::NodeRef;
using yaml::ScalarType;

/// A scalar on its way to a type: its text, and whether the file left it unquoted.
struct Scalar {
  std::string_view text;
  bool plain = true;
};

Phrase phrase_for(NodeRef node) {
  if (node.is_map()) return {base::msg("a map")};
  if (node.is_list()) return {base::msg("a list")};
  return {base::msg("a text")};
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

bool leads_outside(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('~') || path.find('\\') != std::string_view::npos)
    return true;
  int depth = 0;
  while (!path.empty()) {
    const auto slash = path.find('/');
    const auto step = path.substr(0, slash);
    if (step == "..") --depth;
    if (!step.empty() && step != "." && step != "..") ++depth;
    if (depth < 0) return true;
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  }
  return false;
}

/// Turns one scalar into the content of a value, or says what is wrong with it.
class ScalarReader {
 public:
  ScalarReader(const Type& type, const References& references, std::string_view key)
      : type_(type), references_(references), key_(key) {}

  /// The value's content; monostate after a fault.
  decltype(Value::content) read(Scalar scalar) {
    if (scalar.plain && yaml::plain_type(scalar.text) == ScalarType::null) return {};
    switch (type_.kind) {
      case TypeKind::text:
        return scalar.text;
      case TypeKind::choice:
        return choice(scalar.text);
      case TypeKind::person:
        return reference(scalar.text, references_.people, unknown_person);
      case TypeKind::account:
        return reference(scalar.text, references_.accounts, unknown_account);
      case TypeKind::ref:
        return ref(scalar.text);
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
    auto content = within_range(typed(scalar.text), scalar.text);
    if (!scalar.plain && !fault_) {
      return fault(quoted_value, {std::string(key_), std::string(scalar.text), phrase_for(type_)});
    }
    if (!scalar.plain)
      return fault(wrong_type, {std::string(key_), Phrase{base::msg("a text")}, phrase_for(type_)});
    return content;
  }

  [[nodiscard]] const std::optional<Diagnostic>& found() const { return fault_; }

 private:
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
    if (text.find("://") == std::string_view::npos && leads_outside(text))
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

/// Walks the document and the declared type side by side.
class Binder {
 public:
  Binder(yaml::Document& document, const References& references, Diagnostics& findings)
      : document_(document), references_(references), findings_(findings) {}

  Value value(NodeRef node, const Type& type, std::string_view key) {
    Value bound{.type = &type, .node = node.id()};
    if (node.is_null()) return bound;
    switch (type.kind) {
      case TypeKind::record:
        if (node.is_map())
          bound.content = record(node, type);
        else
          mismatch(node, type, key);
        break;
      case TypeKind::map:
        if (node.is_map())
          bound.content = map(node, type.element.front());
        else
          mismatch(node, type, key);
        break;
      case TypeKind::list:
        if (node.is_list())
          bound.content = list(node, type.element.front(), key);
        else
          mismatch(node, type, key);
        break;
      default:
        if (node.is_scalar())
          bound.content = scalar(node, type, key);
        else
          mismatch(node, type, key);
    }
    return bound;
  }

 private:
  Record record(NodeRef node, const Type& type) {
    const auto slots = document_.arena->array<Value>(type.fields.size());
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i].type = &type.fields[i].type;
    std::size_t free_keys = 0;
    for (const NodeRef child : node) {
      const auto index = type.index_of(child.key_text());
      if (index != Type::npos)
        slots[index] = value(child, type.fields[index].type, type.fields[index].key);
      else if (is_free_key(child.key_text()))
        ++free_keys;
      else
        unknown(child.key(), type);
    }
    const auto members = document_.arena->array<Member>(free_keys);
    std::size_t next = 0;
    for (const NodeRef child : node)
      if (is_free_key(child.key_text()) && type.index_of(child.key_text()) == Type::npos)
        members[next++] = {child.key_text(), untyped(child)};
    return {slots, members};
  }

  Record map(NodeRef node, const Type& element) {
    const auto members = document_.arena->array<Member>(node.size());
    std::size_t next = 0;
    for (const NodeRef child : node)
      members[next++] = {child.key_text(), value(child, element, child.key_text())};
    return {{}, members};
  }

  List list(NodeRef node, const Type& element, std::string_view key) {
    const auto items = document_.arena->array<Value>(node.size());
    std::size_t next = 0;
    for (const NodeRef child : node) items[next++] = value(child, element, key);
    return {items};
  }

  decltype(Value::content) scalar(NodeRef node, const Type& type, std::string_view key) {
    ScalarReader reader(type, references_, key);
    const auto content = reader.read({node.text(), node.is_plain()});
    if (reader.found()) {
      findings_.push_back(*reader.found());
      findings_.back().where = node.location();
    }
    return content;
  }

  /// A user's own key: its value by YAML's core types.
  Value untyped(NodeRef node) {
    Value value{.type = nullptr, .node = node.id()};
    if (node.is_map()) {
      const auto members = document_.arena->array<Member>(node.size());
      std::size_t next = 0;
      for (const NodeRef child : node) members[next++] = {child.key_text(), untyped(child)};
      value.content = Record{{}, members};
    } else if (node.is_list()) {
      const auto items = document_.arena->array<Value>(node.size());
      std::size_t next = 0;
      for (const NodeRef child : node) items[next++] = untyped(child);
      value.content = List{items};
    } else {
      value.content = untyped_scalar(node);
    }
    return value;
  }

  static decltype(Value::content) untyped_scalar(NodeRef node) {
    switch (yaml::scalar_type(node.node())) {
      case ScalarType::null:
        return {};
      case ScalarType::boolean:
        return node.text().front() == 't' || node.text().front() == 'T';
      case ScalarType::integer:
        if (const auto i = parse_number<std::int64_t>(node.text())) return *i;
        break;
      case ScalarType::number:
        if (const auto d = parse_number<double>(node.text())) return *d;
        break;
      case ScalarType::text:
        break;
    }
    return node.text();
  }

  void unknown(NodeRef key, const Type& type) {
    Diagnostic finding{
        .kind = &unknown_field, .where = key.location(), .arguments = {std::string(key.text())}};
    std::vector<std::string> keys;
    for (const auto& field : type.fields) keys.push_back(field.key);
    finding.did_you_mean = base::nearest(key.text(), keys);
    findings_.push_back(std::move(finding));
  }

  void mismatch(NodeRef node, const Type& type, std::string_view key) {
    findings_.push_back({.kind = &wrong_type,
                         .where = node.location(),
                         .arguments = {std::string(key), phrase_for(node), phrase_for(type)}});
  }

  yaml::Document& document_;
  const References& references_;
  Diagnostics& findings_;
};

}  // namespace

Value bind(yaml::Document& document, const Type& record, const References& references,
           Diagnostics& findings) {
  const auto root = document.root();
  if (root.is_map()) return Binder(document, references, findings).value(root, record, "");
  findings.push_back({.kind = &not_a_map,
                      .where = {document.source.path, 1, 1, 1, 1},
                      .arguments = {root.is_list()   ? Phrase{base::msg("a list")}
                                    : root.is_null() ? Phrase{base::msg("nothing")}
                                                     : Phrase{base::msg("a text")}}});
  return {.type = &record, .node = yaml::no_node};
}

Value parse(std::string_view text, std::string_view key, const Type& type,
            const References& references, base::Arena& arena, Diagnostics& findings) {
  ScalarReader reader(type, references, key);
  Value value{.type = &type};
  value.content = reader.read({arena.copy(text), true});
  if (reader.found()) findings.push_back(*reader.found());
  return value;
}

bool is_id(std::string_view text) {
  if (text.empty() || text.starts_with('-')) return false;
  for (std::size_t i = 0; i < text.size();) {
    const auto character = base::code_point_at(text, i);
    if (!character) return false;
    const char32_t c = character->value;
    const bool latin = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    const bool chinese =
        (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007;
    if (!latin && !chinese) return false;
    i += character->size;
  }
  return true;
}

}  // namespace pipeline::model
