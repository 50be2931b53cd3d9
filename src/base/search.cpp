#include "base/search.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace pipeline::base {

namespace {

constexpr char32_t full_width_blank = U'\u3000';

/// Full-width forms of ASCII stand at a fixed distance from it. Source: Unicode, Halfwidth and
/// Fullwidth Forms.
char32_t folded(char32_t character) {
  constexpr char32_t first = U'\uFF01';
  constexpr char32_t last = U'\uFF5E';
  if (character >= first && character <= last) character -= first - U'!';
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(character)));
}

/// A byte that is no UTF-8 stands for itself, beyond all characters.
CodePoint folded_at(std::string_view text, std::size_t offset) {
  const auto point = code_point_at(text, offset);
  if (!point) return {0x110000U + static_cast<unsigned char>(text[offset]), 1};
  return {folded(point->value), point->size};
}

/// The end of `word` in `text`, if it stands at `begin`.
std::optional<std::size_t> end_of(std::string_view text, std::size_t begin, std::string_view word) {
  std::size_t at = begin;
  for (std::size_t i = 0; i < word.size();) {
    if (at >= text.size()) return std::nullopt;
    const auto wanted = folded_at(word, i);
    const auto found = folded_at(text, at);
    if (wanted.value != found.value) return std::nullopt;
    i += wanted.size;
    at += found.size;
  }
  return at;
}

}  // namespace

std::optional<Match> find_word(std::string_view text, std::string_view word, std::size_t from) {
  if (word.empty()) return std::nullopt;
  for (std::size_t begin = from; begin < text.size(); begin += folded_at(text, begin).size)
    if (const auto end = end_of(text, begin, word)) return Match{begin, *end};
  return std::nullopt;
}

std::vector<Match> find_words(std::string_view text, const std::vector<std::string>& words) {
  std::vector<Match> all;
  for (const auto& word : words)
    for (auto match = find_word(text, word); match; match = find_word(text, word, match->end))
      all.push_back(*match);
  std::sort(all.begin(), all.end(), [](Match a, Match b) {
    return a.begin != b.begin ? a.begin < b.begin : b.end < a.end;
  });
  std::vector<Match> apart;
  for (const auto& match : all)
    if (apart.empty() || apart.back().end <= match.begin) apart.push_back(match);
  return apart;
}

std::vector<std::string> words_of(std::string_view search) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < search.size();) {
    const auto point = code_point_at(search, at);
    const auto size = point ? point->size : 1U;
    const bool is_blank = point && (point->value == U' ' || point->value == U'\t' ||
                                    point->value == U'\n' || point->value == full_width_blank);
    if (!is_blank)
      words.back().append(search.substr(at, size));
    else if (!words.back().empty())
      words.emplace_back();
    at += size;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace pipeline::base
