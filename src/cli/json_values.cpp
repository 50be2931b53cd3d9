#include "cli/json_values.hpp"

namespace pipeline::cli {

namespace {

struct JsonContent {
  const model::Value& value;

  Json operator()(std::monostate) const { return {}; }
  Json operator()(bool yes) const { return yes; }
  Json operator()(std::int64_t number) const { return number; }
  Json operator()(double number) const { return number; }
  Json operator()(std::string_view text) const { return std::string(text); }
  Json operator()(base::Date day) const { return base::to_string(day); }
  Json operator()(model::Percent percent) const { return percent.fraction.to_double(); }
  Json operator()(const model::Money& money) const { return json_of(money.value, money.currency); }
  Json operator()(const model::List& list) const {
    Json items = Json::array();
    for (const auto& item : list.items) items.push_back(json_of(item));
    return items;
  }
  Json operator()(const model::Record& record) const {
    Json object = Json::object();
    for (std::size_t i = 0; i < record.slots.size(); ++i)
      if (!record.slots[i].is_absent())
        object[value.type->fields[i].key] = json_of(record.slots[i]);
    for (const auto& member : record.members)
      object[std::string(member.key)] = json_of(member.value);
    return object;
  }
};

}  // namespace

Json json_of(const model::Value& value) {
  return std::visit(JsonContent{value}, value.content);
}

Json json_of(const engine::WinRate& rate) {
  const char* source = rate.source == engine::WinRateSource::own_estimate ? "own_estimate"
                       : rate.source == engine::WinRateSource::stage      ? "stage"
                                                                          : "status";
  // To six digits, as everywhere: 0.1 × 0.8 is 0.08.
  const auto rounded = [](double number) { return base::Decimal::from_double(number).to_double(); };
  return {{"probability", rounded(rate.probability)},
          {"source", source},
          {"base", rounded(rate.base)},
          {"open_waivers", rate.open_waivers},
          {"factor", rounded(rate.factor)}};
}

Json json_of(base::Decimal amount, model::Currency currency) {
  return {{"value", base::to_string(amount)}, {"currency", model::to_string(currency)}};
}

Json json_of(const base::Localized& title) {
  if (title.empty()) return {};
  return {{"en", title.in(base::Language::en)}, {"zh", title.in(base::Language::zh)}};
}

}  // namespace pipeline::cli
