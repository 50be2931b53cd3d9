// pipeline process diff: what another process would change, for which deals.
#include "report/process_diff.hpp"

#include <ostream>

#include "cli/command_list.hpp"
#include "cli/output_file.hpp"
#include "cli/process_choice.hpp"
#include "cli/query.hpp"
#include "cli/report_format.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string before;
  std::string after;
  std::string format = "text";
  std::string output;
};

Exit run(const Options& options, Session& session) {
  if (!is_format_of_reports(session, options.format)) return Exit::usage;
  const auto chosen = open_process_desk(session);
  if (!chosen) return chosen.exit;
  if (!chosen.value->root) return fail(session, {no_workspace(session)}, Exit::usage);
  const auto before = open_definition(session, *chosen.value, options.before);
  if (!before) return before.exit;
  auto after = open_definition(session, *chosen.value, options.after);
  if (!after) return after.exit;
  const auto lock = lock_workspace(session, *chosen.value->root, Purpose::look);
  if (lock.exit != Exit::fine) return lock.exit;
  const auto& tree = *chosen.value->tree;
  const auto day = today(session, chosen.value->settings);
  const auto old_deals = workspace::load(tree, *before.value, day);
  if (!old_deals) return fail(session, old_deals.diagnostics, Exit::failed);
  const auto new_deals = workspace::load(tree, *after, day);
  if (!new_deals) return fail(session, new_deals.diagnostics, Exit::failed);
  const auto exit =
      print_report(session,
                   report::process_diff(*old_deals, *new_deals,
                                        provenance(session, *chosen.value->root, *new_deals)),
                   options.format, options.output);
  if (exit != Exit::fine || new_deals->unreadable.empty()) return exit;
  return fail(session, unreadable_findings(*new_deals), Exit::failed);
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("OLD", options->before,
                 session.say(msg("The process as it was: a file, a shipped process, or REV:FILE")))
      ->required();
  app.add_option("NEW", options->after, session.say(msg("The process as it is to be")))->required();
  declare_report_format(app, session, options->format);
  declare_output(app, session, options->output);
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command process_diff_command() {
  return {.name = "process diff",
          .group = Group::tool,
          .access = Access::reads,
          .summary = msg("Compare two processes, and show which opportunities newly fail or pass"),
          .examples = {"pipeline process diff HEAD:process.yaml process.yaml",
                       "pipeline process diff six-stage process.yaml --format md"},
          .declare = declare};
}

}  // namespace pipeline::cli
