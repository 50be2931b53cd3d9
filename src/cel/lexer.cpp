#include "cel/lexer.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "cel/faults.hpp"

namespace pipeline::cel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Beyond CEL, letters of any script may stand in names, because fields of one's own may be called
/// x_备注. Left out are punctuation and full-width signs.
bool is_foreign_letter(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  static constexpr std::array ranges{
      Range{0xC0, 0xD6},     Range{0xD8, 0xF6},     Range{0xF8, 0x2AF},
      Range{0x370, 0x1FFF},  Range{0x3041, 0x30FF}, Range{0x3400, 0x4DBF},
      Range{0x4E00, 0x9FFF}, Range{0xAC00, 0xD7A3}, Range{0x20000, 0x3FFFF}};
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](Range r) { return c >= r.first && c <= r.last; });
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_' || is_foreign_letter(c);
}

/// What was meant by a character that a Chinese or typographic keyboard writes; empty if we cannot
/// know.
std::string meant_by(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return std::string(1, static_cast<char>(c - 0xFEE0));
  if (c == U'“' || c == U'”' || c == U'„') return "\"";
  if (c == U'‘' || c == U'’') return "'";
  if (c == U'。') return ".";
  if (c == U'、') return ",";
  if (c == U'×') return "*";
  if (c == U'÷') return "/";
  if (c == U'≤') return "<=";
  if (c == U'≥') return ">=";
  if (c == U'≠') return "!=";
  return {};
}

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  Tokens run() {
    while (skip_blanks(), at_ < source_.size()) next();
    push(TokenKind::end, at_, {});
    return std::move(result_);
  }

 private:
  void next() {
    const std::size_t begin = at_;
    const char c = source_[at_];
    if (string_begins()) return string();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == '`') return quoted_name();
    while (at_ < source_.size()) {
      const auto point = base::code_point_at(source_, at_);
      if (!point || !(is_letter(point->value) || (at_ > begin && is_digit(source_[at_])))) break;
      at_ += point->size;
    }
    if (at_ > begin) return name(begin);
    sign();
  }

  void skip_blanks() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '/' && peek(1) == '/') {
        while (at_ < source_.size() && source_[at_] != '\n') ++at_;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        ++at_;
      } else {
        return;
      }
    }
  }

  void name(std::size_t begin) {
    const auto text = source_.substr(begin, at_ - begin);
    const bool word = text == "true" || text == "false" || text == "null" || text == "in";
    push(word ? TokenKind::word : TokenKind::name, begin, std::string(text));
  }

  void quoted_name() {
    const std::size_t begin = at_++;
    const auto end = source_.find_first_of("`\n", at_);
    if (end == std::string_view::npos || source_[end] == '\n') {
      at_ = end == std::string_view::npos ? source_.size() : end;
      return say(unclosed_text, begin, {std::string("`")});
    }
    at_ = end + 1;
    push(TokenKind::quoted_name, begin, std::string(source_.substr(begin + 1, end - begin - 1)));
  }

  void number() {
    const std::size_t begin = at_;
    TokenKind kind = TokenKind::integer;
    if (source_[at_] == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
      at_ += 2;
      while (is_hex_digit(peek(0))) ++at_;
    } else {
      while (is_digit(peek(0))) ++at_;
      if (peek(0) == '.' && is_digit(peek(1))) {
        kind = TokenKind::floating;
        ++at_;
        while (is_digit(peek(0))) ++at_;
      }
      const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
      if ((peek(0) == 'e' || peek(0) == 'E') && is_digit(peek(sign))) {
        kind = TokenKind::floating;
        at_ += sign;
        while (is_digit(peek(0))) ++at_;
      }
    }
    const auto digits = source_.substr(begin, at_ - begin);
    finish_number(kind, begin, std::string(digits));
  }

  /// Letters that stick to a number make it none.
  void finish_number(TokenKind kind, std::size_t begin, std::string digits) {
    const std::size_t end = at_;
    while (at_ < source_.size()) {
      const auto point = base::code_point_at(source_, at_);
      if (!point || !(is_letter(point->value) || is_digit(source_[at_]))) break;
      at_ += point->size;
    }
    const auto text = source_.substr(begin, at_ - begin);
    const bool is_unsigned = at_ == end + 1 && (text.back() == 'u' || text.back() == 'U');
    if (is_unsigned && kind == TokenKind::integer) {
      say(not_in_profile, begin, {std::string("uint")});
    } else if (at_ > end || digits == "0x" || digits == "0X") {
      say(malformed_number, begin, {std::string(text)});
    }
    push(kind, begin, std::move(digits));
  }

  [[nodiscard]] bool string_begins() const {
    std::size_t prefix = 0;
    while (prefix < 2 && std::string_view("rRbB").find(peek(prefix)) != std::string_view::npos)
      ++prefix;
    return peek(prefix) == '"' || peek(prefix) == '\'';
  }

  void string() {
    const std::size_t begin = at_;
    bool raw = false;
    bool bytes = false;
    for (; source_[at_] != '"' && source_[at_] != '\''; ++at_) {
      raw = raw || source_[at_] == 'r' || source_[at_] == 'R';
      bytes = bytes || source_[at_] == 'b' || source_[at_] == 'B';
    }
    const char quote = source_[at_];
    const bool triple = peek(1) == quote && peek(2) == quote;
    const std::string closing(triple ? 3 : 1, quote);
    at_ += closing.size();
    const std::size_t body = at_;
    if (!find_closing(closing, raw)) return say(unclosed_text, begin, {closing});
    const auto text = source_.substr(body, at_ - body);
    at_ += closing.size();
    if (bytes) say(not_in_profile, begin, {std::string("bytes")});
    push(TokenKind::string, begin,
         raw ? std::string(text)
             : unescaped(text, static_cast<std::uint32_t>(body), result_.issues));
  }

  /// Steps to the closing quotes; not over a line's end if there is only one.
  bool find_closing(std::string_view closing, bool raw) {
    for (; at_ < source_.size(); ++at_) {
      if (source_.substr(at_).starts_with(closing)) return true;
      if (closing.size() == 1 && (source_[at_] == '\n' || source_[at_] == '\r')) return false;
      if (source_[at_] == '\\' && !raw && at_ + 1 < source_.size()) ++at_;
    }
    return false;
  }

  void sign() {
    static constexpr std::array<std::string_view, 24> signs{
        "&&", "||", "==", "!=", "<=", ">=", "(", ")", "[", "]", "{", "}",
        ".",  ",",  ":",  "?",  "!",  "-",  "+", "*", "/", "%", "<", ">"};
    const std::size_t begin = at_;
    for (const auto candidate : signs) {
      if (!source_.substr(at_).starts_with(candidate)) continue;
      at_ += candidate.size();
      return push(TokenKind::sign, begin, std::string(candidate));
    }
    const auto point = base::code_point_at(source_, at_);
    at_ += point ? point->size : 1;
    const std::string text(source_.substr(begin, at_ - begin));
    if (!point) return say(malformed_text, begin, {});
    if (text == "=" || text == "&" || text == "|") {
      push(TokenKind::sign, begin, text + text);
      return say(unfinished_operator, begin, {text, text + text});
    }
    say(unexpected_character, begin, {text});
    result_.issues.back().did_you_mean = meant_by(point->value);
  }

  [[nodiscard]] char peek(std::size_t ahead) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }

  [[nodiscard]] base::Span since(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  void push(TokenKind kind, std::size_t begin, std::string text) {
    result_.tokens.push_back({kind, since(begin), std::move(text)});
  }

  void say(const Kind& kind, std::size_t begin, std::vector<base::Argument> arguments) {
    result_.issues.push_back({&kind, since(begin), std::move(arguments), {}});
  }

  std::string_view source_;
  std::size_t at_ = 0;
  Tokens result_;
};

}  // namespace

Tokens tokenize(std::string_view source) {
  return Lexer(source).run();
}

}  // namespace pipeline::cel
