// pipeline process: the group of commands about the process itself.
#include "cli/command_list.hpp"

namespace pipeline::cli {

Command process_command() {
  return {.name = "process",
          .group = Group::tool,
          .access = Access::reads,
          .summary = base::msg("List, show, check, draw, compare and change processes"),
          .examples = {"pipeline process list", "pipeline process check process.yaml",
                       "pipeline process diff HEAD:process.yaml process.yaml"}};
}

}  // namespace pipeline::cli
