// A text that exists in English and in Chinese: titles that process owners write, and the language
// asked for.
#pragma once

#include <string>
#include <string_view>

namespace pipeline::base {

enum class Language { en, zh };

struct Localized {
  std::string en;
  std::string zh;

  [[nodiscard]] bool empty() const { return en.empty() && zh.empty(); }

  /// The text in `language`, or in the other one where that is missing.
  [[nodiscard]] const std::string& in(Language language) const {
    const std::string& wanted = language == Language::zh ? zh : en;
    return !wanted.empty() ? wanted : (language == Language::zh ? en : zh);
  }

  friend bool operator==(const Localized&, const Localized&) = default;
};

}  // namespace pipeline::base
