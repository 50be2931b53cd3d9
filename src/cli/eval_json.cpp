#include "cli/eval_json.hpp"

#include <cmath>

#include "cel/run.hpp"
#include "cel/times.hpp"
#include "engine/scope.hpp"
#include "render/diagnostics.hpp"

namespace pipeline::cli {

namespace {

Json json_of(const cel::Value& value);

Json json_of(const cel::List& list) {
  Json array = Json::array();
  for (std::size_t i = 0; i < list.size(); ++i) array.push_back(json_of(list.at(i)));
  return array;
}

Json json_of(const cel::Map& map) {
  Json object = Json::object();
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto key = map.key_at(i);
    const auto name =
        key.is(cel::ValueKind::string) ? std::string(key.string()) : cel::to_string(key);
    object[name] = json_of(map.value_at(i));
  }
  return object;
}

Json json_of(const cel::Value& value) {
  switch (value.kind()) {
    case cel::ValueKind::boolean:
      return value.boolean();
    case cel::ValueKind::integer:
      return value.integer();
    case cel::ValueKind::floating:  // JSON has no infinity
      return std::isfinite(value.floating()) ? Json(value.floating()) : Json(cel::to_string(value));
    case cel::ValueKind::string:
    case cel::ValueKind::type:
      return std::string(value.string());
    case cel::ValueKind::list:
      return json_of(value.list());
    case cel::ValueKind::map:
      return json_of(value.map());
    case cel::ValueKind::timestamp:
      return cel::to_text(value.timestamp());
    case cel::ValueKind::duration:
      return cel::to_text(value.duration());
    case cel::ValueKind::null:
    case cel::ValueKind::error:
      break;
  }
  return nullptr;
}

Json error_of(const cel::Value& value, base::Language language) {
  if (!value.is_error()) return nullptr;
  return render::sentence(engine::finding_of(value.error()), language);
}

}  // namespace

Json json_of(const Evaluated& evaluated, base::Language language) {
  Json json{{"schema", "pipeline/eval/v1"},
            {"expression", evaluated.expression},
            {"type", std::string(cel::plain_name(evaluated.value.kind()))},
            {"value", json_of(evaluated.value)},
            {"error", error_of(evaluated.value, language)},
            {"parts", Json::array()}};
  for (const auto& part : evaluated.parts) {
    Json rounds = Json::array();
    for (const auto& round : part.rounds)
      rounds.push_back({{"index", round.index},
                        {"item", json_of(round.item)},
                        {"value", json_of(round.value)},
                        {"error", error_of(round.value, language)}});
    const auto value = part.value.value_or(cel::Value{});
    json["parts"].push_back({{"expression", part.expression},
                             {"depth", part.depth},
                             {"evaluated", part.value.has_value()},
                             {"value", json_of(value)},
                             {"error", error_of(value, language)},
                             {"rounds", std::move(rounds)},
                             {"path", part.where ? Json(part.where->path) : Json()},
                             {"line", part.where ? Json(part.where->line) : Json()}});
  }
  return json;
}

}  // namespace pipeline::cli
