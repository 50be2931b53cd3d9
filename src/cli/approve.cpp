// pipeline approve: records an approval, bound to the fields that it covers.
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string rule;
  std::string reason;
};

Exit run(const Options& options, Session& session) {
  return edit_subject(session, "approve", options.id, Editable::deals, [&](const Subject& subject) {
    return decide(session, subject, options.rule, Decision::approved, options.reason);
  });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("RULE", options->rule, session.say(msg("The approval rule")))->required();
  app.add_option("--reason", options->reason, session.say(msg("A remark or condition")))->type_name("TEXT");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command approve_command() {
  return {.name = "approve",
          .group = Group::decide,
          .access = Access::writes,
          .summary = msg("Approve what a rule asks approval for"),
          .examples = {"pipeline approve hd-power-scada INI-9 --by li.na"},
          .declare = declare};
}

}  // namespace pipeline::cli
