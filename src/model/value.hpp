// Typed values of a document, bound by declared fields. They live in the document's arena and know
// their node, so that every finding can point at its line.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "model/field.hpp"
#include "model/money.hpp"
#include "yaml/document.hpp"

namespace pipeline::model {

struct Value;
struct Member;

struct List {
  std::span<const Value> items;
};

/// `slots` stand one to one with the declared fields of the type; `members` are keys without a
/// declaration: all of a free map's, and the users' own x_… keys.
struct Record {
  std::span<const Value> slots;
  std::span<const Member> members;
};

/// A percentage as the fraction it means: 28% is 0.28, exactly.
struct Percent {
  base::Decimal fraction;
  friend bool operator==(Percent, Percent) = default;
};

/// Nothing (std::monostate) means: not in the file, or null, or faulty (then a finding says so).
struct Value {
  const Type* type = nullptr;
  yaml::NodeId node = yaml::no_node;
  std::variant<std::monostate, bool, std::int64_t, double, std::string_view, base::Date, Percent,
               Money, List, Record>
      content = {};

  [[nodiscard]] bool is_absent() const { return std::holds_alternative<std::monostate>(content); }
  /// Absent, an empty text, or a list or map without entries: what a `must` rule does not take.
  [[nodiscard]] bool is_empty() const;

  [[nodiscard]] std::string_view text() const;            ///< empty if it is no text
  [[nodiscard]] std::span<const Value> items() const;     ///< empty if it is no list
  [[nodiscard]] std::span<const Member> members() const;  ///< of a map; empty if it is none
  template <class T>
  [[nodiscard]] const T* get() const {
    return std::get_if<T>(&content);
  }

  /// The value of the declared field or free key; an absent value if there is none.
  [[nodiscard]] const Value& operator[](std::string_view key) const;
  /// The value at a dotted path of declared fields, not through lists.
  [[nodiscard]] const Value& at(std::string_view path) const;
  /// The same for a path that the type's places_of() has looked up.
  [[nodiscard]] const Value& at(std::span<const std::size_t> places) const;
};

struct Member {
  std::string_view key;
  Value value;
};

/// The value as a number: of an int, a number, a percentage (as its fraction), or an amount in its
/// own currency; nothing of anything else.
[[nodiscard]] std::optional<base::Decimal> number_of(const Value& value);

/// The value's text as a file would have it: 2026-11-23, 28%, 150000.5 USD, an enum's id. Lists and
/// maps give the number of their entries.
[[nodiscard]] std::string to_text(const Value& value, Currency home);

}  // namespace pipeline::model
