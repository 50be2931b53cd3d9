#include "yaml/writer.hpp"

#include <algorithm>

#include <yaml-cpp/yaml.h>

#include "yaml/edit.hpp"
#include "yaml/scalar.hpp"

namespace pipeline::yaml {

namespace {

constexpr std::size_t longest_line =
    110;  // bytes; Chinese takes three a character, so about 40 of those

/// Words that YAML 1.1 tools take for something else than text: a person's name may well be "No" or
/// "Y".
bool is_yaml11_word(std::string_view text) {
  static constexpr std::string_view words[] = {"y",  "Y",   "yes", "Yes", "YES", "n",
                                               "N",  "no",  "No",  "NO",  "on",  "On",
                                               "ON", "off", "Off", "OFF"};
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

bool needs_quotes(std::string_view text) {
  return plain_type(text) != ScalarType::text || is_yaml11_word(text) ||
         text.find('\t') != std::string_view::npos;
}

void emit(YAML::Emitter& out, const Value& value, std::optional<Style> quotes) {
  switch (value.kind) {
    case Value::Kind::plain:
      out << value.scalar;
      break;
    case Value::Kind::text:
      if (value.scalar.find_first_of("\n\r") != std::string::npos)
        out << YAML::DoubleQuoted;
      else if (quotes == Style::single_quoted)
        out << YAML::SingleQuoted;
      else if (quotes == Style::double_quoted || needs_quotes(value.scalar))
        out << YAML::DoubleQuoted;
      out << value.scalar;
      break;
    case Value::Kind::list:
      out << YAML::Flow << YAML::BeginSeq;
      for (const auto& each : value.items) emit(out, each, {});
      out << YAML::EndSeq;
      break;
    case Value::Kind::map:
      out << YAML::Flow << YAML::BeginMap;
      for (const auto& [key, each] : value.pairs) {
        out << YAML::Key;
        emit(out, Value::text(key), {});
        out << YAML::Value;
        emit(out, each, {});
      }
      out << YAML::EndMap;
      break;
  }
}

bool is_block_text(const Value& value) {
  const auto& text = value.scalar;
  return value.kind == Value::Kind::text && text.find('\n') != std::string::npos &&
         text.find_first_not_of('\n') == 0 && text.front() != ' ' &&
         text.find('\r') == std::string::npos && text.find('\t') == std::string::npos;
}

/// "|-" and the text's lines at `column`.
std::string block_text(const std::string& text, std::size_t column, std::string_view line_end) {
  const auto last = text.find_last_not_of('\n') + 1;
  const auto trailing = text.size() - last;
  std::string lines = trailing == 0 ? "|-" : trailing == 1 ? "|" : "|+";
  std::size_t from = 0;
  const std::string_view body =
      std::string_view(text).substr(0, trailing > 1 ? text.size() - 1 : last);
  while (from <= body.size()) {
    const auto end = std::min(body.find('\n', from), body.size());
    lines += line_end;
    if (end > from) lines += std::string(column, ' ');
    lines += body.substr(from, end - from);
    from = end + 1;
  }
  return lines;
}

bool is_list_of_maps(const Value& value) {
  return value.kind == Value::Kind::list && !value.items.empty() &&
         value.items.front().kind == Value::Kind::map;
}

std::string map_lines(const Value& map, std::size_t column, const Layout& layout) {
  std::string lines;
  for (const auto& [key, value] : map.pairs) {
    if (!lines.empty()) lines += std::string(layout.line_end) + std::string(column, ' ');
    lines += entry(key, value, column, layout);
  }
  return lines;
}

}  // namespace

bool fits_in_line(const Value& value) {
  if (value.kind == Value::Kind::plain || value.kind == Value::Kind::text)
    return !is_block_text(value);
  const bool nested_fit = std::all_of(value.items.begin(), value.items.end(), fits_in_line) &&
                          std::all_of(value.pairs.begin(), value.pairs.end(),
                                      [](const auto& p) { return fits_in_line(p.second); });
  return nested_fit && in_line(value).size() <= longest_line;
}

std::string in_line(const Value& value, std::optional<Style> quotes) {
  // A null must keep its spelling, and an empty plain value is nothing at all.
  if (value.kind == Value::Kind::plain) return value.scalar;
  YAML::Emitter out;
  emit(out, value, quotes);
  return out.c_str();
}

std::string key_text(std::string_view key) {
  return in_line(Value::text(std::string(key)));
}

std::string entry(std::string_view key, const Value& value, std::size_t column,
                  const Layout& layout) {
  const auto head = key_text(key) + ":";
  const std::string line_end(layout.line_end);
  if (is_block_text(value))
    return head + " " + block_text(value.scalar, column + layout.step, layout.line_end);
  if (fits_in_line(value) && !is_list_of_maps(value)) {
    const auto text = in_line(value);
    return text.empty() ? head : head + " " + text;
  }
  if (value.kind == Value::Kind::map)
    return head + line_end + std::string(column + layout.step, ' ') +
           map_lines(value, column + layout.step, layout);
  std::string lines = head;
  for (const auto& each : value.items)
    lines += line_end + std::string(column + layout.dash, ' ') +
             item(each, column + layout.dash, ItemShape::fitting, layout);
  return lines;
}

std::string item(const Value& value, std::size_t column, ItemShape shape, const Layout& layout) {
  if (is_block_text(value)) return "- " + block_text(value.scalar, column + 2, layout.line_end);
  const bool as_block =
      value.kind == Value::Kind::map && !value.pairs.empty() &&
      (shape == ItemShape::block || (shape == ItemShape::fitting && !fits_in_line(value)));
  if (as_block) return "- " + map_lines(value, column + 2, layout);
  return "- " + in_line(value);
}

std::string write(const Value& value, std::string_view header) {
  return std::string(header) + map_lines(value, 0, {}) + "\n";
}

}  // namespace pipeline::yaml
