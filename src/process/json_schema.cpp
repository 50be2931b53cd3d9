#include "process/json_schema.hpp"

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

std::string file_schema(const Process& process, const Type& fields, Json required) {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", process.name() + " " + both(process.title)}};
  schema.update(record(fields));
  schema["required"] = std::move(required);
  return schema.dump(2) + "\n";
}

}  // namespace

std::string opportunity_schema(const Process& process) {
  return file_schema(process, process.fields,
                     {"id", "name", "account", "owner", "stage", "status", "history"});
}

std::string account_schema(const Process& process) {
  return file_schema(process, process.account_fields, {"id", "name"});
}

}  // namespace pipeline::process
