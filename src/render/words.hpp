// Data put into the reader's words: phrases, titles, and what fills a message.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/diagnostic.hpp"
#include "base/localized.hpp"

namespace pipeline::render {

/// `phrase` translated and filled; user text in it is made harmless to a terminal.
[[nodiscard]] std::string words(const base::Phrase& phrase, base::Language language);
[[nodiscard]] std::string words(const base::Localized& title, base::Language language);
[[nodiscard]] std::string words(const std::variant<base::Phrase, base::Localized>& title,
                                base::Language language);

/// What stands for `argument` in a message. Text longer than 200 cells is cut; a list is joined
/// with commas.
[[nodiscard]] std::string words(const base::Argument& argument, base::Language language);

/// `items` with the language's comma between them.
[[nodiscard]] std::string joined(std::span<const std::string> items, base::Language language);

/// `text` as a shell reads it as one word: in single quotes where it holds more than letters,
/// digits and ./:=@%+,_-
[[nodiscard]] std::string shell_word(std::string_view text);

/// `text` for XML and HTML, in content and in quoted attributes.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// `path` as a relative URI reference: everything but unreserved characters and '/'
/// percent-encoded.
[[nodiscard]] std::string uri_path(std::string_view path);

}  // namespace pipeline::render
