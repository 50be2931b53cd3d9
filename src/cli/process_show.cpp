// pipeline process show: stages, gates, scorecards and outcomes of a process, to be read by people.
#include "cli/command_list.hpp"
#include "cli/output_file.hpp"
#include "cli/process_choice.hpp"
#include "cli/report_format.hpp"
#include "report/process_sheet.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string process;
  std::string format = "text";
  std::string output;
};

Exit run(const Options& options, Session& session) {
  if (!is_format_of_reports(session, options.format)) return Exit::usage;
  const auto process = open_process(session, options.process);
  if (!process) return process.exit;
  return print_report(session, report::process_sheet(*process.value), options.format,
                      options.output);
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  declare_process(app, session, options->process);
  declare_report_format(app, session, options->format);
  declare_output(app, session, options->output);
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command process_show_command() {
  return {.name = "process show",
          .group = Group::tool,
          .access = Access::reads,
          .summary = msg("Show stages, gates, scorecards and outcomes of a process"),
          .examples = {"pipeline process show",
                       "pipeline process show six-stage --format html -o p.html"},
          .declare = declare};
}

}  // namespace pipeline::cli
