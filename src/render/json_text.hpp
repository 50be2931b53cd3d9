// JSON as this program writes it: keys in the order they were given, two blanks of indent, a line
// end behind.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace pipeline::render {

/// Bytes that are not UTF-8 (of a file's name, say) become U+FFFD.
[[nodiscard]] inline std::string json_text(const nlohmann::ordered_json& value) {
  return value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// null for what is not known.
[[nodiscard]] inline nlohmann::ordered_json text_or_null(const std::string& text) {
  return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}
[[nodiscard]] inline nlohmann::ordered_json number_or_null(std::uint32_t number) {
  return number == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(number);
}

}  // namespace pipeline::render
