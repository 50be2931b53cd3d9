#include "model/field.hpp"

#include <algorithm>

namespace pipeline::model {

std::size_t Type::index_of(std::string_view key) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
  return found == fields.end() ? npos : static_cast<std::size_t>(found - fields.begin());
}

const Field* Type::find(std::string_view key) const {
  const auto index = index_of(key);
  return index == npos ? nullptr : &fields[index];
}

Field* Type::find(std::string_view key) {
  const auto index = index_of(key);
  return index == npos ? nullptr : &fields[index];
}

std::string title_of(const Type& choices, std::string_view id, base::Language language) {
  for (const auto& choice : choices.choices)
    if (choice.id == id && !choice.title.empty()) return choice.title.in(language);
  return std::string(id);
}

const Type* type_at(const Type& record, std::string_view path) {
  const Type* type = &record;
  while (!path.empty()) {
    const auto dot = path.find('.');
    const auto key = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    while (type->kind == TypeKind::list) type = &type->element.front();
    if (type->kind == TypeKind::map) {
      type = &type->element.front();
      continue;
    }
    const Field* field = type->find(key);
    if (field == nullptr) return nullptr;
    type = &field->type;
  }
  return type;
}

std::vector<std::size_t> places_of(const Type& record, std::string_view path) {
  std::vector<std::size_t> places;
  for (const Type* type = &record; !path.empty();) {
    const auto dot = path.find('.');
    places.push_back(type->index_of(path.substr(0, dot)));
    if (places.back() == Type::npos) return {};
    type = &type->fields[places.back()].type;
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return places;
}

namespace {

void collect_paths(const Type& type, const std::string& prefix, std::vector<std::string>& paths) {
  for (const auto& field : type.fields) {
    paths.push_back(prefix + field.key);
    const Type* inner = &field.type;
    while (inner->kind == TypeKind::list) inner = &inner->element.front();
    collect_paths(*inner, paths.back() + ".", paths);
  }
}

}  // namespace

std::vector<std::string> paths_of(const Type& record) {
  std::vector<std::string> paths;
  collect_paths(record, "", paths);
  return paths;
}

std::string name_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::text:
      return "text";
    case TypeKind::integer:
      return "int";
    case TypeKind::number:
      return "number";
    case TypeKind::percent:
      return "percent";
    case TypeKind::boolean:
      return "bool";
    case TypeKind::date:
      return "date";
    case TypeKind::choice:
      return "enum";
    case TypeKind::money:
      return "money";
    case TypeKind::person:
      return "person";
    case TypeKind::account:
      return "account";
    case TypeKind::ref:
      return "ref";
    case TypeKind::list:
      return "list of " + name_of(type.element.front());
    case TypeKind::map:
      return "map of " + name_of(type.element.front());
    case TypeKind::record:
      return "map";
  }
  return {};
}

}  // namespace pipeline::model
