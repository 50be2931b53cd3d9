// One function per command; each stands in a file of the command's name.
#pragma once

#include <memory>

#include "cli/command.hpp"

namespace pipeline::cli {

[[nodiscard]] Command init_command();
[[nodiscard]] Command new_command();
[[nodiscard]] Command list_command();
[[nodiscard]] Command show_command();
[[nodiscard]] Command validate_command();
[[nodiscard]] Command explain_command();
[[nodiscard]] Command advance_command();
[[nodiscard]] Command return_command();
[[nodiscard]] Command hold_command();
[[nodiscard]] Command resume_command();
[[nodiscard]] Command close_command();
[[nodiscard]] Command reopen_command();
[[nodiscard]] Command set_command();
[[nodiscard]] Command unset_command();
[[nodiscard]] Command add_command();
[[nodiscard]] Command log_command();
[[nodiscard]] Command plan_command();
[[nodiscard]] Command done_command();
[[nodiscard]] Command tick_command();
[[nodiscard]] Command approve_command();
[[nodiscard]] Command reject_command();
[[nodiscard]] Command score_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command knowledge_command();
[[nodiscard]] Command eval_command();
[[nodiscard]] Command process_command();
[[nodiscard]] Command process_list_command();
[[nodiscard]] Command process_show_command();
[[nodiscard]] Command process_check_command();
[[nodiscard]] Command process_graph_command();
[[nodiscard]] Command process_schema_command();
[[nodiscard]] Command process_diff_command();
[[nodiscard]] Command process_migrate_command();
[[nodiscard]] Command completion_command();

}  // namespace pipeline::cli
