// pipeline approve: records an approval, bound to the fields that it covers.
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace pipeline::cli {

using base::msg;

Command approve_command() {
  return {.name = "approve",
          .group = Group::decide,
          .access = Access::writes,
          .summary = msg("Approve what a rule asks approval for"),
          .examples = {"pipeline approve hd-power-scada INI-9 --by li.na"},
          .declare = [](CLI::App& app, const Session& session) {
            return declare_decision(app, session, "approve", Decision::approved);
          }};
}

}  // namespace pipeline::cli
