// Scripts with which shells complete our command line, made from the table of commands and their
// declared options, so that they cannot fall behind it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pipeline::cli {

/// How the value of an option or argument is completed: from fixed words, from words that the
/// program is asked for
/// (`pipeline completion --words KIND`), or from the names of files.
struct Values {
  std::vector<std::string> words = {};
  std::string kind = {};
  bool files = false;

  [[nodiscard]] bool empty() const { return words.empty() && kind.empty() && !files; }
};

struct CompletedOption {
  std::string name;  ///< with its dashes
  std::string help;
  bool takes_value = false;
  Values values;
};

struct CompletedCommand {
  std::string name;  ///< empty: what may stand before a command; of a group's action two words
  std::string summary;
  std::vector<CompletedOption> options;
  bool is_group = false;          ///< its arguments are its actions
  std::vector<Values> arguments;  ///< by position; the last one's also complete those behind it
};

[[nodiscard]] std::string bash_script(const std::vector<CompletedCommand>& commands);
[[nodiscard]] std::string zsh_script(const std::vector<CompletedCommand>& commands);
[[nodiscard]] std::string fish_script(const std::vector<CompletedCommand>& commands);

}  // namespace pipeline::cli
