// What an approval is bound to: the meaning of the covered fields, not their spelling.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "model/value.hpp"

namespace pipeline::model {

/// The fields as one JSON object: paths as keys in byte order, no blanks, absent values null,
/// amounts in `home` and numbers in their shortest decimal form, percentages as fractions, dates
/// and foreign amounts as texts. 12800000, 12800000.00 and a quoted key all give the same.
[[nodiscard]] std::string canonical_json(
    std::span<const std::pair<std::string, const Value*>> fields, Currency home);

/// The first 8 hex digits of the SHA-256 of `text`. Source: FORMAT §3, "over".
[[nodiscard]] std::string fingerprint(std::string_view text);

}  // namespace pipeline::model
