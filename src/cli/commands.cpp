#include "cli/command_list.hpp"

namespace pipeline::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> table{init_command(),
                                          new_command(),
                                          list_command(),
                                          show_command(),
                                          validate_command(),
                                          explain_command(),
                                          advance_command(),
                                          return_command(),
                                          hold_command(),
                                          resume_command(),
                                          close_command(),
                                          reopen_command(),
                                          set_command(),
                                          unset_command(),
                                          add_command(),
                                          log_command(),
                                          plan_command(),
                                          done_command(),
                                          tick_command(),
                                          approve_command(),
                                          reject_command(),
                                          score_command(),
                                          report_command(),
                                          knowledge_command(),
                                          eval_command(),
                                          process_command(),
                                          process_list_command(),
                                          process_show_command(),
                                          process_check_command(),
                                          process_graph_command(),
                                          process_schema_command(),
                                          process_diff_command(),
                                          process_migrate_command(),
                                          completion_command()};
  return table;
}

}  // namespace pipeline::cli
