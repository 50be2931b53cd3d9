// A stretch of a file in bytes: what every node, token and fault knows of its place. Lines and
// columns are computed from it only when somebody asks (see source.hpp).
#pragma once

#include <cstdint>

namespace pipeline::base {

/// Half-open range of bytes [begin, end) in one source text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  friend bool operator==(Span, Span) = default;
};

}  // namespace pipeline::base
