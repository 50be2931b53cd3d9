#include "base/nearest.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace pipeline::base {
namespace {

/// The characters that count in a comparison: lower case, without '-' and '_'.
std::u32string compared(std::string_view word) {
  std::u32string characters;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = code_point_at(word, at);
    const char32_t character = point ? point->value : U'\uFFFD';
    at += point ? point->size : 1;
    if (character == U'-' || character == U'_') continue;
    const auto lower = utf8proc_tolower(static_cast<utf8proc_int32_t>(character));
    characters.push_back(static_cast<char32_t>(lower));
  }
  return characters;
}

/// Damerau–Levenshtein distance in its restricted form: no part of a word is edited twice, which is
/// enough for slips of the hand.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[b.size()];
}

std::size_t difference(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  const std::u32string wanted = compared(word);
  if (wanted.empty()) return {};
  const std::size_t slips = std::clamp<std::size_t>(wanted.size() / 3, 1, 3);
  const std::string* best = nullptr;
  std::size_t best_distance = slips + 1;
  for (const std::string& candidate : candidates) {
    const std::u32string known = compared(candidate);
    if (difference(wanted.size(), known.size()) >= best_distance) continue;
    const std::size_t found = distance(wanted, known);
    if (found >= best_distance || found >= std::max(wanted.size(), known.size())) continue;
    best = &candidate;
    best_distance = found;
  }
  return best ? *best : std::string{};
}

}  // namespace pipeline::base
