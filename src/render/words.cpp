#include "render/words.hpp"

#include <algorithm>
#include <vector>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace pipeline::render {
namespace {

using base::Language;

constexpr std::size_t longest_argument = 200;  // cells

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string shown(const std::string& text) {
  return base::shortened(base::printable(text), longest_argument);
}

std::vector<std::string> shown_all(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  all.reserve(texts.size());
  for (const std::string& text : texts) all.push_back(shown(text));
  return all;
}

struct ArgumentWords {
  Language language;

  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const std::string& text) const { return shown(text); }
  std::string operator()(const base::Phrase& phrase) const { return words(phrase, language); }
  std::string operator()(const base::Localized& title) const { return words(title, language); }
  std::string operator()(const std::vector<std::string>& items) const {
    return joined(shown_all(items), language);
  }
};

}  // namespace

std::string words(const base::Phrase& phrase, Language language) {
  return base::filled(language, phrase.english, shown_all(phrase.arguments));
}

std::string words(const base::Localized& title, Language language) {
  return shown(title.in(language));
}

std::string words(const std::variant<base::Phrase, base::Localized>& title, Language language) {
  return std::visit([&](const auto& text) { return words(text, language); }, title);
}

std::string words(const base::Argument& argument, Language language) {
  return std::visit(ArgumentWords{language}, argument);
}

std::string joined(std::span<const std::string> items, Language language) {
  std::string all;
  for (const std::string& item : items) {
    if (!all.empty()) all += language == Language::zh ? "、" : ", ";
    all += item;
  }
  return all;
}

std::string shell_word(std::string_view text) {
  constexpr std::string_view plain = "./:=@%+,_-";
  const bool safe = std::all_of(text.begin(), text.end(), [&](char c) {
    // Bytes of Chinese letters and the like mean nothing to a shell.
    return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
           plain.find(c) != plain.npos;
  });
  if (safe && !text.empty()) return std::string(text);
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string xml_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string uri_path(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view unreserved = "-._~/";
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_letter_or_digit(c) || unreserved.find(c) != unreserved.npos)
      encoded += c;
    else
      encoded.append({'%', digits[byte / 16], digits[byte % 16]});
  }
  return encoded;
}

}  // namespace pipeline::render
