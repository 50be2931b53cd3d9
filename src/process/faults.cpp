#include "process/faults.hpp"

#include <array>

namespace pipeline::process {

std::span<const Kind* const> kinds() {
  static constexpr std::array all{
      &unknown_process,    &endless_extends,   &unknown_type,      &no_element_type,
      &no_values,          &bad_bound,         &unknown_source,    &changed_type,
      &duplicate_id,       &no_rule_kind,      &two_rule_kinds,    &unknown_path,
      &unknown_card,       &unknown_role,      &unknown_stage,     &unknown_level,
      &unknown_status,     &not_a_number,      &out_of_range,      &no_stages,
      &no_criteria,        &rule_never_met,    &rule_never_asked,  &gate_never_passes,
      &stage_out_of_reach, &card_out_of_reach, &weights_off,       &later_field,
      &role_of_nobody,     &migrate_no_rest,   &migrate_no_rename, &migrate_other_type,
      &migrate_leaves_list};
  return all;
}

}  // namespace pipeline::process
