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

/// A row of the table. A name of two words ("process check") is an action of the group that its
/// first word names; the group has a row of its own, which declares nothing.
struct Command {
  std::string_view name;
  Group group = Group::look;
  Access access = Access::reads;
  std::string_view summary;                ///< one line, English, marked by base::msg
  std::vector<std::string_view> examples;  ///< full command lines, first in its help
  /// Declares the command's own options on its parser and gives what runs it.
  Runner (*declare)(CLI::App& app, const Session& session) = nullptr;

  [[nodiscard]] bool is_group() const { return declare == nullptr; }
  [[nodiscard]] bool is_action() const { return name.find(' ') != std::string_view::npos; }
  /// Whether this is an action of the group of this name.
  [[nodiscard]] bool belongs_to(std::string_view parent) const {
    return is_action() && name.substr(0, name.find(' ')) == parent;
  }
};

/// Every command, in the order of help and manual.
[[nodiscard]] const std::vector<Command>& commands();

}  // namespace pipeline::cli
