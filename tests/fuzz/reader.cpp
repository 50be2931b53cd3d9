// Fuzzing the strict reader: bytes are a file. Whatever they are, nothing crashes or hangs, and
// these promises hold:
// - there is a document or there are findings, never both, and every finding lies in the text;
// - nodes lie in the text and in each other, in their order;
// - a decoded text leads back to the bytes that it was read from;
// - reading twice gives the same;
// - yaml-cpp reads the same tree, but for its known defects (conformance/yaml/yaml_cpp.hpp).
#include <algorithm>
#include <cstdint>
#include <string>

#include "conformance/yaml/yaml_cpp.hpp"
#include "fuzz/expect.hpp"
#include "yaml/compare.hpp"
#include "yaml/reader.hpp"

namespace {

using namespace pipeline;
using fuzz::expect;
using yaml::Document;
using yaml::NodeRef;
using yaml::Style;

/// Characters of the longest line, and lines: no place lies beyond. `text` is any bytes.
void check_places(const base::Diagnostics& findings, std::string_view text) {
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  for (const auto& finding : findings) {
    const auto& where = finding.where;
    expect(where.line >= 1 && where.line <= lines, "a finding is in a line of the text");
    std::size_t begin = 0;
    for (auto line = where.line; line > 1; --line) begin = text.find('\n', begin) + 1;
    const auto size = std::min(text.find('\n', begin), text.size()) - begin;
    expect(where.column >= 1 && where.column <= size + 1, "a finding is in its line");
    expect(where.end_line > where.line ||
               (where.end_line == where.line && where.end_column >= where.column),
           "a finding ends behind its begin");
    expect(where.end_line <= lines, "a finding ends in the text");
  }
}

/// Every byte of a decoded text that stands for itself is found where it is said to stand; the
/// others come from line ends, and in quotes from escapes.
void check_text(const Document& document, NodeRef scalar) {
  const std::string_view bytes = document.source.text;
  const auto span = scalar.span();
  const auto text = scalar.text();
  const auto style = scalar.node().style;
  auto before = span.begin;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    const auto raw = document.raw_offset(scalar.id(), i);
    expect(before <= raw && raw <= span.end, "places in a text follow each other");
    before = raw;
    if (i == text.size() || (raw < bytes.size() && bytes[raw] == text[i])) continue;
    const bool from_line_end = text[i] == ' ' || text[i] == '\n';
    const bool escaped = style == Style::double_quoted;
    expect(from_line_end || escaped, "a byte of a text stands where it is said to");
  }
  const auto own = bytes.substr(span.begin, span.size());
  const bool quoted = style == Style::single_quoted || style == Style::double_quoted;
  const char quote = style == Style::single_quoted ? '\'' : '"';
  if (quoted)
    expect(own.size() >= 2 && own.front() == quote && own.back() == quote, "quotes are included");
  if (style == Style::plain && own.find('\n') == std::string_view::npos)
    expect(own == text, "a plain text of one line is its bytes");
}

/// Children and their keys lie in `node`, one behind the other.
void check_node(const Document& document, NodeRef node) {
  const auto within = node.span();
  expect(within.begin <= within.end && within.end <= document.source.text.size(),
         "a node lies in the text");
  if (node.is_scalar()) return check_text(document, node);
  auto behind = within.begin;
  std::size_t count = 0;
  const auto check_child = [&](NodeRef child) {
    const auto span = child.span();
    expect(behind <= span.begin, "nodes do not overlap");
    expect(span.end <= within.end || span.size() == 0, "a node lies in the one that holds it");
    expect(child.node().parent == node.id(), "a node knows what holds it");
    behind = span.end;
    check_node(document, child);
  };
  for (const NodeRef child : node) {
    ++count;
    expect(static_cast<bool>(child.key()) == node.is_map(), "entries of a map have keys");
    if (child.key()) check_child(child.key());
    check_child(child);
  }
  expect(count == node.size(), "a node knows how many it holds");
}

bool same(const Document& a, const Document& b) {
  return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                    [](const yaml::Node& x, const yaml::Node& y) {
                      return x.kind == y.kind && x.style == y.style && x.span == y.span &&
                             x.text == y.text && x.key == y.key && x.parent == y.parent &&
                             x.next == y.next && x.children == y.children;
                    });
}

bool same(const base::Diagnostics& a, const base::Diagnostics& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const base::Diagnostic& x, const base::Diagnostic& y) {
                      return x.kind == y.kind && x.where == y.where && x.arguments == y.arguments;
                    });
}

base::Result<Document> read(const std::string& text, yaml::Keys keys) {
  auto result = yaml::read({"f", text}, keys);
  expect(result.value.has_value() == result.diagnostics.empty(), "a document or findings");
  check_places(result.diagnostics, text);
  if (result) check_node(*result, result->root());
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto document = read(text, yaml::Keys::scalars);
  const auto again = read(text, yaml::Keys::scalars);
  expect(same(document.diagnostics, again.diagnostics), "the same findings again");
  (void)read(text, yaml::Keys::any);
  if (!document) return 0;
  expect(same(*document, *again), "the same document again");
  if (conformance::defects_in(*document).empty()) {
    const auto difference = yaml::second_opinion(*document);
    expect(difference.empty(), "yaml-cpp reads the same at '" + difference + "'");
  }
  return 0;
}
