// One run of the program: what was typed before the command, and the outside world as values.
// Commands get it and nothing else; only main() and this file's functions look at the environment
// and the clock.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "base/report.hpp"
#include "base/terminal.hpp"
#include "cli/exit.hpp"

namespace pipeline::cli {

/// Options of every writing command.
struct WriteOptions {
  std::string by;        ///< a person's id; empty: who git or $PIPELINE_USER says
  bool dry_run = false;  ///< print the difference, write nothing
  bool commit = false;   ///< commit the changed file
};

struct Session {
  std::filesystem::path folder = ".";  ///< where the workspace is looked for
  std::string today = {};              ///< as typed; empty: the clock
  std::string revision = {};           ///< as typed; empty: the working folder
  base::Terminal terminal = {};
  std::string user = {};  ///< $PIPELINE_USER
  WriteOptions write = {};
  std::ostream& out;
  std::ostream& err;

  [[nodiscard]] base::Language language() const { return terminal.language; }
  /// `text` (English, marked by base::msg) in the reader's language.
  [[nodiscard]] std::string say(std::string_view english,
                                const std::vector<std::string>& arguments = {}) const;
};

/// Prints findings on standard error and gives `exit` back.
Exit fail(const Session& session, base::Diagnostics findings, Exit exit);

/// A finding without a place: wrong usage, refusals.
[[nodiscard]] base::Diagnostic plain_finding(const base::Kind& kind,
                                             std::vector<base::Argument> arguments = {},
                                             std::string did_you_mean = {});

}  // namespace pipeline::cli
