#include "cli/faults.hpp"

#include <array>

namespace pipeline::cli {

std::span<const Kind* const> kinds() {
  static constexpr std::array all{&unknown_option,
                                  &misplaced_option,
                                  &unknown_command,
                                  &no_command,
                                  &extra_argument,
                                  &missing_argument,
                                  &given_twice,
                                  &needs_option,
                                  &day_to_come,
                                  &placeholder,
                                  &not_utf8,
                                  &takes_no_value,
                                  &assigned_twice,
                                  &done_already,
                                  &is_an_account,
                                  &deals_undecided,
                                  &bad_option_value,
                                  &bad_usage,
                                  &unknown_choice,
                                  &bad_day,
                                  &bad_assignment,
                                  &bad_path,
                                  &unknown_path,
                                  &guarded_field,
                                  &not_a_list,
                                  &is_a_section,
                                  &unknown_actor,
                                  &no_actor,
                                  &unknown_person,
                                  &read_only_revision,
                                  &no_repository,
                                  &approver_without_role,
                                  &not_a_file_of_workspace,
                                  &not_a_folder,
                                  &folder_taken,
                                  &cannot_write_output,
                                  &unknown_rule,
                                  &not_a_checklist_rule,
                                  &not_an_approval_rule,
                                  &no_such_action,
                                  &account_needed,
                                  &unmet_behind,
                                  &faults_in_way,
                                  &section_has_no_value,
                                  &repeating_group,
                                  &unknown_period,
                                  &not_a_week,
                                  &amounts_without_rate,
                                  &files_left_out,
                                  &no_sample,
                                  &what_if_needs_deal};
  return all;
}

}  // namespace pipeline::cli
