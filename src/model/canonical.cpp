#include "model/canonical.hpp"

#include <array>

#include <fmt/format.h>
#include <nettle/sha2.h>
#include <nlohmann/json.hpp>

namespace pipeline::model {

namespace {

// nlohmann::json (not ordered_json) keeps object keys in byte order.
using nlohmann::json;

json json_of(const Value& value, Currency home);

struct ToJson {
  Currency home;

  json operator()(std::monostate) const { return nullptr; }
  json operator()(bool b) const { return b; }
  json operator()(std::int64_t i) const { return i; }
  json operator()(double d) const { return number(base::Decimal::from_double(d)); }
  json operator()(std::string_view t) const { return std::string(t); }
  json operator()(base::Date d) const { return base::to_string(d); }
  json operator()(Percent p) const { return number(p.fraction); }
  json operator()(const Money& m) const {
    return m.currency == home ? number(m.value) : json(model::to_string(m, home));
  }
  json operator()(const List& list) const {
    auto array = json::array();
    for (const auto& item : list.items) array.push_back(json_of(item, home));
    return array;
  }
  json operator()(const Record& record) const { return object(record, nullptr); }

  /// Decimals are exact: what JSON's doubles could bend is parsed from its own digits only when it
  /// is short.
  static json number(base::Decimal decimal) {
    const auto text = base::to_string(decimal);
    if (text.size() <= 15) return json::parse(text);
    return text;
  }

  json object(const Record& record, const Type* type) const {
    auto result = json::object();
    for (std::size_t i = 0; type != nullptr && i < record.slots.size(); ++i)
      if (!record.slots[i].is_absent())
        result[type->fields[i].key] = json_of(record.slots[i], home);
    for (const auto& member : record.members)
      result[std::string(member.key)] = json_of(member.value, home);
    return result;
  }
};

json json_of(const Value& value, Currency home) {
  if (const auto* record = value.get<Record>()) return ToJson{home}.object(*record, value.type);
  return std::visit(ToJson{home}, value.content);
}

}  // namespace

std::string canonical_json(std::span<const std::pair<std::string, const Value*>> fields,
                           Currency home) {
  auto object = json::object();
  for (const auto& [path, value] : fields) object[path] = json_of(*value, home);
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string fingerprint(std::string_view text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  return fmt::format("{:02x}{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2], digest[3]);
}

}  // namespace pipeline::model
