// Random files as people write them: every style, odd indentation, numbered comments and blank
// lines anywhere, brackets over several lines, filled or not, quotes and blank lines as a habit,
// blanks at the end of lines, document markers, CRLF, a byte order mark, no final newline.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "yaml/value.hpp"

namespace yaml_tests {

class HandWritten {
 public:
  explicit HandWritten(unsigned seed) : random_(seed) {}

  /// A readable file with a map at its root. Its comments are '# c0.', '# c1.', …
  [[nodiscard]] std::string text();
  /// A value to write, often one that needs quotes: a scalar, or anything.
  [[nodiscard]] pipeline::yaml::Value scalar();
  [[nodiscard]] pipeline::yaml::Value value();
  [[nodiscard]] std::string key();
  [[nodiscard]] std::size_t below(std::size_t count) { return random_() % count; }
  /// True once in so many `times`.
  [[nodiscard]] bool in(unsigned times) { return random_() % times == 0; }

 private:
  [[nodiscard]] std::string one_of(const std::vector<std::string>& words) {
    return words[below(words.size())];
  }
  [[nodiscard]] std::string comment() { return "# c" + std::to_string(comments_++) + "."; }
  [[nodiscard]] std::string tail() {
    return in(4) ? one_of({" ", "  ", "\t"}) + comment() : in(20) ? "  " : "";
  }
  [[nodiscard]] std::vector<std::string> keys();
  [[nodiscard]] std::string word();
  void blanks(std::size_t count) { out_.append(count, ' '); }
  void between(std::size_t column);
  void below_entry(std::size_t column);
  void map(std::size_t column, int depth, bool in_line);
  void list(std::size_t column, int depth, bool in_line);
  void value_of_key(std::size_t column, int depth);
  void item(std::size_t column, int depth);
  void block_text(std::size_t parent, std::size_t indentation);
  void flow(std::size_t column, int depth);
  void flow_entry(std::size_t column, int depth, bool is_map, std::size_t index);

  std::mt19937 random_;
  std::string out_;
  std::size_t step_ = 2;
  std::size_t dash_ = 2;
  std::size_t comments_ = 0;
  bool quotes_ = false;   ///< every key and text
  bool apart_ = false;    ///< a blank line between any two entries
  bool dense_ = false;    ///< [a,b]
  bool in_text_ = false;  ///< behind a block text, where a deeper line would be its own
};

}  // namespace yaml_tests
