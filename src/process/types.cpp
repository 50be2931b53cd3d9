#include "process/types.hpp"

#include "base/ids.hpp"

namespace pipeline::process {

using model::TypeKind;

cel::TypeRef expression_type(const model::Type& type, const std::string& name,
                             cel::TypePool& pool) {
  switch (type.kind) {
    case TypeKind::boolean:
      return pool.simple(cel::TypeKind::boolean);
    case TypeKind::integer:
      return pool.simple(cel::TypeKind::integer);
    case TypeKind::number:
    case TypeKind::percent:
    case TypeKind::money:
      return pool.simple(cel::TypeKind::floating);
    case TypeKind::date:
      return pool.simple(cel::TypeKind::timestamp);
    case TypeKind::text:
    case TypeKind::person:
    case TypeKind::account:
    case TypeKind::ref:
      return pool.simple(cel::TypeKind::string);
    case TypeKind::choice: {
      cel::Type text;
      text.kind = cel::TypeKind::string;
      text.values = base::ids_of(type.choices);
      return pool.add(std::move(text));
    }
    case TypeKind::list:
      return pool.list(expression_type(type.element.front(), name, pool));
    case TypeKind::map:
      return pool.map(pool.simple(cel::TypeKind::string),
                      expression_type(type.element.front(), name, pool));
    case TypeKind::record:
      break;
  }
  cel::Type record;
  record.kind = cel::TypeKind::record;
  record.name = name;
  record.open = true;
  for (const auto& field : type.fields)
    record.fields.push_back({field.key, expression_type(field.type, field.key, pool)});
  return pool.add(std::move(record));
}

}  // namespace pipeline::process
