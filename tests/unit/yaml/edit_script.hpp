// Edits of a file with the difference that each is to make, as they stand in tests/roundtrip:
//
//   # why this is the natural edit
//   set budget.amount = 5
//   @@ -3 +3 @@
//   -  amount: 12
//   +  amount: 5
//
// `set PATH = VALUE`, `append PATH = VALUE`, `remove PATH`, `rename PATH = KEY`; each speaks of the
// file as it is, not of what the one before made. VALUE is YAML in one line: what is quoted is a
// text, which the edit quotes where it must, what is not stands as it is. "(before KEY KEY)" behind
// VALUE says in front of which keys a new one goes. An edit that changes nothing has "unchanged"
// below it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yaml/edit.hpp"

namespace yaml_tests {

struct ScriptedEdit {
  std::string above;  ///< blank lines and comments, kept when the script is written again
  std::string line;
  pipeline::yaml::Edit edit;
  std::string diff;  ///< expected
};

/// A line that cannot be read is thrown, as text: a script is part of a test.
[[nodiscard]] std::vector<ScriptedEdit> edit_script(std::string_view text);
[[nodiscard]] std::string to_text(const std::vector<ScriptedEdit>& script);

}  // namespace yaml_tests
