// The seam between the program and where files come from: the working folder, a git revision, the
// staged index, or memory (in tests). Whatever loads a workspace loads it from a Tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace pipeline::base {

enum class EntryKind {
  file,
  folder,
  other
};  // other: FIFO, socket, device, broken or looping link

struct Entry {
  std::string path;  ///< relative to the tree's root, with '/'
  EntryKind kind = EntryKind::file;
  std::uint64_t size = 0;  ///< bytes
};

/// Whether `path` is absolute, or climbs above the folder that it is relative to.
[[nodiscard]] bool leads_outside(std::string_view path);

class Tree {
 public:
  virtual ~Tree() = default;

  /// Every entry below `folder` ("" is the root) that is not a folder, sorted by path bytes; names
  /// that start with '.' are left out, and links to folders are not followed. Nothing stands below
  /// a folder that is not there: git keeps no empty ones.
  [[nodiscard]] virtual Result<std::vector<Entry>> list(std::string_view folder) const = 0;

  /// The bytes of the file at `path`. A file larger than `limit` bytes, one that is missing,
  /// unreadable or not a regular file is a finding.
  [[nodiscard]] virtual Result<std::string> read(std::string_view path,
                                                 std::uint64_t limit) const = 0;
};

}  // namespace pipeline::base
