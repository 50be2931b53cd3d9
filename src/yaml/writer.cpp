#include "yaml/writer.hpp"

#include <algorithm>

#include <yaml-cpp/yaml.h>

#include "base/utf8.hpp"
#include "yaml/edit.hpp"
#include "yaml/scalar.hpp"

namespace pipeline::yaml {

namespace {

// Bytes; Chinese takes three a character, so about 40 of those.
constexpr std::size_t longest_line = 110;

/// Words that YAML 1.1 tools take for something else than text: a person's name may well be "No" or
/// "Y".
bool is_yaml11_word(std::string_view text) {
  static constexpr std::string_view words[] = {"y",  "Y",   "yes", "Yes", "YES", "n",
                                               "N",  "no",  "No",  "NO",  "on",  "On",
                                               "ON", "off", "Off", "OFF", "<<"};
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

/// Text here, but a number to YAML 1.1 or to a strict reader of 1.2: 0123, 1_000, 12:30.
bool is_number_elsewhere(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text.front() >= '0' && text.front() <= '9' &&
         text.find_first_not_of("0123456789_:.") == std::string_view::npos &&
         std::count(text.begin(), text.end(), '.') <= 1;
}

/// As git writes them into a file at the start of a line, where a key may stand.
bool is_conflict_marker(std::string_view text) {
  constexpr std::string_view markers[] = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
  return std::any_of(std::begin(markers), std::end(markers),
                     [&](std::string_view marker) { return text.starts_with(marker); });
}

/// yaml-cpp and others of its age do not read a '?' within plain text in brackets.
bool needs_quotes(std::string_view text, Around around) {
  return plain_type(text) != ScalarType::text || is_yaml11_word(text) ||
         is_number_elsewhere(text) || is_conflict_marker(text) ||
         text.find_first_of(around == Around::flow ? "\t?" : "\t") != std::string_view::npos;
}

/// Line ends and tabs do not count.
bool has_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto character = base::code_point_at(text, i).value_or(base::CodePoint{0, 1});
    const auto c = character.value;
    if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
        c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF)
      return true;
    i += character.size;
  }
  return false;
}

/// yaml-cpp writes a DEL as it stands, where YAML wants an escape. It stands in double quotes.
std::string with_escaped_delete(std::string text) {
  for (auto at = text.find('\x7F'); at != std::string::npos; at = text.find('\x7F', at))
    text.replace(at, 1, "\\x7F");
  return text;
}

void emit_text(YAML::Emitter& out, const std::string& text, std::optional<Style> quotes,
               Around around) {
  if (text.find('\n') != std::string::npos || has_control_character(text))
    out << YAML::DoubleQuoted;
  else if (quotes == Style::single_quoted)
    out << YAML::SingleQuoted;
  else if (quotes == Style::double_quoted || needs_quotes(text, around))
    out << YAML::DoubleQuoted;
  out << text;
}

void emit(YAML::Emitter& out, const Value& value, const Quotes& quotes, Around around) {
  switch (value.kind) {
    case Value::Kind::plain:
      // The emitter would quote these: as text they look like nothing.
      if (plain_type(value.scalar) == ScalarType::null)
        out << YAML::Null;
      else
        out << value.scalar;
      break;
    case Value::Kind::text:
      emit_text(out, value.scalar, quotes.texts, around);
      break;
    case Value::Kind::list:
      out << YAML::Flow << YAML::BeginSeq;
      for (const auto& each : value.items) emit(out, each, quotes, Around::flow);
      out << YAML::EndSeq;
      break;
    case Value::Kind::map:
      out << YAML::Flow << YAML::BeginMap;
      for (const auto& [key, each] : value.pairs) {
        out << YAML::Key;
        emit_text(out, key, quotes.keys, Around::flow);
        out << YAML::Value;
        emit(out, each, quotes, Around::flow);
      }
      out << YAML::EndMap;
      break;
  }
}

/// A literal block cannot hold control characters, and a first line that begins with a blank, or a
/// line of blanks alone, would need a header that people do not read.
bool can_be_block(std::string_view text) {
  if (text.empty() || std::string_view("\n \t").find(text.front()) != std::string_view::npos)
    return false;
  // Kept line ends ("|+") would take in the blank lines that follow in the file.
  if (text.ends_with("\n\n") || has_control_character(text)) return false;
  for (std::size_t line = 0; line < text.size();) {
    const auto end = std::min(text.find('\n', line), text.size());
    const auto content = std::min(text.find_first_not_of(" \t", line), text.size());
    if (end > line && content >= end) return false;
    line = end + 1;
  }
  return true;
}

bool is_block_text(const Value& value) {
  return value.kind == Value::Kind::text && value.scalar.find('\n') != std::string::npos &&
         can_be_block(value.scalar);
}

