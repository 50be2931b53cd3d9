// The bytes of a file before they are read as YAML: encoding, control characters, and the lines
// that a merge left behind. Only for the files of this folder.
#pragma once

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace pipeline::yaml {

struct ByteFaults {
  base::Diagnostics findings;
  /// Whether reading the structure makes sense all the same.
  bool readable = true;
};

/// Every control character and conflict marker, and the first byte that is no UTF-8: the encoding
/// is a matter of the whole file.
[[nodiscard]] ByteFaults byte_faults(const base::Source& source);

}  // namespace pipeline::yaml
