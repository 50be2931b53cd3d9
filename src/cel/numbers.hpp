// Numbers as text, and text as numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipeline::cel {

/// The shortest text that reads back as the same double; without an exponent between 1e-6 and 1e21.
[[nodiscard]] std::string to_text(double value);

/// Decimal digits with or without a sign; nothing if the text is not of that form or does not fit.
[[nodiscard]] std::optional<std::int64_t> integer_of(std::string_view text);

/// A decimal number with or without exponent, `inf`, `nan`; nothing if the text is not of that
/// form.
[[nodiscard]] std::optional<double> double_of(std::string_view text);

}  // namespace pipeline::cel
