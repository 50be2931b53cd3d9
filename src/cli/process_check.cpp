// pipeline process check: mistakes in a process before they reach a deal.
#include "cli/command_list.hpp"
#include "cli/findings.hpp"
#include "cli/process_choice.hpp"
#include "process/review.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string process;
  FindingsOptions findings;
};

Exit run(const Options& options, Session& session) {
  if (!is_format_of_findings(session, options.findings.format)) return Exit::usage;
  const auto desk = open_process_desk(session);
  if (!desk) return desk.exit;
  auto process = open_process(session, *desk.value, options.process);
  if (!process) return process.exit;
  auto findings = process::review(*process);
  base::append(findings, workspace::roles_of_nobody(*process, desk.value->settings));
  base::sort(findings);
  print_findings(session, findings, options.findings,
                 {.files = {process->documents.back()->source.path},
                  .schema = "pipeline/process-check/v1",
                  .all_well = session.say(msg("{0}: all is well"), {process->name()})});
  return base::has_errors(findings) ? Exit::usage : Exit::fine;
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  declare_process(app, session, options->process);
  declare_findings(app, session, options->findings);
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
