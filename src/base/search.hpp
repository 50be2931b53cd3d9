// Words looked for in text, as a reader takes them: capitals and full-width letters make no
// difference, and Chinese, which sets no blanks, is found inside longer text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipeline::base {

/// A stretch of bytes [begin, end) of a text.
struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(Match, Match) = default;
};

/// The first place at or behind `from` where `word` stands in `text`; nothing for an empty word.
[[nodiscard]] std::optional<Match> find_word(std::string_view text, std::string_view word,
                                             std::size_t from = 0);

/// Every place where one of `words` stands, in order; none overlaps the one before.
[[nodiscard]] std::vector<Match> find_words(std::string_view text,
                                            const std::vector<std::string>& words);

/// `search` at its blanks, full-width ones too.
[[nodiscard]] std::vector<std::string> words_of(std::string_view search);

}  // namespace pipeline::base
