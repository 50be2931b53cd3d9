// A process that is named on the command line.
#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/desk.hpp"

namespace pipeline::cli {

/// The workspace, if the command stands in one: looking at a shipped process needs none. A
/// workspace whose process is faulty still gives its people and files.
struct ProcessDesk {
  std::optional<std::filesystem::path> root;
  std::unique_ptr<base::Tree> tree;  ///< of the workspace, or of nothing
  model::Settings settings;
};
[[nodiscard]] Opened<ProcessDesk> open_process_desk(const Session& session);

/// The process that `name` names: a file (from the session's folder), a shipped one, or a file as
/// of a git revision (REV:FILE, the file from the workspace's root); without a name the one in
/// force. Its faults are printed (exit 2).
[[nodiscard]] Opened<process::Process> open_process(const Session& session, const ProcessDesk& desk,
                                                    const std::string& name);

/// The same where nothing else of the workspace is wanted.
[[nodiscard]] Opened<process::Process> open_process(const Session& session,
                                                    const std::string& name);

/// Declares the argument PROCESS of a command that looks at one process.
void declare_process(CLI::App& app, const Session& session, std::string& name);

/// The process that `name` names, with the workspace's settings: for judging its deals.
[[nodiscard]] Opened<workspace::Definition> open_definition(const Session& session,
                                                            const ProcessDesk& desk,
                                                            const std::string& name);

}  // namespace pipeline::cli
