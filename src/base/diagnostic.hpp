// A finding as data: which kind, where, and what fills its text. It is put into words only in
// render/, in the reader's language. Each floor declares its kinds in a small header of its own
// (yaml/faults.hpp, …).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/localized.hpp"
#include "base/source.hpp"

namespace pipeline::base {

enum class Severity { error, warning };

/// Marks an English text for the message catalogue (xgettext looks for calls of this name).
constexpr std::string_view msg(std::string_view english) {
  return english;
}

/// A kind of finding, declared once. `message` and `hint` are English texts with {0}, {1}, … for
/// the arguments; the catalogue has their Chinese. Wording: lower case, no full stop, user text in
/// '…', first what was found, then what is wanted; the hint is what to type next.
struct Kind {
  std::string_view name;  ///< floor.noun-fault, as in "yaml.duplicate-key"
  std::string_view message;
  std::string_view hint = {};
};

/// What a message is filled with. A `string` is text of the user or a value and is shown escaped; a
/// `Phrase` is a text of ours that has a translation; a `Localized` is a title from the process
/// definition; a list of strings is joined with commas.
struct Phrase {
  std::string_view english;
  std::vector<std::string> arguments = {};
  friend bool operator==(const Phrase&, const Phrase&) = default;
};
using Argument =
    std::variant<std::int64_t, std::string, Phrase, Localized, std::vector<std::string>>;

struct Diagnostic {
  const Kind* kind = nullptr;
  Severity severity = Severity::error;
  Location where = {};
  std::vector<Argument> arguments = {};
  std::string did_you_mean = {};  ///< the nearest thing that exists, where a name was misspelt
  std::string rule = {};          ///< id of the rule that speaks, if one does
  std::string excerpt = {};  ///< the line of the place, to be shown with a caret under the place
  Localized next_step = {};  ///< what to type, where it is known better than by the kind's hint
};

using Diagnostics = std::vector<Diagnostic>;

/// Orders by path, line, column, then kind, and drops exact repetitions.
void sort(Diagnostics& diagnostics);

[[nodiscard]] bool has_errors(std::span<const Diagnostic> diagnostics);

/// Puts `from` behind what `to` has.
void append(Diagnostics& to, Diagnostics from);

}  // namespace pipeline::base
