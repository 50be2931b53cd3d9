// From the words of a command line to a command with its options: parsing, help, and what is wrong
// with a call.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/session.hpp"

namespace pipeline::cli {

/// Parses `arguments` (without the program's name), fills in the session and runs the command.
Exit run_command_line(std::vector<std::string> arguments, Session& session);

/// Every option and command, for completion and for the test that holds the manual against them.
struct Word {
  std::string command;  ///< empty: before the command
  std::string name;     ///< "--by", or a positional's name
  std::string help;
  std::string value =
      {};  ///< what the option takes, as help calls it ("FILE"); empty: a flag, or a positional
};
[[nodiscard]] std::vector<Word> vocabulary(const Session& session);

}  // namespace pipeline::cli
