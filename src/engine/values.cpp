#include "engine/values.hpp"

#include "cel/program.hpp"
#include "engine/faults.hpp"

namespace pipeline::engine {

namespace {

class ListView final : public cel::List {
 public:
  ListView(std::span<const model::Value> items, const Conversion& conversion)
      : items_(items), conversion_(conversion) {}

  [[nodiscard]] std::size_t size() const override { return items_.size(); }
  [[nodiscard]] cel::Value at(std::size_t index) const override {
    return expression_value(items_[index], conversion_).value_or(cel::Value{});
  }

 private:
  std::span<const model::Value> items_;
  Conversion conversion_;
};

/// A section: keys that the file has come first when it is walked; keys that it lacks read as empty
/// sections.
class RecordView final : public cel::Map {
 public:
  RecordView(const model::Value& record, const Conversion& conversion, std::string_view replaced,
             std::optional<cel::Value> replacement)
      : record_(record), conversion_(conversion), replaced_(replaced), replacement_(replacement) {}

  [[nodiscard]] std::size_t size() const override {
    std::size_t present = record_.members().size();
    for (const auto& slot : slots()) present += slot.is_absent() ? 0 : 1;
    return present;
  }

  [[nodiscard]] cel::Value key_at(std::size_t index) const override { return entry(index).first; }

  [[nodiscard]] cel::Value value_at(std::size_t index) const override {
    const auto [key, value] = entry(index);
    return converted(key, *value).value_or(cel::Value{});
  }

  [[nodiscard]] std::optional<cel::Value> find(const cel::Value& key) const override {
    if (!key.is(cel::ValueKind::string)) return std::nullopt;
    if (record_.is_absent() && record_.type != nullptr) return lacking(key.string());
    return converted(key.string(), record_[key.string()]);
  }

  [[nodiscard]] bool has(const cel::Value& key) const override {
    return key.is(cel::ValueKind::string) && !record_[key.string()].is_absent();
  }

 private:
  [[nodiscard]] std::span<const model::Value> slots() const {
    const auto* record = record_.get<model::Record>();
    return record ? record->slots : std::span<const model::Value>{};
  }

  [[nodiscard]] std::optional<cel::Value> converted(std::string_view key,
                                                    const model::Value& value) const {
    if (!replaced_.empty() && key == replaced_) return replacement_;
    return expression_value(value, conversion_);
  }

  /// A field of a section that is not there at all: it has a type, but no slot.
  [[nodiscard]] std::optional<cel::Value> lacking(std::string_view key) const {
    const auto* field = record_.type->find(key);
    if (field == nullptr) return std::nullopt;
    return expression_value(*conversion_.arena.make<model::Value>(&field->type), conversion_);
  }

  [[nodiscard]] std::pair<std::string_view, const model::Value*> entry(std::size_t index) const {
    for (std::size_t i = 0; i < slots().size(); ++i) {
      if (slots()[i].is_absent()) continue;
      if (index == 0) return {record_.type->fields[i].key, &slots()[i]};
      --index;
    }
    const auto& member = record_.members()[index];
    return {member.key, &member.value};
  }

  const model::Value& record_;
  Conversion conversion_;
  std::string_view replaced_;
  std::optional<cel::Value> replacement_;
};

struct Converter {
  const model::Value& value;
  const Conversion& conversion;

  std::optional<cel::Value> operator()(std::monostate) const {
    if (value.type == nullptr) return cel::Value{};
    if (value.type->kind == model::TypeKind::list) return list({});
    if (value.type->kind == model::TypeKind::record || value.type->kind == model::TypeKind::map)
      return map();
    return std::nullopt;
  }
  std::optional<cel::Value> operator()(bool b) const { return cel::Value(b); }
  std::optional<cel::Value> operator()(std::int64_t i) const { return cel::Value(i); }
  std::optional<cel::Value> operator()(double d) const { return cel::Value(d); }
  std::optional<cel::Value> operator()(std::string_view t) const { return cel::Value(t); }
  std::optional<cel::Value> operator()(base::Date d) const { return cel::Value(timestamp_of(d)); }
  std::optional<cel::Value> operator()(model::Percent p) const {
    return cel::Value(p.fraction.to_double());
  }
  std::optional<cel::Value> operator()(const model::Money& m) const {
    const auto amount = conversion.rates.in_home(m, conversion.today);
    return amount ? std::optional(cel::Value(amount->to_double())) : std::nullopt;
  }
  std::optional<cel::Value> operator()(const model::List& l) const { return list(l.items); }
  std::optional<cel::Value> operator()(const model::Record&) const { return map(); }

  [[nodiscard]] cel::Value list(std::span<const model::Value> items) const {
    return cel::Value(
        static_cast<const cel::List*>(conversion.arena.make<ListView>(items, conversion)));
  }
  [[nodiscard]] cel::Value map() const { return cel::Value(record_view(value, conversion)); }
};

}  // namespace

std::optional<cel::Value> expression_value(const model::Value& value,
                                           const Conversion& conversion) {
  return std::visit(Converter{value, conversion}, value.content);
}

cel::Timestamp timestamp_of(base::Date date) {
  return {std::int64_t{date.days} * 86400, 0};
}

cel::Value rate_value(std::string_view currency, const Conversion& conversion) {
  const auto code = model::parse_currency(currency);
  const auto rate = code ? conversion.rates.on(conversion.today, *code) : std::nullopt;
  return rate ? cel::Value(rate->to_double())
              : cel::error_value(conversion.arena, unknown_rate, currency);
}

const cel::Map* record_view(const model::Value& record, const Conversion& conversion,
                            std::string_view key, std::optional<cel::Value> replacement) {
  return conversion.arena.make<RecordView>(record, conversion, key, replacement);
}

}  // namespace pipeline::engine
