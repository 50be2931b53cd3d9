// pipeline process schema: JSON Schema of an opportunity's or account's file, for editors.
#include "cli/command_list.hpp"
#include "cli/output_file.hpp"
#include "cli/process_choice.hpp"
#include "process/json_schema.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string process;
  bool account = false;
  std::string output;
};

Exit run(const Options& options, Session& session) {
  const auto process = open_process(session, options.process);
  if (!process) return process.exit;
  const auto text = options.account ? process::account_schema(*process.value)
                                    : process::opportunity_schema(*process.value);
  return print_or_write(session, options.output, text);
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  declare_process(app, session, options->process);
  app.add_flag("--account", options->account,
               session.say(msg("Of an account's file instead of an opportunity's")));
  declare_output(app, session, options->output);
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command process_schema_command() {
  return {.name = "process schema",
          .group = Group::tool,
          .access = Access::reads,
          .summary = msg("Print the JSON Schema of an opportunity, for editors"),
          .examples = {"pipeline process schema -o .pipeline/opportunity.schema.json",
                       "pipeline process schema --account -o .pipeline/account.schema.json"},
          .declare = declare};
}

}  // namespace pipeline::cli
