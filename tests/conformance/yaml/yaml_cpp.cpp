#include "yaml_cpp.hpp"

#include <algorithm>

namespace conformance {

namespace {

using pipeline::yaml::Document;
using pipeline::yaml::NodeRef;
using pipeline::yaml::Style;

std::string_view bytes_of(NodeRef node) {
  return std::string_view(node.document().source.text)
      .substr(node.span().begin, node.span().size());
}

NodeRef parent_of(NodeRef node) {
  return {&node.document(), node.node().parent};
}

bool in_brackets(NodeRef node) {
  for (auto parent = parent_of(node); parent; parent = parent_of(parent))
    if (parent.node().style == Style::flow) return true;
  return false;
}

std::string_view behind(NodeRef node) {
  return std::string_view(node.document().source.text).substr(node.span().end);
}

bool is_key(NodeRef node) {
  const auto parent = parent_of(node);
  if (!parent.is_map()) return false;
  for (const NodeRef value : parent)
    if (value.key().id() == node.id()) return true;
  return false;
}

/// [x?y]
bool has_question_mark(NodeRef node) {
  return node.is_plain() && in_brackets(node) && bytes_of(node).find('?') != std::string_view::npos;
}

/// ": b" in a line of its own, and {? : b}.
bool is_missing_key(NodeRef node) {
  return is_key(node) && node.is_plain() && node.text().empty();
}

/// "{a", and ": b}" in the next line.
bool is_colon_below(NodeRef node) {
  if (!is_key(node) || !in_brackets(node)) return false;
  const auto rest = behind(node);
  const auto line_end = std::min(rest.find('\n'), rest.size());
  const auto content = rest.substr(0, line_end).find_first_not_of(" \t\r");
  return content == std::string_view::npos || rest[content] == '#';
}

/// {a:{b: c}}
bool is_colon_at_bracket(NodeRef node) {
  if (!is_key(node) || !node.is_plain() || !in_brackets(node)) return false;
  const auto rest = behind(node);
  const auto colon = rest.find_first_not_of(" \t");
  return colon != std::string_view::npos &&
         (rest.substr(colon).starts_with(":{") || rest.substr(colon).starts_with(":["));
}

/// "{a", and "b: c}" in the next line.
bool is_long_key(NodeRef node) {
  return is_key(node) && in_brackets(node) && bytes_of(node).find('\n') != std::string_view::npos;
}

/// A document that is a block text, at the start of its lines.
bool is_block_at_zero(NodeRef node) {
  const auto style = node.node().style;
  if (node.node().depth > 0 || (style != Style::literal && style != Style::folded)) return false;
  const auto bytes = bytes_of(node);
  for (auto line = bytes.find('\n'); line != std::string_view::npos;
       line = bytes.find('\n', line + 1))
    if (line + 1 < bytes.size() &&
        std::string_view(" \r\n").find(bytes[line + 1]) == std::string_view::npos)
      return true;
  return false;
}

/// A closing quote alone in its line, with an empty line above.
bool closes_behind_empty_line(NodeRef node) {
  const auto style = node.node().style;
  if (style != Style::single_quoted && style != Style::double_quoted) return false;
  const auto bytes = bytes_of(node);
  const auto last = bytes.substr(0, bytes.size() - 1).find_last_not_of(" \t\r\n");
  const auto end = bytes.substr(last + 1);
  return std::count(end.begin(), end.end(), '\n') > 1;
}

/// It writes one byte for each, which is no UTF-8.
bool has_short_latin_escape(NodeRef node) {
  const auto bytes = bytes_of(node);
  return node.node().style == Style::double_quoted &&
         (bytes.find("\\N") != std::string_view::npos ||
          bytes.find("\\_") != std::string_view::npos);
}

/// ">+" with empty lines behind its text.
bool keeps_folded_lines(NodeRef node) {
  return node.node().style == Style::folded && node.text().size() > 1 &&
         node.text().ends_with("\n\n");
}

/// A line of blanks with a tab among them.
bool has_tab_line(const Document& document) {
  const std::string_view text = document.source.text;
  for (auto tab = text.find('\t'); tab != std::string_view::npos; tab = text.find('\t', tab + 1)) {
    const auto before = text.substr(0, tab).find_last_not_of(" \t");
    const auto behind = text.find_first_not_of(" \t\r", tab);
    if ((before == std::string_view::npos || text[before] == '\n') &&
        (behind == std::string_view::npos || text[behind] == '\n' || text[behind] == '#'))
      return true;
  }
  return false;
}

/// Whether a node brings a defect about.
template <bool (*is_it)(NodeRef)>
bool any(const Document& document) {
  for (pipeline::yaml::NodeId id = 0; id < document.nodes.size(); ++id)
    if (is_it(NodeRef(&document, id))) return true;
  return false;
}

struct Defect {
  std::string_view name;
  bool (*is_in)(const Document&);
};

constexpr Defect defects[] = {
    {"a '?' within plain text in brackets", any<has_question_mark>},
    {"a key that is missing", any<is_missing_key>},
    {"a ':' in the line below its key in brackets", any<is_colon_below>},
    {"a bracket right behind the ':' of a key in brackets", any<is_colon_at_bracket>},
    {"a key over several lines in brackets", any<is_long_key>},
    {"a block text without indentation", any<is_block_at_zero>},
    {"a closing quote behind an empty line", any<closes_behind_empty_line>},
    {"the escapes \\N and \\_", any<has_short_latin_escape>},
    {"a folded text that keeps empty lines at its end", any<keeps_folded_lines>},
    {"a line of nothing but blanks and a tab", has_tab_line},
};

}  // namespace

std::vector<std::string_view> defects_in(const Document& document) {
  std::vector<std::string_view> found;
  for (const auto& [name, is_in] : defects)
    if (is_in(document)) found.push_back(name);
  return found;
}

}  // namespace conformance
