// pipeline close: ends a deal as won, lost, withdrawn or closed, by that outcome's rules.
#include "base/nearest.hpp"
#include "cli/command_list.hpp"
#include "cli/faults.hpp"
#include "cli/moving.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string as;
  std::string reason;
  std::string note;
  std::vector<std::string> set;
};

Exit run(const Options& options, Session& session) {
  const std::vector<std::string> outcomes{"won", "lost", "withdrawn", "closed"};
  const auto status = model::parse_status(options.as);
  if (!status || std::find(outcomes.begin(), outcomes.end(), options.as) == outcomes.end())
    return fail(session,
                {plain_finding(unknown_choice, {"--as", options.as, outcomes},
                               base::nearest(options.as, outcomes))},
                Exit::usage);
  return move_deal(session, "close", options.id, options.set,
                   [&](const engine::Situation& situation) {
                     return engine::close(situation, *status, options.reason, options.note);
                   });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("--as", options->as, session.say(msg("won, lost, withdrawn or closed")))
      ->required()
      ->type_name("OUTCOME");
  app.add_option("--reason", options->reason,
                 session.say(msg("A reason that the process declares")))
      ->type_name("CODE");
  app.add_option("--note", options->note, session.say(msg("A remark of your own")))
      ->type_name("TEXT");
  app.add_option("--set", options->set,
                 session.say(msg("Set a field first: field=value; may be repeated")))
      ->allow_extra_args(false)
      ->type_name("FIELD=VALUE");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command close_command() {
  return {.name = "close",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("End an opportunity as won, lost, withdrawn or closed"),
          .examples = {"pipeline close hd-power-scada --as lost --reason price --set "
                       "case_analysis.lessons=报价过晚",
                       "pipeline close hd-power-scada --as closed"},
          .declare = declare};
}

}  // namespace pipeline::cli
