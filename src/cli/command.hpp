// What a command is: a row of the table in commands.cpp, and a file of its own.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/exit.hpp"
#include "cli/session.hpp"

namespace pipeline::cli {

enum class Group { start, look, move, edit, decide, report, tool };

/// Whether a command changes files: those that do get --by, --dry-run and --commit, and take no
/// --at.
enum class Access { reads, writes };

/// Runs a command whose options have been parsed.
using Runner = std::function<Exit(Session&)>;

struct Command {
  std::string_view name;
  Group group = Group::look;
  Access access = Access::reads;
  std::string_view summary;                ///< one line, English, marked by base::msg
  std::vector<std::string_view> examples;  ///< full command lines, first in its help
  /// Declares the command's own options on its parser and gives what runs it.
  Runner (*declare)(CLI::App& app, const Session& session);
};

/// Every command, in the order of help and manual.
[[nodiscard]] const std::vector<Command>& commands();

}  // namespace pipeline::cli
