// "did you mean": the known word that a misspelt one stands closest to.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pipeline::base {

/// The candidate within a third of `word`'s length (at least one slip, at most three) by
/// Damerau–Levenshtein distance over characters, ignoring case, '-' and '_'; empty if none is that
/// near, or has no character in common. The first of equals wins.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace pipeline::base
