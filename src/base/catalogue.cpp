// Messages are looked up in the bytes of a GNU .mo file, as msgfmt writes it: a table of originals,
// sorted by their bytes, and beside it a table of translations. A message with a plural stands
// under its singular, a zero byte and its plural; its translation holds the forms with zero bytes
// between them, and Chinese has only one. Format: "The Format of GNU MO Files" in the gettext
// manual. The bytes are our own build's, with the low byte first (msgfmt's default), so order and
// bounds are not questioned.
#include "base/catalogue.hpp"

#include <span>

#include "base/embedded.hpp"

namespace pipeline::base {

/// One file: the Chinese messages (generated from po/zh_CN.po, see cmake/catalogue.cmake).
std::span<const EmbeddedFile> catalogue_files();

namespace {

std::uint32_t number_at(std::string_view file, std::size_t offset) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i > 0; --i)
    number = number << 8U | static_cast<unsigned char>(file[offset + i - 1]);
  return number;
}

/// The `index`th text of the table that starts at `table`: pairs of length and offset.
std::string_view text_at(std::string_view file, std::uint32_t table, std::uint32_t index) {
  const std::size_t entry = table + std::size_t{8} * index;
  return file.substr(number_at(file, entry + 4), number_at(file, entry));
}

/// The translation of `original`, empty if there is none.
std::string_view found(std::string_view original) {
  const std::string_view file = catalogue_files().front().bytes;
  const std::uint32_t originals = number_at(file, 12);
  const std::uint32_t translations = number_at(file, 16);
  std::uint32_t first = 0;
  std::uint32_t last = number_at(file, 8);
  while (first < last) {
    const std::uint32_t middle = first + (last - first) / 2;
    const int order = text_at(file, originals, middle).compare(original);
    if (order == 0) return text_at(file, translations, middle);
    if (order < 0)
      first = middle + 1;
    else
      last = middle;
  }
  return {};
}

std::string_view first_form(std::string_view forms) {
  return forms.substr(0, forms.find('\0'));
}

struct Place {
  std::size_t index = 0;
  std::size_t bytes = 0;  ///< of "{index}"; 0 where no place is written
};

Place place_at(std::string_view text, std::size_t at) {
  if (text[at] != '{') return {};
  Place place;
  std::size_t end = at + 1;
  for (; end < text.size() && end < at + 3 && text[end] >= '0' && text[end] <= '9'; ++end)
    place.index = place.index * 10 + static_cast<std::size_t>(text[end] - '0');
  if (end > at + 1 && end < text.size() && text[end] == '}') place.bytes = end + 1 - at;
  return place;
}

}  // namespace

std::string_view translate(Language language, std::string_view english) {
  // The empty original is the file's own header.
  if (language == Language::en || english.empty()) return english;
  const std::string_view translation = found(english);
  return translation.empty() ? english : translation;
}

std::string_view translate(Language language, std::string_view singular, std::string_view plural,
                           std::int64_t count) {
  const std::string_view english = count == 1 ? singular : plural;
  if (language == Language::en) return english;
  const std::string_view forms = found(std::string(singular).append(1, '\0').append(plural));
  return forms.empty() ? english : first_form(forms);
}

std::string filled(Language language, std::string_view english,
                   const std::vector<std::string>& arguments) {
  const std::string_view text = translate(language, english);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Place place = place_at(text, at);
    if (place.bytes != 0 && place.index < arguments.size()) {
      result += arguments[place.index];
      at += place.bytes;
    } else {
      result += text[at];
      at += text.substr(at, 2) == "{{" || text.substr(at, 2) == "}}" ? 2 : 1;
    }
  }
  return result;
}

}  // namespace pipeline::base
