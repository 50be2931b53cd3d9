// Kinds of findings of the stage-rule engine: gates, history, references between parts of a deal.
#pragma once

#include <span>

#include "base/diagnostic.hpp"

namespace pipeline::engine {

using base::Kind;
using base::msg;

// Why a rule is unmet.
inline constexpr Kind missing_field{"gate.missing-field", msg("'{0}' is missing")};
inline constexpr Kind check_failed{"gate.check-failed", msg("wanted: {0}")};
inline constexpr Kind check_failed_because{"gate.check-failed-because",
                                           msg("found {1}; wanted: {0}")};
inline constexpr Kind score_too_low{"gate.score-too-low",
                                    msg("scorecard '{0}': {1} points found, {2} wanted")};
inline constexpr Kind knocked_out{"gate.knocked-out",
                                  msg("scorecard '{0}': '{1}' of '{2}' rules the deal out")};
inline constexpr Kind not_ticked{"gate.not-ticked", msg("not ticked off")};
inline constexpr Kind no_evidence{"gate.no-evidence", msg("ticked off without evidence")};
inline constexpr Kind not_approved{"gate.not-approved", msg("no approval by {0} yet")};
inline constexpr Kind rejected{"gate.rejected", msg("rejected by {0} on {1}: {2}")};
inline constexpr Kind wrong_approver{"gate.wrong-approver", msg("approved by {0}, who is no {1}")};
inline constexpr Kind stale_approval{"gate.stale-approval",
                                     msg("the approval of {0} is stale: {1} changed since")};
inline constexpr Kind approver_refused{"gate.approver-refused",
                                       msg("{0} may not approve: {1} does not hold")};

// What is wrong behind the deal.
inline constexpr Kind lapsed_waiver{"gate.lapsed-waiver",
                                    msg("the waiver of '{0}' ended on {1}, and the rule is unmet")};
inline constexpr Kind gate_regressed{"gate.regressed",
                                     msg("gate regressed: '{0}' no longer holds")};

// What is wrong with the history.
inline constexpr Kind no_history{"history.empty",
                                 msg("the history is empty: the deal never entered a stage")};
inline constexpr Kind wrong_start{
    "history.wrong-start",
    msg("the history starts in '{0}'; a deal starts in '{1}', unless it was imported")};
inline constexpr Kind broken_chain{"history.broken-chain",
                                   msg("the move starts from '{0}', but the deal stood in '{1}'")};
inline constexpr Kind skipped_stage{"history.skipped-stage",
                                    msg("the move from '{0}' to '{1}' skips '{2}'")};
inline constexpr Kind unknown_stage{"history.unknown-stage", msg("the process has no stage '{0}'")};
inline constexpr Kind missing_key{"history.missing-key", msg("the line has no '{0}'")};
inline constexpr Kind out_of_order{"history.out-of-order",
                                   msg("the line is of {0}, the one before it of {1}")};
inline constexpr Kind future_line{"history.future", msg("the line is of {0}, and today is {1}")};
inline constexpr Kind refused_return{"history.refused-return",
                                     msg("the process does not allow going back to '{0}'")};
inline constexpr Kind return_without_reason{"history.return-without-reason",
                                            msg("going back to '{0}' has no reason")};
inline constexpr Kind moved_after_end{"history.moved-after-end",
                                      msg("the deal was {0} and cannot move")};
inline constexpr Kind foreign_version{
    "history.foreign-version", msg("the line names '{0}', but the process in force is '{1}'")};
inline constexpr Kind empty_line{"history.empty-line",
                                 msg("the line records neither a stage nor a status")};
inline constexpr Kind stage_typed_in{
    "history.stage-typed-in", msg("the stage is '{0}', but the history ends in '{1}'"),
    msg("set it back, and move the deal with pipeline advance or pipeline return")};
inline constexpr Kind status_typed_in{
    "history.status-typed-in", msg("the status is '{0}', but the history ends with '{1}'"),
    msg("set it back, and use pipeline hold, resume, close or reopen")};
inline constexpr Kind unknown_status{"history.unknown-status", msg("'{0}' is no status")};
inline constexpr Kind ended_without_reason{"history.ended-without-reason",
                                           msg("the end as {0} has no reason; reasons are {1}")};
inline constexpr Kind unknown_reason{"history.unknown-reason",
                                     msg("'{0}' is no reason to end as {1}; reasons are {2}")};
inline constexpr Kind waiver_without_right{
    "history.waiver-without-right", msg("{0} may not waive rules"),
    msg("who may stands in the process under waivers: roles")};
inline constexpr Kind waiver_without_reason{"history.waiver-without-reason",
                                            msg("the waiver of '{0}' has no reason")};
inline constexpr Kind waiver_of_stranger{"history.waiver-of-stranger",
                                         msg("'{0}' is no rule of the stage that was left")};

// What leads nowhere inside a deal.
inline constexpr Kind unknown_rule{"deal.unknown-rule", msg("the process has no rule '{0}'")};
inline constexpr Kind rule_not_ticked_by_hand{"deal.rule-not-ticked-by-hand",
                                              msg("'{0}' is no checklist rule")};
inline constexpr Kind rule_not_approved_by_hand{"deal.rule-not-approved-by-hand",
                                                msg("'{0}' is no approval rule")};
inline constexpr Kind unknown_card{"deal.unknown-scorecard",
                                   msg("the process has no scorecard '{0}'")};
inline constexpr Kind unknown_criterion{"deal.unknown-criterion",
                                        msg("scorecard '{0}' has no criterion '{1}'")};
inline constexpr Kind over_budget{
    "deal.over-budget",
    msg("expenses of {1} exceed the budget, which is {2} with its approved adjustments"),
    msg("pipeline add {0} expenses.adjustments date={3} amount=AMOUNT reason=TEXT")};
inline constexpr Kind over_milestone{
    "deal.over-milestone",
    msg("expenses of {1} exceed the budget of '{4}', which is {2} with its approved adjustments"),
    msg("pipeline add {0} expenses.adjustments date={3} milestone=TEXT amount=AMOUNT "
        "reason=TEXT")};
inline constexpr Kind unknown_level{"deal.unknown-level",
                                    msg("'{0}' is no level of '{1}'; levels are {2}")};

// What an expression can run into.
inline constexpr Kind missing_value{"expression.missing-value", msg("{0} is missing")};
inline constexpr Kind no_actor{"expression.no-actor",
                               msg("person is known only where somebody acts")};
inline constexpr Kind circular_score{"expression.circular-score",
                                     msg("scorecard '{0}' asks for itself")};
inline constexpr Kind unknown_rate{"expression.unknown-rate", msg("no rate for '{0}'")};

// Why a command is refused.
inline constexpr Kind has_ended{"move.ended", msg("{0} is {1}; only open deals move"),
                                msg("pipeline reopen {0} --reason TEXT")};
inline constexpr Kind is_on_hold{"move.on-hold", msg("{0} is {1}; only open deals move"),
                                 msg("pipeline resume {0}")};
inline constexpr Kind no_such_step{
    "move.no-such-step", msg("there is no way from '{0}' to '{1}'"),
    msg("one stage after the other; exceptions stand in the process under transitions: skips")};
inline constexpr Kind already_there{"move.already-there", msg("{0} stands in '{1}' already")};
inline constexpr Kind not_ahead{"move.not-ahead", msg("'{0}' does not stand behind '{1}'"),
                                msg("pipeline return {2} --to {0} --reason TEXT")};
inline constexpr Kind waiver_over{"move.waiver-over",
                                  msg("the waiver of '{0}' would end on {1}, and today is {2}")};
inline constexpr Kind skip_refused{"move.skip-refused",
                                   msg("going from '{0}' to '{1}' is allowed only if {2}")};
inline constexpr Kind not_back{"move.not-back", msg("'{0}' does not stand before '{1}'")};
inline constexpr Kind wrong_status{"move.wrong-status", msg("{0} is {1}; {2} is wanted")};
inline constexpr Kind wrong_outcome_stage{"move.wrong-outcome-stage",
                                          msg("a deal is {0} from '{1}', and {2} stands in '{3}'")};
inline constexpr Kind nothing_to_waive{"move.nothing-to-waive",
                                       msg("'{0}' is no unmet rule of this gate")};

// Deals on their way from one process to another.
inline constexpr Kind migrate_taken{"migrate.taken",
                                    msg("'{0}' cannot become '{1}': the file has that already")};
inline constexpr Kind migrate_no_value{"migrate.no-value",
                                       msg("'{0}' cannot be computed for this opportunity")};
inline constexpr Kind migrate_bad_value{"migrate.bad-value", msg("'{0}' cannot hold {1}")};
inline constexpr Kind migrate_comment{"migrate.comment",
                                      msg("'{0}' moves; the comment beside it does not")};

[[nodiscard]] std::span<const Kind* const> kinds();

}  // namespace pipeline::engine
