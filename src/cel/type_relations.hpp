// How types stand to each other.
#pragma once

#include "cel/type.hpp"

namespace pipeline::cel {

[[nodiscard]] bool same(TypeRef a, TypeRef b);

/// Whether a value of type `given` can stand where `wanted` is; `any` fits everywhere, a record is
/// a map of texts.
[[nodiscard]] bool accepts(TypeRef wanted, TypeRef given);

/// Whether `==` between the two can ever hold; numbers of both kinds compare.
[[nodiscard]] bool comparable(TypeRef a, TypeRef b);

/// The type of what is one or the other: of the elements of a list, say. `any` where they have
/// nothing in common.
[[nodiscard]] TypeRef join(TypeRef a, TypeRef b, TypePool& pool);

[[nodiscard]] inline bool is(TypeRef type, TypeKind kind) {
  return type->kind == kind;
}
[[nodiscard]] inline bool is_number(TypeRef type) {
  return is(type, TypeKind::integer) || is(type, TypeKind::floating);
}
[[nodiscard]] inline bool is_map(TypeRef type) {
  return is(type, TypeKind::map) || is(type, TypeKind::record);
}

}  // namespace pipeline::cel
