// Source text to tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "cel/program.hpp"

namespace pipeline::cel {

enum class TokenKind : std::uint8_t {
  end,
  name,
  quoted_name,
  integer,
  floating,
  string,
  word,
  sign
};

/// `text`: a name or keyword, the decoded text of a string, the digits of a number, the sign
/// itself.
struct Token {
  TokenKind kind = TokenKind::end;
  base::Span span;
  std::string text;

  [[nodiscard]] bool is(std::string_view sign) const {
    return (kind == TokenKind::sign || kind == TokenKind::word) && text == sign;
  }
};

struct Tokens {
  std::vector<Token> tokens;  ///< the last is `end`
  std::vector<Issue> issues;
};

/// All tokens of `source`, and every fault in its characters. `word`s are true false null in.
[[nodiscard]] Tokens tokenize(std::string_view source);

/// What a string literal's body means, its escapes replaced; `offset` is where the body stands in
/// the source.
[[nodiscard]] std::string unescaped(std::string_view body, std::uint32_t offset,
                                    std::vector<Issue>& issues);

}  // namespace pipeline::cel
