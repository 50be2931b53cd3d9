// Lists and maps that an expression makes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "cel/run.hpp"
#include "cel/value.hpp"

namespace pipeline::cel {

class BuiltList final : public List {
 public:
  explicit BuiltList(std::span<const Value> items) : items_(items) {}
  [[nodiscard]] std::size_t size() const override { return items_.size(); }
  [[nodiscard]] Value at(std::size_t index) const override { return items_[index]; }

 private:
  std::span<const Value> items_;
};

/// Keys are text, int and bool, each once; `by_key` lists the entries in the order of their keys.
class BuiltMap final : public Map {
 public:
  BuiltMap(std::span<const Value> entries, std::span<const std::uint32_t> by_key)
      : entries_(entries), by_key_(by_key) {}
  [[nodiscard]] std::size_t size() const override { return by_key_.size(); }
  [[nodiscard]] Value key_at(std::size_t index) const override { return entries_[2 * index]; }
  [[nodiscard]] Value value_at(std::size_t index) const override { return entries_[2 * index + 1]; }
  [[nodiscard]] std::optional<Value> find(const Value& key) const override;

 private:
  std::span<const Value> entries_;  ///< key, value, key, value …
  std::span<const std::uint32_t> by_key_;
};

[[nodiscard]] Value make_list(Run& run, std::span<const Value> items);

/// A map of `entries` (key, value, key, value …, in the arena), or an error about a key.
[[nodiscard]] Value make_map(Run& run, std::span<const Value> entries);

}  // namespace pipeline::cel
