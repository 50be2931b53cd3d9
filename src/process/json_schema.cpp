#include "process/json_schema.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace pipeline::process {

namespace {

using model::Type;
using model::TypeKind;
using Json = nlohmann::ordered_json;

Json matching(const char* pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

Json schema_of(const Type& type);

/// A title that serves both languages: an editor has one schema for everybody.
std::string both(const base::Localized& title) {
  if (title.zh.empty() || title.zh == title.en) return title.en;
  return title.en.empty() ? title.zh : title.en + " " + title.zh;
}

Json record(const Type& type) {
  Json properties = Json::object();
  for (const auto& field : type.fields) {
    Json schema = schema_of(field.type);
    if (!field.title.empty()) schema["title"] = both(field.title);
    if (!field.help.empty()) schema["description"] = both(field.help);
    properties[field.key] = std::move(schema);
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"patternProperties", {{"^x_", Json::object()}}},
          {"additionalProperties", false}};
}

Json choice(const Type& type) {
  if (type.choices.empty()) return {{"type", "string"}};
  Json ids = Json::array();
  Json titles = Json::array();
  for (const auto& each : type.choices) {
    ids.push_back(each.id);
    titles.push_back(both(each.title));
  }
  return {{"enum", std::move(ids)}, {"enumDescriptions", std::move(titles)}};
}

Json number(const char* json_type, const Type& type) {
  Json schema{{"type", json_type}};
  if (type.least) schema["minimum"] = type.least->to_double();
  if (type.greatest) schema["maximum"] = type.greatest->to_double();
  return schema;
}

Json schema_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::text:  // a plain 0571 or true is text, too, where text is wanted
      return {{"type", {"string", "number", "boolean"}}};
    case TypeKind::integer:
      return number("integer", type);
    case TypeKind::number:
      return number("number", type);
    case TypeKind::percent:
      return matching("^[-+]?[0-9]+(\\.[0-9]+)? *%$");
    case TypeKind::boolean:
      return {{"type", "boolean"}};
    case TypeKind::date:
      return matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    case TypeKind::choice:
      return choice(type);
    case TypeKind::money: {
      Json amount = number("number", type);
      return {{"anyOf", {amount, matching("^[-+]?[0-9]+(\\.[0-9]+)? [A-Z]{3}$")}}};
    }
    case TypeKind::person:
    case TypeKind::account:
    case TypeKind::ref:
      return {{"type", "string"}};
    case TypeKind::list:
      return {{"type", "array"}, {"items", schema_of(type.element.front())}};
    case TypeKind::map:
      return {{"type", "object"}, {"additionalProperties", schema_of(type.element.front())}};
    case TypeKind::record:
      return record(type);
  }
  return Json::object();
}

// ---- What the gates behind a deal have asked of it ---------------------------------------------

/// That the field at `path` is there, and not an empty text or list; laid over `wanted`, so that
/// the fields of one section share it.
void demand(Json& wanted, const Type& record, std::string_view path) {
  const auto dot = path.find('.');
  const std::string key(path.substr(0, dot));
  auto& required = wanted["required"];
  if (std::find(required.begin(), required.end(), Json(key)) == required.end())
    required.push_back(key);
  const auto* field = record.find(key);
  if (field == nullptr) return;
  auto& inner = wanted["properties"][key];
  if (inner.is_null()) inner = Json::object();
  if (dot != std::string_view::npos) return demand(inner, field->type, path.substr(dot + 1));
  if (field->type.kind == TypeKind::list) inner["minItems"] = 1;
  if (field->type.kind == TypeKind::text) inner["not"] = {{"const", ""}};
}

/// A list in which an item has these values under its keys.
Json contains(Json properties) {
  Json required = Json::array();
  for (const auto& [key, schema] : properties.items()) required.push_back(key);
  return {{"contains", {{"properties", std::move(properties)}, {"required", std::move(required)}}}};
}

/// A deal that has left the stage at `index` forwards, is behind it, has not been lost, and was not
/// let off `rule`. Source: FORMAT §3 "History".
Json has_left(const Process& process, std::size_t index, const Rule& rule) {
  const auto ids_from = [&](std::size_t first, std::size_t end) {
    Json ids = Json::array();
    const auto add = [&](const std::string& id) {
      if (std::find(ids.begin(), ids.end(), Json(id)) == ids.end()) ids.push_back(id);
    };
    for (std::size_t i = first; i < end; ++i) {
      add(process.stages[i].id);
      for (const auto& [old_id, id] : process.renames)
        if (id == process.stages[i].id) add(old_id);
    }
    return ids;
  };
  const auto count = process.stages.size();
  const bool is_last = index + 1 == count;
  const Json later = ids_from(index + 1, count);
  const Json line =
      is_last ? Json{{"status", {{"const", "closed"}}}}
              : Json{{"from", {{"enum", ids_from(index, index + 1)}}}, {"to", {{"enum", later}}}};
  Json history = contains(line);
  history["not"] = contains({{"waived", contains({{"rule", {{"const", rule.id}}}})}});
  Json properties{{"history", std::move(history)}};
  properties["status"] =
      is_last ? Json{{"const", "closed"}} : Json{{"not", {{"enum", {"lost", "withdrawn"}}}}};
  if (!is_last) properties["stage"] = {{"enum", later}};
  return {{"properties", std::move(properties)}, {"required", {"stage", "status", "history"}}};
}

/// The must fields of every stage behind a deal, as far as a schema can tell: rules with a guard,
/// of a later version, or about the account are left to validate.
Json gates(const Process& process) {
  Json all = Json::array();
  for (std::size_t i = 0; i < process.stages.size(); ++i)
    for (const auto& rule : process.stages[i].exit) {
      const auto* must = std::get_if<Must>(&rule.demand);
      if (must == nullptr || rule.when || rule.since > 1 || rule.severity != base::Severity::error)
        continue;
      Json wanted = Json::object();
      for (const auto& field : must->fields)
        if (!field.of_account) demand(wanted, process.fields, field.path);
      if (wanted.empty()) continue;
      all.push_back({{"$comment", rule.id + " " + both(rule.title)},
                     {"if", has_left(process, i, rule)},
                     {"then", std::move(wanted)}});
    }
  return all;
}

Json file_schema(const Process& process, const Type& fields, Json required) {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", process.name() + " " + both(process.title)}};
  schema.update(record(fields));
  schema["required"] = std::move(required);
  return schema;
}

}  // namespace

std::string opportunity_schema(const Process& process) {
  auto schema = file_schema(process, process.fields,
                            {"id", "name", "account", "owner", "stage", "status", "history"});
  if (auto all = gates(process); !all.empty()) schema["allOf"] = std::move(all);
  return schema.dump(2) + "\n";
}

std::string account_schema(const Process& process) {
  return file_schema(process, process.account_fields, {"id", "name"}).dump(2) + "\n";
}

}  // namespace pipeline::process
