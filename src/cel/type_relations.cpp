#include "cel/type_relations.hpp"

namespace pipeline::cel {
namespace {

bool is_text_or_any(TypeRef type) {
  return is(type, TypeKind::string) || is(type, TypeKind::any);
}

/// Both are maps of some kind; `related` holds their keys and elements together.
template <class Related>
bool maps_agree(TypeRef a, TypeRef b, Related related) {
  if (is(a, TypeKind::record) && is(b, TypeKind::record)) return true;
  if (is(a, TypeKind::record)) return is_text_or_any(b->key);
  if (is(b, TypeKind::record)) return is_text_or_any(a->key);
  return related(a->key, b->key) && related(a->element, b->element);
}

template <class Related>
bool agree(TypeRef a, TypeRef b, Related related) {
  if (is(a, TypeKind::any) || is(b, TypeKind::any)) return true;
  if (is_map(a) && is_map(b)) return maps_agree(a, b, related);
  if (a->kind != b->kind) return false;
  return !is(a, TypeKind::list) || related(a->element, b->element);
}

}  // namespace

bool same(TypeRef a, TypeRef b) {
  if (a == b) return true;
  if (a->kind != b->kind || a->kind == TypeKind::record) return false;
  switch (a->kind) {
    case TypeKind::list:
      return same(a->element, b->element);
    case TypeKind::map:
      return same(a->key, b->key) && same(a->element, b->element);
    case TypeKind::string:
      return a->values == b->values;
    default:
      return true;
  }
}

bool accepts(TypeRef wanted, TypeRef given) {
  return agree(wanted, given, accepts);
}

bool comparable(TypeRef a, TypeRef b) {
  if (is_number(a) && is_number(b)) return true;
  return agree(a, b, comparable);
}

TypeRef join(TypeRef a, TypeRef b, TypePool& pool) {
  if (same(a, b)) return a;
  if (is(a, TypeKind::list) && is(b, TypeKind::list))
    return pool.list(join(a->element, b->element, pool));
  if (is(a, TypeKind::map) && is(b, TypeKind::map))
    return pool.map(join(a->key, b->key, pool), join(a->element, b->element, pool));
  if (is(a, TypeKind::string) && is(b, TypeKind::string)) return pool.simple(TypeKind::string);
  if (is_map(a) && is_map(b))
    return pool.map(pool.simple(TypeKind::string), pool.simple(TypeKind::any));
  return pool.simple(TypeKind::any);
}

}  // namespace pipeline::cel
