// pipeline reject: records that an approval was refused, and why.
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
  return edit_subject(session, "reject", options.id, Editable::deals, [&](const Subject& subject) {
    return decide(session, subject, options.rule, Decision::rejected, options.reason);
  });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("RULE", options->rule, session.say(msg("The approval rule")))->required();
  app.add_option("--reason", options->reason, session.say(msg("Why")))->type_name("TEXT")->required();
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command reject_command() {
  return {.name = "reject",
          .group = Group::decide,
          .access = Access::writes,
          .summary = msg("Refuse an approval, with the reason"),
          .examples = {"pipeline reject hd-power-scada BID-11 --reason 毛利过低 --by wang.fang"},
          .declare = declare};
}

}  // namespace pipeline::cli
