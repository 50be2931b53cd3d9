// pipeline hold: puts a deal on hold: it is left out of forecasts until it is resumed.
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
  app.add_option("--reason", options->reason, session.say(msg("Why")))->type_name("TEXT")->required();
  return [options](Session& s) {
    return move_deal(s, "hold", options->id, {}, [&](const engine::Situation& situation) {
      return engine::hold(situation, options->reason);
    });
  };
}

}  // namespace

Command hold_command() {
  return {.name = "hold",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("Put an opportunity on hold"),
          .examples = {"pipeline hold hd-power-scada --reason 客户预算冻结"},
          .declare = declare};
}

}  // namespace pipeline::cli