/// "|-" and the text's lines at `column`.
std::string block_text(const std::string& text, std::size_t column, std::string_view line_end) {
  std::string_view body = text;
  std::string lines = body.ends_with('\n') ? "|" : "|-";
  if (body.ends_with('\n')) body.remove_suffix(1);
  std::size_t from = 0;
  while (from <= body.size()) {
    const auto end = std::min(body.find('\n', from), body.size());
    lines += line_end;
    if (end > from) lines += std::string(column, ' ');
    lines += body.substr(from, end - from);
    from = end + 1;
  }
  return lines;
}

bool has_block_text(const Value& value) {
  return is_block_text(value) ||
         std::any_of(value.items.begin(), value.items.end(), has_block_text) ||
         std::any_of(value.pairs.begin(), value.pairs.end(),
                     [](const auto& pair) { return has_block_text(pair.second); });
}

std::string new_line(std::size_t column, const Layout& layout) {
  return std::string(layout.line_end) + std::string(column, ' ');
}

std::string map_lines(const Value& map, std::size_t column, const Layout& layout) {
  std::string lines;
  for (const auto& [key, value] : map.pairs) {
    if (!lines.empty()) lines += new_line(column, layout);
    lines += entry({&key, 1}, value, column, layout);
  }
  return lines;
}

std::string list_lines(const Value& list, std::size_t column, const Layout& layout) {
  std::string lines;
  for (const auto& each : list.items) {
    if (!lines.empty()) lines += new_line(column, layout);
    lines += item(each, column, Shape::fitting, layout);
  }
  return lines;
}

}  // namespace

bool fits_in_line(const Value& value) {
  if (value.kind == Value::Kind::plain || value.kind == Value::Kind::text)
    return !is_block_text(value);
  return !has_block_text(value) && in_line(value).size() <= longest_line;
}

bool takes_lines(const Value& value) {
  const bool is_list_of_maps = value.kind == Value::Kind::list && !value.items.empty() &&
                               value.items.front().kind == Value::Kind::map;
  return is_list_of_maps || !fits_in_line(value);
}

std::string in_line(const Value& value, const Quotes& quotes, Around around) {
  // A null must keep its spelling, and an empty plain value is nothing at all.
  if (value.kind == Value::Kind::plain) return value.scalar;
  YAML::Emitter out;
  const bool in_brackets = around == Around::flow;
  if (in_brackets) out << YAML::Flow << YAML::BeginSeq;
  emit(out, value, quotes, around);
  if (in_brackets) out << YAML::EndSeq;
  const auto text = with_escaped_delete(out.c_str());
  return in_brackets ? text.substr(1, text.size() - 2) : text;
}

std::string key_text(std::string_view key, const Quotes& quotes, Around around) {
  return in_line(Value::text(std::string(key)), {.texts = quotes.keys}, around);
}

std::string behind_key(const Value& value, std::size_t column, Shape shape, const Layout& layout) {
  const bool is_block = is_block_text(value);
  if (is_block && layout.has_block_texts)
    return " " + block_text(value.scalar, column + layout.step, layout.line_end);
  const bool keeps_lines = shape == Shape::block && !value.pairs.empty();
  if (is_block || !(takes_lines(value) || keeps_lines)) {
    const auto text = in_line(value, layout.quotes);
    return text.empty() ? "" : " " + text;
  }
  if (value.kind == Value::Kind::map)
    return new_line(column + layout.step, layout) + map_lines(value, column + layout.step, layout);
  return new_line(column + layout.dash, layout) + list_lines(value, column + layout.dash, layout);
}

std::string entry(std::span<const std::string> keys, const Value& value, std::size_t column,
                  const Layout& layout) {
  std::string lines;
  for (const auto& key : keys.first(keys.size() - 1)) {
    column += layout.step;
    lines += key_text(key, layout.quotes) + ":" + new_line(column, layout);
  }
  return lines + key_text(keys.back(), layout.quotes) + ":" +
         behind_key(value, column, Shape::fitting, layout);
}

std::string item(const Value& value, std::size_t column, Shape shape, const Layout& layout) {
  const auto dash = "-" + std::string(layout.item - 1, ' ');
  const auto inner = column + layout.item;
  if (is_block_text(value) && layout.has_block_texts)
    return dash + block_text(value.scalar, inner, layout.line_end);
  const bool long_item = shape == Shape::fitting ? !fits_in_line(value) : has_block_text(value);
  const bool has_entries = !value.pairs.empty() || !value.items.empty();
  if (has_entries && (shape == Shape::block || long_item))
    return dash + (value.kind == Value::Kind::map ? map_lines(value, inner, layout)
                                                  : list_lines(value, inner, layout));
  auto text = in_line(value, layout.quotes);
  if (shape == Shape::spaced_flow && has_entries)
    text = text.front() + (" " + text.substr(1, text.size() - 2)) + " " + text.back();
  return dash + text;
}

std::string write(const Value& value, std::string_view header) {
  return std::string(header) + map_lines(value, 0, {}) + "\n";
}

}  // namespace pipeline::yaml
