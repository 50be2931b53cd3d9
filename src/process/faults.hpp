// Kinds of findings about a process definition.
#pragma once

#include <span>

#include "base/diagnostic.hpp"

namespace pipeline::process {

using base::Kind;
using base::msg;

inline constexpr Kind unknown_process{
    "process.unknown-process",
    msg("no process '{0}': neither a file of the workspace nor a shipped one ({1})")};
inline constexpr Kind endless_extends{"process.endless-extends", msg("'{0}' extends itself")};
inline constexpr Kind unknown_type{"process.unknown-type", msg("'{0}' is no type; types are {1}")};
inline constexpr Kind no_element_type{"process.no-element-type",
                                      msg("a {0} says with of: what it holds")};
inline constexpr Kind bad_bound{"process.bad-bound",
                                msg("'{0}': '{1}' is no bound of a field of type {2}")};
inline constexpr Kind no_values{"process.no-values",
                                msg("an enum lists its values: or names values_from:")};
inline constexpr Kind unknown_source{"process.unknown-values-source",
                                     msg("values_from: '{0}' is none of {1}")};
inline constexpr Kind changed_type{
    "process.changed-type", msg("'{0}' is {1} already and cannot become {2}; choose another name")};
inline constexpr Kind duplicate_id{"process.duplicate-id",
                                   msg("the id '{0}' is used twice; first in line {1}")};
inline constexpr Kind no_rule_kind{
    "process.no-rule-kind",
    msg("the rule says nothing; it needs one of must, check, score, checklist, approval")};
inline constexpr Kind two_rule_kinds{"process.two-rule-kinds",
                                     msg("the rule has both {0} and {1}; make two rules of it")};
inline constexpr Kind unknown_path{"process.unknown-path", msg("no field '{0}' is declared"),
                                   msg("declare it under fields:")};
inline constexpr Kind unknown_card{"process.unknown-scorecard", msg("there is no scorecard '{0}'")};
inline constexpr Kind unknown_role{"process.unknown-role",
                                   msg("the role '{0}' is not declared under roles:")};
inline constexpr Kind unknown_stage{"process.unknown-stage", msg("there is no stage '{0}'")};
inline constexpr Kind unknown_level{"process.unknown-level",
                                    msg("the criterion has no level '{0}'")};
inline constexpr Kind unknown_status{"process.unknown-status",
                                     msg("'{0}' is no status; statuses are {1}")};
inline constexpr Kind not_a_number{"process.not-a-number",
                                   msg("the expression gives {0}, where a number is wanted")};
inline constexpr Kind out_of_range{"process.out-of-range",
                                   msg("{0} is {1}; it must be from {2} to {3}")};
inline constexpr Kind no_stages{"process.no-stages", msg("the process has no stages")};
inline constexpr Kind no_criteria{"process.no-criteria",
                                  msg("the scorecard '{0}' has no criteria")};

// What `process check` finds in a process that can be read.
inline constexpr Kind rule_never_met{"process.rule-never-met",
                                     msg("no opportunity can ever meet this rule")};
inline constexpr Kind rule_never_asked{
    "process.rule-never-asked",
    msg("the rule is never asked: its when: cannot hold in stage '{0}'")};
inline constexpr Kind gate_never_passes{
    "process.gate-never-passes",
    msg("the gate of stage '{0}' can never pass: {1} contradict each other")};
inline constexpr Kind stage_out_of_reach{"process.stage-out-of-reach",
                                         msg("no opportunity can ever reach the stage '{0}'")};
inline constexpr Kind card_out_of_reach{
    "process.scorecard-out-of-reach",
    msg("the scorecard '{0}' wants {1} points, and {2} are the most that it can give")};
inline constexpr Kind weights_off{"process.weights-off",
                                  msg("the weights of the scorecard '{0}' add up to {1}, not 100")};
inline constexpr Kind later_field{
    "process.later-field",
    msg("'{0}' is read here, but first asked for by {1} in the later stage '{2}'"),
    msg("ask has({0}) first, or move the rule to that stage")};
inline constexpr Kind role_of_nobody{"process.role-of-nobody",
                                     msg("nobody in pipeline.yaml has the role '{0}'")};

// A map from one process to another.
inline constexpr Kind migrate_no_rest{
    "migrate.no-rest", msg("the last part of '{0}' has a condition; where none holds, what then?"),
    msg("leave out the last when:")};
inline constexpr Kind migrate_no_rename{
    "migrate.no-rename",
    msg("histories name the old stage '{0}', which {1} does not know as this one"),
    msg("add to the new process: renames: {{{0}: {2}}}")};
inline constexpr Kind migrate_other_type{
    "migrate.other-type", msg("'{0}' is {1} and '{2}' is {3}: no value moves as it stands"),
    msg("compute it: split: {{{0}: {{{2}: EXPRESSION}}}}")};
inline constexpr Kind migrate_leaves_list{
    "migrate.leaves-list", msg("'{0}' belongs to the items of '{1}' and stays there"),
    msg("rename it within the items, or split and merge whole fields")};

[[nodiscard]] std::span<const Kind* const> kinds();

}  // namespace pipeline::process
