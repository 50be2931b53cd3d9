#include "yaml/document.hpp"

#include <algorithm>

#include "yaml/scalar.hpp"

namespace pipeline::yaml {

std::uint32_t Document::raw_offset(NodeId scalar, std::uint32_t offset) const {
  const auto& node = nodes[scalar];
  if (node.segment_count == 0) {
    const bool quoted = node.style == Style::single_quoted || node.style == Style::double_quoted;
    return node.span.begin + (quoted ? 1 : 0) + offset;
  }
  const auto* first = segments.data() + node.segments;
  const auto* last = first + node.segment_count;
  // The last segment that starts at or before the offset.
  const auto* behind =
      std::upper_bound(first, last, offset,
                       [](std::uint32_t o, const Segment& segment) { return o < segment.decoded; });
  if (behind == first) return node.span.begin;
  const auto& segment = *(behind - 1);
  return segment.raw + std::min(offset - segment.decoded, segment.size);
}

bool NodeRef::is_null() const {
  return is_plain() && plain_type(node().text) == ScalarType::null;
}

NodeRef NodeRef::find(std::string_view key) const {
  if (!is_map()) return {};
  for (const NodeRef child : *this)
    if (child.key_text() == key) return child;
  return {};
}

NodeRef NodeRef::at(std::size_t index) const {
  if (!is_list()) return {};
  for (const NodeRef child : *this)
    if (index-- == 0) return child;
  return {};
}

}  // namespace pipeline::yaml
