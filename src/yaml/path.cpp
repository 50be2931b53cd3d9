#include "yaml/path.hpp"

#include <algorithm>
#include <charconv>

namespace pipeline::yaml {

namespace {

/// Reads `[n]` at the front of `text` and takes it away.
std::optional<std::size_t> take_index(std::string_view& text) {
  const auto close = text.find(']');
  if (close == std::string_view::npos || close == 1) return std::nullopt;
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + close, index);
  if (error != std::errc{} || end != text.data() + close) return std::nullopt;
  text.remove_prefix(close + 1);
  return index;
}

/// Reads a key in double quotes, where \ stands before a quote or backslash, and takes it away.
std::optional<std::string> take_quoted_key(std::string_view& text) {
  std::string key;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return key;
    }
    const bool escape =
        text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
    if (escape) ++i;
    key += text[i];
  }
  return std::nullopt;
}

/// Reads a key, in double quotes or up to the next '.' or '[', and takes it away.
std::optional<std::string> take_key(std::string_view& text) {
  if (text.starts_with('"')) return take_quoted_key(text);
  const auto end = std::min(text.find_first_of(".[]"), text.size());
  if (end == 0) return std::nullopt;
  std::string key(text.substr(0, end));
  text.remove_prefix(end);
  return key;
}

}  // namespace

std::optional<Path> parse_path(std::string_view text) {
  Path path;
  while (true) {
    auto key = take_key(text);
    if (!key) return std::nullopt;
    path.emplace_back(std::move(*key));
    while (text.starts_with('[')) {
      const auto index = take_index(text);
      if (!index) return std::nullopt;
      path.emplace_back(*index);
    }
    if (text.empty()) return path;
    if (!text.starts_with('.')) return std::nullopt;
    text.remove_prefix(1);
  }
}

namespace {

std::string quoted(std::string_view key) {
  std::string text = "\"";
  for (const char c : key) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

}  // namespace

std::string to_string(const Path& path) {
  std::string text;
  for (const auto& step : path) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      text += "[" + std::to_string(*index) + "]";
      continue;
    }
    const auto& key = std::get<std::string>(step);
    if (!text.empty()) text += '.';
    const bool bare = !key.empty() && key.find_first_of(".[]\"") == std::string::npos;
    text += bare ? key : quoted(key);
  }
  return text;
}

NodeRef find(const Document& document, const Path& path) {
  auto node = document.root();
  for (const auto& step : path) {
    const auto* index = std::get_if<std::size_t>(&step);
    node = index != nullptr ? node.at(*index) : node.find(std::get<std::string>(step));
    if (!node) break;
  }
  return node;
}

}  // namespace pipeline::yaml
