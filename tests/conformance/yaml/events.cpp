#include "events.hpp"

namespace conformance {

namespace {

using pipeline::yaml::NodeRef;
using pipeline::yaml::Style;

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += c;
    }
  }
}

char sign_of(Style style) {
  switch (style) {
    case Style::single_quoted:
      return '\'';
    case Style::double_quoted:
      return '"';
    case Style::literal:
      return '|';
    case Style::folded:
      return '>';
    default:
      return ':';
  }
}

void append(std::string& out, NodeRef node) {
  const bool flow = node.node().style == Style::flow;
  if (node.is_map()) {
    out += flow ? "+MAP {}\n" : "+MAP\n";
    for (const NodeRef value : node) {
      append(out, value.key());
      append(out, value);
    }
    out += "-MAP\n";
  } else if (node.is_list()) {
    out += flow ? "+SEQ []\n" : "+SEQ\n";
    for (const NodeRef item : node) append(out, item);
    out += "-SEQ\n";
  } else {
    out += "=VAL ";
    out += sign_of(node.node().style);
    append_escaped(out, node.text());
    out += '\n';
  }
}

/// Calls `visit` with each line of `text`.
template <class Visit>
void each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    visit(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

bool is_frame(std::string_view line) {
  const auto word = line.substr(0, 4);
  return word == "+STR" || word == "-STR" || word == "+DOC" || word == "-DOC";
}

}  // namespace

std::string events_of(const pipeline::yaml::Document& document) {
  std::string out;
  const auto root = document.root();
  const bool missing = root.is_scalar() && root.is_plain() && root.span().size() == 0;
  if (!missing) append(out, root);
  return out;
}

std::string node_events(std::string_view suite) {
  std::string out;
  each_line(suite, [&](std::string_view line) {
    if (!is_frame(line)) out += std::string(line) + "\n";
  });
  return out == "=VAL :\n" ? "" : out;  // a document without content: nothing, or a missing value
}

bool is_plain_yaml(std::string_view suite) {
  int documents = 0;
  bool plain = true;
  each_line(suite, [&](std::string_view line) {
    documents += line.starts_with("+DOC") ? 1 : 0;
    auto rest = line.substr(std::min<std::size_t>(line.size(), 5));
    if (rest.starts_with("{} ") || rest.starts_with("[] ")) rest.remove_prefix(3);
    const bool node = !is_frame(line) && !line.starts_with('-');
    if (line.starts_with("=ALI") || (node && (rest.starts_with('&') || rest.starts_with('<'))))
      plain = false;
  });
  return plain && documents <= 1;
}

}  // namespace conformance
