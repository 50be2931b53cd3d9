// The standard functions as a table: what they are called, what they take and give, and the code
// behind them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "cel/op.hpp"
#include "cel/run.hpp"
#include "cel/type.hpp"
#include "cel/value.hpp"

namespace pipeline::cel {

/// A set of kinds of types.
using KindSet = std::uint16_t;
[[nodiscard]] constexpr KindSet set_of(TypeKind kind) {
  // A record is a map to everything but the checker.
  const TypeKind seen = kind == TypeKind::record ? TypeKind::map : kind;
  return static_cast<KindSet>(1U << static_cast<unsigned>(seen));
}

/// Whether a value may stand where types of these kinds are wanted.
[[nodiscard]] bool is_among(ValueKind kind, KindSet kinds);

enum class Style : std::uint8_t { global, member, both };

/// One form of a standard function. The receiver of a member call is its first parameter.
struct Signature {
  std::string_view name;
  Op op = Op::none;
  Style style = Style::global;
  std::uint8_t count = 0;
  std::array<KindSet, 2> takes = {};
  TypeKind gives = TypeKind::any;
};

[[nodiscard]] std::span<const Signature> signatures();

/// The code of a standard function or of an operator on values (arithmetic, comparison). The
/// arguments are no errors; that they are of the right kinds is checked there.
using Implementation = Value (*)(Run& run, std::span<const Value> arguments);
[[nodiscard]] Implementation implementation(Op op);

}  // namespace pipeline::cel
