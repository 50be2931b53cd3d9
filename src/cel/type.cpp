#include "cel/type.hpp"

#include <utility>

namespace pipeline::cel {

TypeRef TypePool::add(Type type) {
  return &types_.emplace_back(std::move(type));
}

TypeRef TypePool::simple(TypeKind kind) {
  Type type;
  type.kind = kind;
  return add(std::move(type));
}

TypeRef TypePool::list(TypeRef element) {
  Type type;
  type.kind = TypeKind::list;
  type.element = element;
  return add(std::move(type));
}

TypeRef TypePool::map(TypeRef key, TypeRef element) {
  Type type;
  type.kind = TypeKind::map;
  type.key = key;
  type.element = element;
  return add(std::move(type));
}

std::string to_string(TypeRef type) {
  if (type == nullptr) return "any";
  switch (type->kind) {
    case TypeKind::any:
      return "any";
    case TypeKind::null:
      return "null";
    case TypeKind::boolean:
      return "bool";
    case TypeKind::integer:
      return "int";
    case TypeKind::floating:
      return "double";
    case TypeKind::string:
      return "string";
    case TypeKind::list:
      return "list(" + to_string(type->element) + ")";
    case TypeKind::map:
      return "map(" + to_string(type->key) + ", " + to_string(type->element) + ")";
    case TypeKind::timestamp:
      return "timestamp";
    case TypeKind::duration:
      return "duration";
    case TypeKind::type:
      return "type";
    case TypeKind::record:
      return type->name.empty() ? "map" : type->name;
  }
  return "any";
}

}  // namespace pipeline::cel
