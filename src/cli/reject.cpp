// pipeline reject: records that an approval was refused, and why.
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace pipeline::cli {

using base::msg;

Command reject_command() {
  return {.name = "reject",
          .group = Group::decide,
          .access = Access::writes,
          .summary = msg("Refuse an approval, with the reason"),
          .examples = {"pipeline reject hd-power-scada BID-11 --reason 毛利过低 --by wang.fang"},
          .declare = [](CLI::App& app, const Session& session) {
            return declare_decision(app, session, "reject", Decision::rejected);
          }};
}

}  // namespace pipeline::cli
