// The strict reader (FORMAT §2): one pass over the bytes, every fault with its place.
#pragma once

#include "base/result.hpp"
#include "base/source.hpp"
#include "yaml/document.hpp"

namespace pipeline::yaml {

inline constexpr std::size_t max_depth = 64;
inline constexpr std::uint64_t max_bytes = 4ull * 1024 * 1024;

/// What may be a key. Deals have scalar keys only; the YAML test suite has others too.
enum class Keys : std::uint8_t { scalars, any };

/// Reads one YAML document. On success the document, and no findings. A file that cannot be read as
/// FORMAT §2 asks gives no document and at least one finding of yaml/faults.hpp; after a fault that
/// leaves the structure clear (a duplicate key, an anchor, a tag) the reader goes on and reports
/// the next ones too.
[[nodiscard]] base::Result<Document> read(base::Source source, Keys keys = Keys::scalars);

}  // namespace pipeline::yaml
