// Random files as people write them: block and flow style mixed, comments, blank lines, odd
// indentation, quotes, block texts, CRLF, a byte order mark, a missing last line end.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/value.hpp"

namespace yaml_tests {

/// $PIPELINE_SEED, or a fixed one: a failure prints it.
[[nodiscard]] unsigned seed_of_run();
/// $PIPELINE_RUNS, or `otherwise`.
[[nodiscard]] unsigned number_of_runs(unsigned otherwise);

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  /// 0 to `count` - 1.
  std::size_t below(std::size_t count) { return engine_() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <class T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }

 private:
  std::mt19937 engine_;
};

/// A text with a map at its root.
[[nodiscard]] std::string random_document(Random& random);

/// A word that stands plain everywhere and is text.
[[nodiscard]] std::string random_word(Random& random);

/// New content: a number, texts that need quotes, several lines, small lists and maps.
[[nodiscard]] pipeline::yaml::Value random_value(Random& random, int depth);

}  // namespace yaml_tests
