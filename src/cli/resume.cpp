// pipeline resume: takes a deal off hold.
#include "cli/command_list.hpp"
#include "cli/moving.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string reason;
};

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("--reason", options->reason, session.say(msg("Why")))->type_name("TEXT");
  return [options](Session& s) {
    return move_deal(s, "resume", options->id, {}, [&](const engine::Situation& situation) {
      return engine::resume(situation, options->reason);
    });
  };
}

}  // namespace

Command resume_command() {
  return {.name = "resume",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("Take an opportunity off hold"),
          .examples = {"pipeline resume hd-power-scada"},
          .declare = declare};
}

}  // namespace pipeline::cli
