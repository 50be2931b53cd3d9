// What a function that may fail because of its input gives back: a value, or findings, or both (a
// value may come with warnings). Exceptions are for bugs and exhaustion only.
#pragma once

#include <optional>
#include <utility>

#include "base/diagnostic.hpp"

namespace pipeline::base {

template <class T>
struct Result {
  std::optional<T> value;
  Diagnostics diagnostics;

  Result() = default;
  Result(T v) : value(std::move(v)) {}
  Result(Diagnostic d) { diagnostics.push_back(std::move(d)); }
  Result(Diagnostics d) : diagnostics(std::move(d)) {}
  Result(T v, Diagnostics d) : value(std::move(v)), diagnostics(std::move(d)) {}

  [[nodiscard]] explicit operator bool() const { return value.has_value(); }
  [[nodiscard]] T& operator*() & { return *value; }
  [[nodiscard]] const T& operator*() const& { return *value; }
  /// A value, not a reference, so that `for (… : *list())` holds what it walks over.
  [[nodiscard]] T operator*() && { return *std::move(value); }
  [[nodiscard]] T* operator->() { return &*value; }
  [[nodiscard]] const T* operator->() const { return &*value; }
};

}  // namespace pipeline::base
