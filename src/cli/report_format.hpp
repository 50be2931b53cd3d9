// Reports as the data of a command, in the format that was asked for.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "base/report.hpp"
#include "cli/session.hpp"

namespace pipeline::cli {

/// Whether `format` is one that reports can be printed in; says so if not (exit code 2).
[[nodiscard]] bool is_format_of_reports(const Session& session, const std::string& format);

/// Declares --format, as all reports have it.
void declare_report_format(CLI::App& app, const Session& session, std::string& format);

/// Prints the report, or writes it to the file `output` ("" and "-": standard output).
Exit print_report(Session& session, const base::Report& report, const std::string& format,
                  const std::string& output);

}  // namespace pipeline::cli
