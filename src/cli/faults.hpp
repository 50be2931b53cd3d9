// Kinds of findings about how the program was called.
#pragma once

#include <span>

#include "base/diagnostic.hpp"

namespace pipeline::cli {

using base::Kind;
using base::msg;

inline constexpr Kind unknown_option{"usage.unknown-option", msg("unknown option '{0}'"),
                                     msg("pipeline {1} --help")};
inline constexpr Kind misplaced_option{
    "usage.misplaced-option", msg("'{0}' belongs behind the command"), msg("pipeline {1} --help")};
inline constexpr Kind unknown_command{"usage.unknown-command", msg("unknown command '{0}'"),
                                      msg("pipeline --help")};
inline constexpr Kind no_command{"usage.no-command", msg("no command was given"),
                                 msg("pipeline --help")};
inline constexpr Kind no_action{"usage.no-action", msg("pipeline {0}: what? {1}"),
                                msg("pipeline {0} --help")};
inline constexpr Kind unknown_action{
    "usage.unknown-action", msg("pipeline {0}: '{1}' is none of {2}"), msg("pipeline {0} --help")};
inline constexpr Kind needs_deal{"eval.needs-deal", msg("{0} belongs to an opportunity"),
                                 msg("name one: pipeline eval EXPR ID")};
inline constexpr Kind extra_argument{"usage.extra-argument", msg("one argument too many: '{0}'"),
                                     msg("pipeline {1} --help")};
inline constexpr Kind missing_argument{"usage.missing-argument", msg("{0} is missing"),
                                       msg("pipeline {1} --help")};
inline constexpr Kind given_twice{"usage.given-twice", msg("{0} is given twice"),
                                  msg("pipeline {1} --help")};
inline constexpr Kind takes_no_value{"usage.takes-no-value", msg("{0} takes no value"),
                                     msg("pipeline {1} --help")};
inline constexpr Kind needs_option{"usage.needs-option", msg("{0} needs {1}")};
inline constexpr Kind day_to_come{"usage.day-to-come",
                                  msg("--{0}: {1} is still to come; today is {2}")};
inline constexpr Kind placeholder{
    "usage.placeholder", msg("'{0}' stands for something of yours; write that in its place")};
inline constexpr Kind done_already{"usage.done-already", msg("action {0} was done on {1}"),
                                   msg("pipeline set {2} {3}=TEXT corrects it")};
inline constexpr Kind bad_option_value{"usage.bad-value", msg("{0}: '{1}' does not fit; {2}")};
inline constexpr Kind bad_usage{"usage.other", msg("{0}"), msg("pipeline {1} --help")};
inline constexpr Kind unknown_choice{"usage.unknown-choice", msg("{0}: '{1}' is none of {2}")};
inline constexpr Kind bad_day{"usage.bad-day",
                              msg("--{0}: '{1}' is no day; days are written YYYY-MM-DD")};
inline constexpr Kind bad_assignment{"usage.bad-assignment",
                                     msg("'{0}' is no assignment; write field=value")};
inline constexpr Kind not_utf8{"usage.not-utf8", msg("'{0}' is not UTF-8 text"),
                               msg("set the terminal to UTF-8 and type it again")};
inline constexpr Kind assigned_twice{"usage.assigned-twice", msg("'{0}' is given two values")};
inline constexpr Kind bad_path{"usage.bad-path", msg("'{0}' is no path of a field"),
                               msg("paths look like budget.amount or contacts[0].name")};
inline constexpr Kind unknown_path{"usage.unknown-path", msg("there is no field '{0}'")};
inline constexpr Kind guarded_field{"usage.guarded-field",
                                    msg("'{0}' is not set by hand; use {1}")};
inline constexpr Kind not_a_list{"usage.not-a-list", msg("'{0}' is no list")};
inline constexpr Kind is_a_section{"usage.is-a-section",
                                   msg("'{0}' holds fields of its own; set one of them: {1}")};
inline constexpr Kind unknown_actor{"usage.unknown-actor",
                                    msg("who acts? nobody in pipeline.yaml has the e-mail '{0}'"),
                                    msg("add the person under people: in pipeline.yaml, or name "
                                        "one: --by ID, PIPELINE_USER=ID")};
inline constexpr Kind no_actor{"usage.no-actor", msg("who acts? git knows no user.email here"),
                               msg("--by ID, PIPELINE_USER=ID, or git config user.email")};
inline constexpr Kind unknown_person{"usage.unknown-person",
                                     msg("nobody with the id '{0}' in pipeline.yaml"),
                                     msg("--by ID or PIPELINE_USER=ID names one of those under "
                                         "people: there")};
inline constexpr Kind read_only_revision{"usage.read-only-revision",
                                         msg("--at shows the past; '{0}' would change it")};
inline constexpr Kind no_repository{
    "usage.no-repository", msg("{0} needs a git repository; '{1}' is in none"), msg("git init")};
inline constexpr Kind approver_without_role{"usage.approver-without-role",
                                            msg("{0} may not approve {1}: {2} is wanted")};
inline constexpr Kind not_a_file_of_workspace{
    "usage.not-in-workspace", msg("'{0}' is no file or folder of this workspace, and no id"),
    msg("pipeline list --format ids")};
inline constexpr Kind is_an_account{"usage.is-an-account",
                                    msg("'{0}' is an account; an opportunity is wanted"),
                                    msg("pipeline list --where \"account.id == '{0}'\"")};
inline constexpr Kind not_a_folder{"usage.not-a-folder", msg("'{0}' is no folder")};
inline constexpr Kind folder_taken{"usage.folder-taken", msg("'{0}' is a workspace already")};
inline constexpr Kind cannot_make_folder{"usage.cannot-make-folder",
                                         msg("the folder '{0}' cannot be made: {1}")};
inline constexpr Kind cannot_write_output{"usage.cannot-write-output",
                                          msg("{0}: cannot be written: {1}")};
inline constexpr Kind output_lost{
    "usage.output-lost", msg("standard output cannot be written; what was to be shown is lost")};
inline constexpr Kind unknown_rule{"usage.unknown-rule", msg("the process has no rule '{0}'")};
inline constexpr Kind not_a_checklist_rule{"usage.not-a-checklist-rule",
                                           msg("'{0}' is no checklist rule")};
inline constexpr Kind not_an_approval_rule{"usage.not-an-approval-rule",
                                           msg("'{0}' is no approval rule")};
inline constexpr Kind no_such_action{"usage.no-such-action",
                                     msg("there is no action {0}; {1} has {2}")};
inline constexpr Kind account_needed{"usage.account-needed",
                                     msg("an opportunity needs its account: --set account=ID")};
inline constexpr Kind unmet_behind{"usage.unmet-behind", msg("rules behind {0} are unmet: {1}"),
                                   msg("pipeline explain {0}")};
inline constexpr Kind faults_in_way{"usage.faults-in-way",
                                    msg("'{0}' has errors in its file, and so it does not move"),
                                    msg("pipeline validate {0}")};

// Lists and reports.
inline constexpr Kind section_has_no_value{"usage.section-has-no-value",
                                           msg("'{0}' is a section; name one of its fields: {1}")};
inline constexpr Kind repeating_group{
    "usage.repeating-group",
    msg("'{0}' may hold several values, and a deal belongs to one group only")};
inline constexpr Kind unknown_period{"usage.unknown-period",
                                     msg("--period: '{0}' is no period; periods are 2026, 2026-Q4, "
                                         "2026-11, 2026-W47, 2026-11-23 or A..B")};
inline constexpr Kind not_a_week{
    "usage.not-a-week",
    msg("--period: '{0}' is no week; a week is 2026-W47, a day in it, or seven days A..B")};
inline constexpr Kind amounts_without_rate{"report.no-rate",
                                           msg("no report: amounts without a rate in {0}"),
                                           msg("add the rates to pipeline.yaml")};
inline constexpr Kind deals_undecided{
    "report.undecided", msg("deals left out, because the condition could not be told of them: {0}"),
    msg("has(deal.FIELD) && … asks only those that have the field")};
inline constexpr Kind files_left_out{"report.unreadable",
                                     msg("no report: files that cannot be read: {0}"),
                                     msg("mend them, or leave them out with --allow-partial")};
inline constexpr Kind no_sample{
    "usage.no-sample", msg("there is no sample for the process '{0}'; there is one for '{1}'")};
inline constexpr Kind what_if_needs_deal{"usage.what-if-needs-deal",
                                         msg("--set needs the deal to try it on")};

[[nodiscard]] std::span<const Kind* const> kinds();

}  // namespace pipeline::cli
