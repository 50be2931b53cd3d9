#include "model/value.hpp"

#include <string>

#include <fmt/format.h>

namespace pipeline::model {

namespace {
const Value absent{};
}

bool Value::is_empty() const {
  if (is_absent()) return true;
  if (const auto* list = get<List>()) return list->items.empty();
  if (const auto* t = get<std::string_view>())
    return t->find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (const auto* record = get<Record>()) {
    for (const auto& slot : record->slots)
      if (!slot.is_empty()) return false;
    return record->members.empty();
  }
  return false;
}

std::string_view Value::text() const {
  const auto* t = get<std::string_view>();
  return t ? *t : std::string_view{};
}

std::span<const Value> Value::items() const {
  const auto* list = get<List>();
  return list ? list->items : std::span<const Value>{};
}

std::span<const Member> Value::members() const {
  const auto* record = get<Record>();
  return record ? record->members : std::span<const Member>{};
}

const Value& Value::operator[](std::string_view key) const {
  const auto* record = get<Record>();
  if (record == nullptr) return absent;
  if (type != nullptr) {
    const auto index = type->index_of(key);
    if (index < record->slots.size()) return record->slots[index];
  }
  for (const auto& member : record->members)
    if (member.key == key) return member.value;
  return absent;
}

const Value& Value::at(std::string_view path) const {
  const Value* value = this;
  while (true) {
    const auto dot = path.find('.');
    value = &(*value)[path.substr(0, dot)];
    if (dot == std::string_view::npos) return *value;
    path.remove_prefix(dot + 1);
  }
}

const Value& Value::at(std::span<const std::size_t> places) const {
  const Value* value = this;
  for (const auto place : places) {
    const auto* record = value->get<Record>();
    if (record == nullptr) return absent;
    value = &record->slots[place];
  }
  return *value;
}

std::optional<base::Decimal> number_of(const Value& value) {
  if (const auto* whole = value.get<std::int64_t>()) return base::Decimal(*whole);
  if (const auto* number = value.get<double>()) return base::Decimal::from_double(*number);
  if (const auto* percent = value.get<Percent>()) return percent->fraction;
  if (const auto* money = value.get<Money>()) return money->value;
  return std::nullopt;
}

std::string to_text(const Value& value, Currency home) {
  struct Writer {
    Currency home;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool b) const { return b ? "true" : "false"; }
    std::string operator()(std::int64_t i) const { return std::to_string(i); }
    std::string operator()(double d) const { return fmt::format("{}", d); }
    std::string operator()(std::string_view t) const { return std::string(t); }
    std::string operator()(base::Date d) const { return base::to_string(d); }
    std::string operator()(Percent p) const {
      return base::to_string(p.fraction * base::Decimal(100)) + "%";
    }
    std::string operator()(const Money& m) const { return model::to_string(m, home); }
    std::string operator()(const List& l) const { return std::to_string(l.items.size()); }
    std::string operator()(const Record& r) const {
      return std::to_string(r.slots.size() + r.members.size());
    }
  };
  return std::visit(Writer{home}, value.content);
}

}  // namespace pipeline::model
