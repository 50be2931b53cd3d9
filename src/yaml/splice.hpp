// One edit of one document as a replacement of bytes. Only for the files of this folder.
#pragma once

#include <optional>
#include <string>

#include "base/span.hpp"
#include "yaml/document.hpp"
#include "yaml/edit.hpp"

namespace pipeline::yaml {

/// Bytes to take away, and what stands there instead.
struct Splice {
  base::Span range;
  std::string text;
};

/// The splice that makes `edit`; nothing where its path leads nowhere.
[[nodiscard]] std::optional<Splice> splice_for(const Document& document, const Edit& edit);

}  // namespace pipeline::yaml
