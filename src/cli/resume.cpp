// pipeline resume: takes a deal off hold.
#include "cli/command_list.hpp"
#include "cli/moving.hpp"

namespace pipeline::cli {

using base::msg;

Command resume_command() {
  return {.name = "resume",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("Take an opportunity off hold"),
          .examples = {"pipeline resume hd-power-scada"},
          .declare = [](CLI::App& app, const Session& session) {
            return declare_move_with_reason(app, session, "resume", Reason::optional,
                                            engine::resume);
          }};
}

}  // namespace pipeline::cli
