// pipeline process check: mistakes in a process before they reach a deal.
#include <ostream>

#include "cli/command_list.hpp"
#include "cli/findings.hpp"
#include "cli/process_choice.hpp"
#include "process/review.hpp"
#include "render/diagnostics.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string process;
  std::string format = "text";
  bool strict = false;
};

Exit run(const Options& options, Session& session) {
  if (!is_format_of_findings(session, options.format)) return Exit::usage;
  const auto desk = open_process_desk(session);
  if (!desk) return desk.exit;
  auto process = open_process(session, *desk.value, options.process);
  if (!process) return process.exit;
  auto findings = process::review(*process);
  for (auto& finding : workspace::roles_of_nobody(*process, desk.value->settings))
    findings.push_back(std::move(finding));
  base::sort(findings);
  if (options.strict)
    for (auto& finding : findings) finding.severity = base::Severity::error;
  const std::vector<std::string> files{process->documents.back()->source.path};
  print_findings(session, findings, options.format, files, "pipeline/process-check/v1");
  if (options.format == "text" && session.terminal.interactive)
    session.err << (findings.empty() ? session.say(msg("{0}: all is well"), {process->name()})
                                     : render::summary(findings, session.language()))
                << '\n';
  return base::has_errors(findings) ? Exit::usage : Exit::fine;
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  declare_process(app, session, options->process);
  app.add_option("--format", options->format,
                 session.say(msg("text, json, sarif, github or junit")))
      ->type_name("FORMAT");
  app.add_flag("--strict", options->strict, session.say(msg("Warnings count as errors")));
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command process_check_command() {
  return {
      .name = "process check",
      .group = Group::tool,
      .access = Access::reads,
      .summary = msg("Find mistakes in a process: gates that never pass, stages out of reach, …"),
      .examples = {"pipeline process check", "pipeline process check process.yaml --strict"},
      .declare = declare};
}

}  // namespace pipeline::cli
