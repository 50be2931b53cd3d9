// pipeline reopen: opens an ended deal again, in the stage in which it ended.
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
    return move_deal(s, "reopen", options->id, {}, [&](const engine::Situation& situation) {
      return engine::reopen(situation, options->reason);
    });
  };
}

}  // namespace

Command reopen_command() {
  return {.name = "reopen",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("Open an ended opportunity again"),
          .examples = {"pipeline reopen hd-power-scada --reason 客户重新招标"},
          .declare = declare};
}

}  // namespace pipeline::cli
