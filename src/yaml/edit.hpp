// Edits of a file by byte range: only the lines that must change do, and comments, order, quotes,
// blank lines and line ends stay.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "yaml/document.hpp"
#include "yaml/value.hpp"

namespace pipeline::yaml {

/// A way from the root: keys of maps and indexes of lists.
using Step = std::variant<std::string, std::size_t>;
using Path = std::vector<Step>;

/// One change. `set` writes `value` at `path`, replacing what is there or adding a key (and the
/// maps above it, where they are missing) in front of nothing and behind its neighbours; `append`
/// adds `value` as the last item of the list at `path`, making the list where it is missing;
/// `remove` takes away the key or item at `path` with the comments that belong to it; `rename`
/// gives the key at `path` the name that `value` (a text) has, and leaves all else where it is.
struct Edit {
  enum class Action { set, append, remove, rename };
  Action action = Action::set;
  Path path;
  Value value;

  /// A new top-level key goes before the first of these keys that the file has (`set` and
  /// `append`), so that sections keep their customary order; without any of them it goes to the
  /// end.
  std::vector<std::string> before = {};
};

/// The document's text with `edits` made in their order. New text takes its neighbours'
/// indentation, quoting, blank lines and line ends; small maps in a list are written in flow style
/// where their neighbours are (or the list is new). The result is read again by the strict reader
/// and by yaml-cpp, and both trees must be the old one with exactly these changes; otherwise a
/// finding (yaml.edit-refused), and no text. Where yaml-cpp sees another tree in the old text
/// already, only the strict reader judges. A path that leads through a scalar, or a `remove` of
/// what is not there, is a finding (yaml.no-such-path).
[[nodiscard]] base::Result<std::string> apply(const Document& document,
                                              std::span<const Edit> edits);

/// A new file's text for `value` (a map), block style, written by yaml-cpp's emitter; `header`
/// stands above it.
[[nodiscard]] std::string write(const Value& value, std::string_view header = {});

}  // namespace pipeline::yaml
