// Memory that is given back all at once. Documents, typed values and the values of expressions live
// in one, so that reading a deal allocates a few blocks instead of a thousand nodes, and passing
// values costs no counting.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>

namespace pipeline::base {

/// Hands out memory for trivially destructible things; everything dies with the arena.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// `count` value-initialised objects side by side.
  template <class T>
  [[nodiscard]] std::span<T> array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return {};
    auto* first = static_cast<T*>(memory_.allocate(count * sizeof(T), alignof(T)));
    for (std::size_t i = 0; i < count; ++i) ::new (static_cast<void*>(first + i)) T{};
    return {first, count};
  }

  /// One object made of `arguments`.
  template <class T, class... Arguments>
  [[nodiscard]] T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (memory_.allocate(sizeof(T), alignof(T)))
        T{static_cast<Arguments&&>(arguments)...};
  }

  /// A copy of `text` that lives as long as the arena.
  [[nodiscard]] std::string_view copy(std::string_view text);

 private:
  std::pmr::monotonic_buffer_resource memory_{4096};
};

}  // namespace pipeline::base
