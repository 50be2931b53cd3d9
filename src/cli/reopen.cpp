// pipeline reopen: opens an ended deal again, in the stage in which it ended.
#include "cli/command_list.hpp"
#include "cli/moving.hpp"

namespace pipeline::cli {

using base::msg;

Command reopen_command() {
  return {.name = "reopen",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("Open an ended opportunity again"),
          .examples = {"pipeline reopen hd-power-scada --reason 客户重新招标"},
          .declare = [](CLI::App& app, const Session& session) {
            return declare_move_with_reason(app, session, "reopen", Reason::required,
                                            engine::reopen);
          }};
}

}  // namespace pipeline::cli
