// A small tree of new content: what an edit writes. It has no place in a file yet.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace pipeline::yaml {

/// New content. `plain` scalars are written as they stand and must mean what they say (a number, a
/// date, an id); `text` scalars are quoted wherever plain text would not read back as the same
/// text.
struct Value {
  enum class Kind { plain, text, list, map };
  Kind kind = Kind::text;
  std::string scalar;
  std::vector<Value> items;                          ///< of a list
  std::vector<std::pair<std::string, Value>> pairs;  ///< of a map, in this order

  [[nodiscard]] static Value plain(std::string scalar) {
    return {Kind::plain, std::move(scalar), {}, {}};
  }
  [[nodiscard]] static Value text(std::string scalar) {
    return {Kind::text, std::move(scalar), {}, {}};
  }
  [[nodiscard]] static Value list(std::vector<Value> items) {
    return {Kind::list, {}, std::move(items), {}};
  }
  [[nodiscard]] static Value map(std::vector<std::pair<std::string, Value>> pairs) {
    return {Kind::map, {}, {}, std::move(pairs)};
  }

  friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace pipeline::yaml
