// A file that a command writes for its user (-o FILE), outside of the workspace's own files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/session.hpp"

namespace pipeline::cli {

/// Writes `text` to `path` (relative to the session's folder): a temporary file beside it, then
/// renamed over it, so that a reader sees the old file or the new one. What is no regular file,
/// such as /dev/stdout, is written to directly. Says why, and gives exit code 3, if it cannot be
/// done.
Exit write_output(const Session& session, const std::filesystem::path& path, std::string_view text);

/// Declares -o.
void declare_output(CLI::App& app, const Session& session, std::string& output);

/// Prints `text` on standard output, or writes it to the file `output` if one was named ("-" is
/// none).
Exit print_or_write(const Session& session, const std::string& output, std::string_view text);

}  // namespace pipeline::cli
