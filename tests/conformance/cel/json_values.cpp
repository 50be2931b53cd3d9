#include "json_values.hpp"

#include <cmath>
#include <cstdlib>

namespace conformance {
namespace {

using namespace pipeline;
using cel::Value;
using cel::ValueKind;
using nlohmann::json;

class Items final : public cel::List {
 public:
  explicit Items(std::span<const Value> items) : items_(items) {}
  [[nodiscard]] std::size_t size() const override { return items_.size(); }
  [[nodiscard]] Value at(std::size_t index) const override { return items_[index]; }

 private:
  std::span<const Value> items_;
};

class Entries final : public cel::Map {
 public:
  Entries(std::span<const Value> keys, std::span<const Value> values)
      : keys_(keys), values_(values) {}
  [[nodiscard]] std::size_t size() const override { return keys_.size(); }
  [[nodiscard]] Value key_at(std::size_t index) const override { return keys_[index]; }
  [[nodiscard]] Value value_at(std::size_t index) const override { return values_[index]; }
  [[nodiscard]] std::optional<Value> find(const Value& key) const override {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (cel::equal(keys_[i], key)) return values_[i];
    }
    return std::nullopt;
  }

 private:
  std::span<const Value> keys_;
  std::span<const Value> values_;
};

double double_of(const std::string& text) {
  return std::strtod(text.c_str(), nullptr);  // knows inf and nan
}

Value list_of(const json& items, base::Arena& arena) {
  const auto values = arena.array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) values[i] = value_of(items[i], arena);
  return Value(static_cast<const cel::List*>(arena.make<Items>(std::span<const Value>(values))));
}

Value map_of(const json& pairs, base::Arena& arena) {
  const auto keys = arena.array<Value>(pairs.size());
  const auto values = arena.array<Value>(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    keys[i] = value_of(pairs[i][0], arena);
    values[i] = value_of(pairs[i][1], arena);
  }
  return Value(static_cast<const cel::Map*>(
      arena.make<Entries>(std::span<const Value>(keys), std::span<const Value>(values))));
}

bool same_list(const cel::List& found, const json& wanted) {
  if (found.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!is_the_same(found.at(i), wanted[i])) return false;
  }
  return true;
}

bool same_map(const cel::Map& found, const json& wanted) {
  if (found.size() != wanted.size()) return false;
  base::Arena arena;
  for (const auto& pair : wanted) {
    const auto value = found.find(value_of(pair[0], arena));
    if (!value || !is_the_same(*value, pair[1])) return false;
  }
  return true;
}

}  // namespace

Value value_of(const json& object, base::Arena& arena) {
  const std::string kind = object.begin().key();
  const json& content = object.begin().value();
  if (kind == "bool") return Value(content.get<bool>());
  if (kind == "int") return Value(std::int64_t{std::stoll(content.get<std::string>())});
  if (kind == "double") return Value(double_of(content.get<std::string>()));
  if (kind == "string") return Value(arena.copy(content.get<std::string>()));
  if (kind == "list") return list_of(content, arena);
  if (kind == "map") return map_of(content, arena);
  if (kind == "timestamp")
    return Value(cel::Timestamp{content[0].get<std::int64_t>(), content[1].get<std::int32_t>()});
  if (kind == "duration")
    return Value(cel::Duration{content[0].get<std::int64_t>(), content[1].get<std::int32_t>()});
  if (kind == "type") return Value::of_type(arena.copy(content.get<std::string>()));
  return {};
}

cel::TypeRef type_of(const json& object, cel::TypePool& pool) {
  using cel::TypeKind;
  const std::string kind = object.begin().key();
  const json& content = object.begin().value();
  if (kind == "listType") return pool.list(type_of(content.at("elemType"), pool));
  if (kind == "mapType")
    return pool.map(type_of(content.at("keyType"), pool), type_of(content.at("valueType"), pool));
  if (kind == "null") return pool.simple(TypeKind::null);
  const std::string name = content.is_string() ? content.get<std::string>() : "";
  if (name == "BOOL") return pool.simple(TypeKind::boolean);
  if (name == "INT64") return pool.simple(TypeKind::integer);
  if (name == "DOUBLE") return pool.simple(TypeKind::floating);
  if (name == "STRING") return pool.simple(TypeKind::string);
  if (name == "TIMESTAMP") return pool.simple(TypeKind::timestamp);
  if (name == "DURATION") return pool.simple(TypeKind::duration);
  return pool.simple(TypeKind::any);
}

bool is_the_same(const Value& found, const json& wanted) {
  const std::string kind = wanted.begin().key();
  const json& content = wanted.begin().value();
  if (kind == "list") return found.is(ValueKind::list) && same_list(found.list(), content);
  if (kind == "map") return found.is(ValueKind::map) && same_map(found.map(), content);
  base::Arena arena;
  const Value value = value_of(wanted, arena);
  if (found.kind() != value.kind()) return false;
  if (found.is(ValueKind::floating) && std::isnan(value.floating()))
    return std::isnan(found.floating());
  return cel::equal(found, value);
}

}  // namespace conformance
