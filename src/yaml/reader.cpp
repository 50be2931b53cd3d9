// The strict reader.
//
// Deals are edited by people, by merges and by scripts, so that whatever is not plainly what it
// seems is refused, with its place: FORMAT §2 lists it. One pass over the bytes makes the tree;
// scalars that decode to themselves are views into the file, all others live in the document's
// arena, and every node knows its bytes, so that an edit changes only those and a caret inside a
// folded expression still points right.
//
// Three parts share the work: the Cursor knows lines, indentation and comments; the ScalarReader
// decodes text; the StructureReader descends through maps and lists. Before them, this file looks
// at the bytes as such (size, UTF-8, control characters) and at the lines that a merge left behind:
// those would otherwise surface as puzzling syntax faults.
//
// A fault after which the structure is no longer clear ends the reading of this file; duplicate
// keys, anchors, tags and the like are noted on the way, all of them. Not read, on purpose: several
// documents, anchors, aliases, tags, directives, merge keys.
#include "yaml/reader.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "yaml/faults.hpp"
#include "yaml/structure.hpp"

namespace pipeline::yaml {

namespace {

using base::Diagnostic;

Diagnostic at(const base::Source& source, std::size_t offset, const base::Kind& kind,
              std::vector<base::Argument> arguments = {}) {
  const auto begin = static_cast<std::uint32_t>(offset);
  return {.kind = &kind,
          .where = base::locate(source, {begin, begin + 1}),
          .arguments = std::move(arguments)};
}

/// YAML's printable characters: no C0 or C1 controls but tab, line ends and NEL.
bool is_printable(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0x7F && !(c >= 0x80 && c < 0xA0 && c != 0x85) && c != 0xFFFE && c != 0xFFFF;
}

std::optional<Diagnostic> bad_bytes(const base::Source& source) {
  const std::string_view text = source.text;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++i;
      continue;
    }
    const auto character = base::code_point_at(text, i);
    if (!character) return at(source, i, bad_utf8);
    const bool late_mark = character->value == 0xFEFF && i > 0;
    if (!is_printable(character->value) || late_mark)
      return at(source, i, control_character, {static_cast<std::int64_t>(character->value)});
    i += character->size;
  }
  return std::nullopt;
}

/// A line that git leaves where two sides of a merge disagree. A row of '=' alone is a text that
/// people write under headings, so that it counts only between the other two.
base::Diagnostics conflicts(const base::Source& source) {
  base::Diagnostics findings;
  bool inside = false;
  const std::string_view text = source.text;
  for (std::size_t line = 0; line < text.size();) {
    const auto rest = text.substr(line);
    const bool opens = rest.starts_with("<<<<<<< ");
    const bool closes = rest.starts_with(">>>>>>> ");
    const bool divides = inside && (rest.starts_with("=======") || rest.starts_with("||||||| "));
    if (opens || closes || divides) findings.push_back(at(source, line, conflict_marker));
    if (opens) inside = true;
    if (closes) inside = false;
    const auto end = text.find('\n', line);
    if (end == std::string_view::npos) break;
    line = end + 1;
  }
  return findings;
}

}  // namespace

base::Result<Document> read(base::Source source, Keys keys) {
  if (source.text.size() > max_bytes)
    return Diagnostic{.kind = &too_large,
                      .where = {source.path, 0, 0, 0, 0},
                      .arguments = {static_cast<std::int64_t>(source.text.size()),
                                    static_cast<std::int64_t>(max_bytes)}};
  if (auto fault = bad_bytes(source)) return std::move(*fault);
  if (auto findings = conflicts(source); !findings.empty()) return findings;
  Document document;
  document.source = std::move(source);
  // Views point into the text: it must stand on the heap, where moving the document leaves it.
  document.source.text.reserve(64);
  base::Diagnostics findings;
  StructureReader(document, findings, keys).run();
  if (!findings.empty()) return findings;
  return document;
}

}  // namespace pipeline::yaml
