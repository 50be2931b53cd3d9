// pipeline process list: the processes that can be used here, and the one in force.
#include "cli/command_list.hpp"
#include "cli/process_choice.hpp"
#include "cli/report_format.hpp"
#include "process/shipped.hpp"
#include "report/process_sheet.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string format = "text";
};

Exit run(const Options& options, Session& session) {
  if (!is_format_of_reports(session, options.format)) return Exit::usage;
  const auto desk = open_process_desk(session);
  if (!desk) return desk.exit;
  const auto& in_force = desk.value->settings.process;
  std::vector<process::Process> processes;
  std::vector<std::string> files;
  for (const auto& shipped : process::shipped_processes()) {
    auto process = open_process(session, *desk.value, std::string(shipped.name));
    if (!process) return process.exit;
    processes.push_back(std::move(*process));
    files.emplace_back();
  }
  if (desk.value->root && !process::shipped_process(in_force)) {
    auto process = open_process(session, *desk.value, "");
    if (!process) return process.exit;
    processes.push_back(std::move(*process));
    files.push_back(in_force);
  }
  std::vector<report::KnownProcess> known;
  for (std::size_t i = 0; i < processes.size(); ++i)
    known.push_back({&processes[i], files[i],
                     desk.value->root && (files[i] == in_force ||
                                          (files[i].empty() && processes[i].id == in_force))});
  return print_report(session, report::process_list(known), options.format, "");
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  declare_report_format(app, session, options->format);
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command process_list_command() {
  return {.name = "process list",
          .group = Group::tool,
          .access = Access::reads,
          .summary = msg("List the processes that can be used here, and the one in force"),
          .examples = {"pipeline process list"},
          .declare = declare};
}

}  // namespace pipeline::cli
