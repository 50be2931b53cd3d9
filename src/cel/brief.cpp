#include "cel/brief.hpp"

#include <algorithm>
#include <array>

#include "cel/lexer.hpp"

namespace pipeline::cel {

namespace {

constexpr std::size_t long_text = 60;  // bytes

bool begins_macro(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 5> macros{"all", "exists", "exists_one", "map", "filter"};
  return at > 0 && at + 1 < tokens.size() && tokens[at - 1].is(".") && tokens[at + 1].is("(") &&
         std::find(macros.begin(), macros.end(), tokens[at].text) != macros.end();
}

/// The index of the bracket that closes the one at `open`; that of `end` if none does.
std::size_t closing(const std::vector<Token>& tokens, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < tokens.size(); ++at) {
    if (tokens[at].is("(")) ++depth;
    if (tokens[at].is(")") && --depth == 0) return at;
  }
  return tokens.size() - 1;
}

}  // namespace

std::string on_one_line(std::string_view source) {
  std::string line;
  for (const char c : source) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string brief(std::string_view source) {
  auto line = on_one_line(source);
  if (line.size() <= long_text) return line;
  const auto [tokens, issues] = tokenize(line);
  std::string shown;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!begins_macro(tokens, at)) continue;
    const auto close = closing(tokens, at + 1);
    shown += line.substr(copied, tokens[at + 1].span.end - copied) + "…";
    copied = tokens[close].span.begin;
    at = close;
  }
  return shown + line.substr(copied);
}

}  // namespace pipeline::cel
