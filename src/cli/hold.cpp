// pipeline hold: puts a deal on hold: it is left out of forecasts until it is resumed.
#include "cli/command_list.hpp"
#include "cli/moving.hpp"

namespace pipeline::cli {

using base::msg;

Command hold_command() {
  return {.name = "hold",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("Put an opportunity on hold"),
          .examples = {"pipeline hold hd-power-scada --reason 客户预算冻结"},
          .declare = [](CLI::App& app, const Session& session) {
            return declare_move_with_reason(app, session, "hold", Reason::required, engine::hold);
          }};
}

}  // namespace pipeline::cli
