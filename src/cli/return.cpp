// pipeline return: takes a deal back to an earlier stage, with a reason.
#include "cli/command_list.hpp"
#include "cli/moving.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string to;
  std::string reason;
};

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("--to", options->to, session.say(msg("The earlier stage")))
      ->required()
      ->type_name("STAGE");
  app.add_option("--reason", options->reason, session.say(msg("Why")))
      ->type_name("TEXT")
      ->required();
  return [options](Session& s) {
    return move_deal(s, "return", options->id, {}, [&](const engine::Situation& situation) {
      return engine::go_back(situation, options->to, options->reason);
    });
  };
}

}  // namespace

Command return_command() {
  return {.name = "return",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("Take an opportunity back to an earlier stage"),
          .examples = {"pipeline return hd-power-scada --to propose --reason 客户调整需求"},
          .declare = declare};
}

}  // namespace pipeline::cli
