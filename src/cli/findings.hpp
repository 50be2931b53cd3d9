// Findings as the data of a command: `validate`, `process check`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/session.hpp"

namespace pipeline::cli {

/// How findings are told.
struct FindingsOptions {
  std::string format = "text";
  bool strict = false;  ///< warnings count as errors
};

/// Declares --format and --strict.
void declare_findings(CLI::App& app, const Session& session, FindingsOptions& options);

/// Whether `format` is one that findings can be printed in; says so if not (exit code 2).
[[nodiscard]] bool is_format_of_findings(const Session& session, const std::string& format);

/// What is said beside the findings.
struct FindingsFrame {
  std::vector<std::string> files;  ///< all that were looked at, for formats that count them
  std::string_view schema;         ///< names the JSON
  std::string all_well;            ///< a line for people where there are no findings
};

/// Prints findings on standard output, and for a person at a terminal a closing line on standard
/// error. With --strict warnings become errors.
void print_findings(const Session& session, base::Diagnostics& findings,
                    const FindingsOptions& options, const FindingsFrame& frame);

}  // namespace pipeline::cli
