// The strict reader.
//
// Deals are edited by people, by merges and by scripts, so that whatever is not plainly what it
// seems is refused, with its place: FORMAT §2 lists it. One pass over the bytes makes the tree;
// scalars that decode to themselves are views into the file, all others live in the document's
// arena, and every node knows its bytes, so that an edit changes only those and a caret inside a
// folded expression still points right.
//
// Four parts share the work: bytes.cpp looks at encoding and conflict markers, which would
// otherwise surface as puzzling syntax faults; the Cursor knows lines, indentation and comments;
// the ScalarReader decodes text; the StructureReader descends through maps and lists.
//
// All faults in one run: duplicate keys, anchors, tags and the like are noted on the way. After a
// fault of syntax the reader skips what is indented deeper than the entry that holds it, and goes
// on with the next entry of the same map or list; where none follows, with the map or list around.
// What is skipped cannot raise an echo, because a quote or bracket left open cannot reach over a
// line that is indented less. Not read, on purpose: several documents, anchors, aliases, tags,
// directives, merge keys.
#include "yaml/reader.hpp"

#include "yaml/bytes.hpp"
#include "yaml/faults.hpp"
#include "yaml/structure.hpp"

namespace pipeline::yaml {

base::Result<Document> read(base::Source source, Keys keys) {
  if (source.text.size() > max_bytes)
    return base::Diagnostic{.kind = &too_large,
                            .where = {source.path, 0, 0, 0, 0},
                            .arguments = {static_cast<std::int64_t>(source.text.size()),
                                          static_cast<std::int64_t>(max_bytes)}};
  auto faults = byte_faults(source);
  if (!faults.readable) return std::move(faults.findings);
  Document document;
  document.source = std::move(source);
  // Views point into the text: it must stand on the heap, where moving the document leaves it.
  document.source.text.reserve(64);
  // Deals have a node for nine bytes; this leaves some room and seldom grows.
  document.nodes.reserve(document.source.text.size() / 8 + 16);
  StructureReader(document, faults.findings, keys).run();
  if (!faults.findings.empty()) {
    base::sort(faults.findings);
    return std::move(faults.findings);
  }
  return document;
}

}  // namespace pipeline::yaml
