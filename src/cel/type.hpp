// Types of the expression language, as the checker sees them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace pipeline::cel {

/// `any` stands where nothing is known before evaluation (CEL's dyn). `record` is a map whose keys
/// are declared; at run time it is a map.
enum class TypeKind : std::uint8_t {
  any,
  null,
  boolean,
  integer,
  floating,
  string,
  list,
  map,
  timestamp,
  duration,
  type,
  record
};

struct Type;
using TypeRef = const Type*;  ///< lives in a TypePool

struct RecordField {
  std::string name;
  TypeRef type = nullptr;
};

struct Type {
  TypeKind kind = TypeKind::any;
  TypeRef key = nullptr;            ///< of a map
  TypeRef element = nullptr;        ///< of a list or map
  std::string name;                 ///< of a record: what messages call it
  std::vector<RecordField> fields;  ///< of a record
  bool open = false;  ///< of a record: keys that start with x_ may be read too (as any)
  std::vector<std::string> values;  ///< of a string: the only ones that can occur; empty: any
};

/// Owns types; references to them stay good as long as the pool lives.
class TypePool {
 public:
  TypePool() = default;
  TypePool(const TypePool&) = delete;
  TypePool& operator=(const TypePool&) = delete;

  [[nodiscard]] TypeRef simple(TypeKind kind);
  [[nodiscard]] TypeRef list(TypeRef element);
  [[nodiscard]] TypeRef map(TypeRef key, TypeRef element);
  [[nodiscard]] TypeRef add(Type type);

 private:
  std::deque<Type> types_;
};

/// As CEL writes it: `list(string)`, `map(string, int)`, `timestamp`, or a record's name.
[[nodiscard]] std::string to_string(TypeRef type);

}  // namespace pipeline::cel
