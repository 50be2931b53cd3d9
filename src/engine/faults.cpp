#include "engine/faults.hpp"

#include <array>

namespace pipeline::engine {

std::span<const Kind* const> kinds() {
  static constexpr std::array all{&missing_field,
                                  &check_failed,
                                  &check_failed_because,
                                  &score_too_low,
                                  &knocked_out,
                                  &not_ticked,
                                  &no_evidence,
                                  &not_approved,
                                  &rejected,
                                  &wrong_approver,
                                  &stale_approval,
                                  &approver_refused,
                                  &lapsed_waiver,
                                  &gate_regressed,
                                  &no_history,
                                  &wrong_start,
                                  &broken_chain,
                                  &skipped_stage,
                                  &unknown_stage,
                                  &missing_key,
                                  &out_of_order,
                                  &future_line,
                                  &refused_return,
                                  &return_without_reason,
                                  &moved_after_end,
                                  &foreign_version,
                                  &empty_line,
                                  &stage_typed_in,
                                  &status_typed_in,
                                  &unknown_status,
                                  &unknown_reason,
                                  &waiver_without_right,
                                  &waiver_without_reason,
                                  &waiver_of_stranger,
                                  &unknown_rule,
                                  &rule_not_ticked_by_hand,
                                  &rule_not_approved_by_hand,
                                  &unknown_card,
                                  &unknown_criterion,
                                  &unknown_level,
                                  &missing_value,
                                  &no_actor,
                                  &circular_score,
                                  &unknown_rate,
                                  &has_ended,
                                  &is_on_hold,
                                  &no_such_step,
                                  &skip_refused,
                                  &not_back,
                                  &wrong_status,
                                  &wrong_outcome_stage,
                                  &nothing_to_waive};
  return all;
}

}  // namespace pipeline::engine
