// Values of the expression language: small, copied freely, and never owning. Texts, lists and maps
// live in the arena of the evaluation, or in whatever the activation stands on.
// Longer than a hundred lines for the sake of one place to read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "base/span.hpp"
#include "cel/type.hpp"

namespace pipeline::cel {

class List;
class Map;
struct Error;

/// Seconds since 1970-01-01T00:00:00Z and nanoseconds in [0, 1e9); years 0001 to 9999.
struct Timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// Nanoseconds have the sign of the seconds.
struct Duration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend auto operator<=>(const Duration&, const Duration&) = default;
};

enum class ValueKind : std::uint8_t {
  error,
  null,
  boolean,
  integer,
  floating,
  string,
  list,
  map,
  timestamp,
  duration,
  type
};

class Value {
 public:
  Value() : kind_(ValueKind::null), integer_(0) {}
  Value(bool v) : kind_(ValueKind::boolean), boolean_(v) {}
  Value(std::int64_t v) : kind_(ValueKind::integer), integer_(v) {}
  Value(double v) : kind_(ValueKind::floating), floating_(v) {}
  Value(std::string_view v) : kind_(ValueKind::string), string_(v) {}
  Value(const char*) = delete;
  Value(const List* v) : kind_(ValueKind::list), list_(v) {}
  Value(const Map* v) : kind_(ValueKind::map), map_(v) {}
  Value(Timestamp v) : kind_(ValueKind::timestamp), timestamp_(v) {}
  Value(Duration v) : kind_(ValueKind::duration), duration_(v) {}
  Value(const Error* v) : kind_(ValueKind::error), error_(v) {}
  /// A type as a value, by its CEL name ("int", "google.protobuf.Timestamp").
  [[nodiscard]] static Value of_type(std::string_view name) {
    Value v(name);
    v.kind_ = ValueKind::type;
    return v;
  }

  [[nodiscard]] ValueKind kind() const { return kind_; }
  [[nodiscard]] bool is(ValueKind kind) const { return kind_ == kind; }
  [[nodiscard]] bool is_error() const { return kind_ == ValueKind::error; }
  [[nodiscard]] bool is_true() const { return kind_ == ValueKind::boolean && boolean_; }
  [[nodiscard]] bool boolean() const { return boolean_; }
  [[nodiscard]] std::int64_t integer() const { return integer_; }
  [[nodiscard]] double floating() const { return floating_; }
  [[nodiscard]] std::string_view string() const { return string_; }  ///< also the name of a type
  [[nodiscard]] const List& list() const { return *list_; }
  [[nodiscard]] const Map& map() const { return *map_; }
  [[nodiscard]] Timestamp timestamp() const { return timestamp_; }
  [[nodiscard]] Duration duration() const { return duration_; }
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  ValueKind kind_;
  union {
    bool boolean_;
    std::int64_t integer_;
    double floating_;
    std::string_view string_;
    const List* list_;
    const Map* map_;
    Timestamp timestamp_;
    Duration duration_;
    const Error* error_;
  };
};

/// A list that is read where it stands. Implementations live in an arena and are never deleted by
/// themselves.
class List {
 public:
  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual Value at(std::size_t index) const = 0;  ///< index < size()

 protected:
  ~List() = default;
};

/// A map that is read where it stands, in the order of its source.
class Map {
 public:
  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual Value key_at(std::size_t index) const = 0;
  [[nodiscard]] virtual Value value_at(std::size_t index) const = 0;
  /// The value under `key`, or nothing.
  [[nodiscard]] virtual std::optional<Value> find(const Value& key) const = 0;
  /// For `has(m.key)`: whether the key is really there. A map may give a value for a key that it
  /// lacks (a declared section that a file lacks reads as an empty map), and then says no here.
  [[nodiscard]] virtual bool has(const Value& key) const { return find(key).has_value(); }

 protected:
  ~Map() = default;
};

/// CEL's equality: numbers compare across types, lists and maps by content, NaN equals nothing.
[[nodiscard]] bool equal(const Value& a, const Value& b);

/// As CEL source would write it: `"text"`, `1.0`, `[1, 2]`, `timestamp("2026-11-23T00:00:00Z")`;
/// long lists and texts are cut with `…` after `limit` characters.
[[nodiscard]] std::string to_string(const Value& value, std::size_t limit = 200);

}  // namespace pipeline::cel
