// Kinds of findings about an expression: of its text, of its types, and of its evaluation. Longer
// than a hundred lines because a registry is read as one list.
#pragma once

#include <span>

#include "base/diagnostic.hpp"

namespace pipeline::cel {

using base::Kind;
using base::msg;

// Reading the text.
inline constexpr Kind source_too_long{"cel.source-too-long",
                                      msg("the expression has {0} bytes, and {1} are the most")};
inline constexpr Kind too_deep{"cel.too-deep",
                               msg("the expression is nested more than {0} levels deep")};
inline constexpr Kind malformed_text{"cel.malformed-text", msg("the expression is not UTF-8 here")};
inline constexpr Kind empty_expression{"cel.empty-expression", msg("there is no expression")};
inline constexpr Kind unexpected_character{"cel.unexpected-character",
                                           msg("'{0}' has no meaning in an expression")};
inline constexpr Kind unfinished_operator{"cel.unfinished-operator",
                                          msg("'{0}' is no operator; '{1}' is one")};
inline constexpr Kind unclosed_text{"cel.unclosed-text", msg("this text has no closing {0}")};
inline constexpr Kind unknown_escape{
    "cel.unknown-escape", msg("'{0}' is no escape sequence; write \\\\ for a backslash")};
inline constexpr Kind malformed_number{"cel.malformed-number", msg("'{0}' is not a number")};
inline constexpr Kind integer_too_large{
    "cel.integer-too-large",
    msg("{0} does not fit into an int of 64 bits; write {1} for a double")};
inline constexpr Kind not_in_profile{"cel.not-in-profile",
                                     msg("{0} is not part of this expression language")};
inline constexpr Kind unexpected_token{"cel.unexpected-token", msg("'{0}' found, {1} wanted")};
inline constexpr Kind unexpected_end{"cel.unexpected-end",
                                     msg("the expression ends where {0} is wanted")};
inline constexpr Kind unclosed_bracket{"cel.unclosed-bracket", msg("'{0}' is not closed")};
inline constexpr Kind reserved_word{"cel.reserved-word",
                                    msg("'{0}' is a reserved word and cannot name a variable")};
inline constexpr Kind has_needs_selection{
    "cel.has-needs-selection", msg("has() takes a selection such as has(deal.amount), not '{0}'")};
inline constexpr Kind loop_needs_name{
    "cel.loop-needs-name", msg("the first argument of {0}() is a name for the items, not '{1}'")};

// Checking names and types.
inline constexpr Kind unknown_variable{"cel.unknown-variable", msg("there is no variable '{0}'")};
inline constexpr Kind unknown_function{"cel.unknown-function", msg("there is no function '{0}'")};
inline constexpr Kind wrong_call_form{"cel.wrong-call-form", msg("{0}() is called as {1}")};
inline constexpr Kind argument_count{"cel.argument-count",
                                     msg("arguments of {0}(): {2} found, {1} wanted")};
inline constexpr Kind unknown_field{"cel.unknown-field", msg("{0} has no field '{1}'")};
inline constexpr Kind not_selectable{"cel.not-selectable", msg("'{0}' is {1} and has no fields")};
inline constexpr Kind type_mismatch{"cel.type-mismatch", msg("'{0}' does not take {1} and {2}")};
inline constexpr Kind mixed_numbers{"cel.mixed-numbers",
                                    msg("'{0}' takes two of one type, not {1} and {2}; write {3}")};
inline constexpr Kind needs_days{"cel.needs-days",
                                 msg("'{0}' does not take {1} and {2}; write days({3})")};
inline constexpr Kind operand_type{"cel.operand-type", msg("'{0}' takes {1}, not {2}")};
inline constexpr Kind argument_type{"cel.argument-type", msg("{0}() takes {1}, not {2}")};
inline constexpr Kind branch_types{"cel.branch-types",
                                   msg("both sides of ':' need one type, and are {0} and {1}")};
inline constexpr Kind never_null{"cel.never-null", msg("'{0}' is never null"),
                                 msg("has(…) says whether a field is there")};
inline constexpr Kind undeclared_value{"cel.undeclared-value",
                                       msg("'{0}' is not among the values {1}")};
inline constexpr Kind loop_range{"cel.loop-range", msg("{0}() goes over a list or map, not {1}")};
inline constexpr Kind result_type{"cel.result-type",
                                  msg("the expression gives {0}, and {1} is wanted")};
inline constexpr Kind bad_pattern{"cel.bad-pattern",
                                  msg("'{0}' is not a regular expression of RE2: {1}")};

// Evaluating.
inline constexpr Kind missing_value{"cel.missing-value", msg("{0} is missing")};
inline constexpr Kind index_out_of_range{
    "cel.index-out-of-range", msg("there is no item {0} in a list of {1}; counting starts at 0")};
inline constexpr Kind no_overload{"cel.no-overload", msg("'{0}' does not take {1}")};
inline constexpr Kind overflow{"cel.overflow", msg("the result of '{0}' does not fit into {1}")};
inline constexpr Kind division_by_zero{"cel.division-by-zero", msg("division by zero")};
inline constexpr Kind bad_conversion{"cel.bad-conversion", msg("'{0}' cannot be read as {1}")};
inline constexpr Kind out_of_range{"cel.out-of-range", msg("{0} is out of the range of {1}")};
inline constexpr Kind bad_key{"cel.bad-key",
                              msg("{0} cannot be the key of a map; text, int and bool can")};
inline constexpr Kind repeated_key{"cel.repeated-key", msg("the key {0} stands twice in a map")};
inline constexpr Kind unknown_time_zone{
    "cel.unknown-time-zone", msg("'{0}' is no time zone; write Asia/Shanghai or +08:00")};
inline constexpr Kind too_costly{"cel.too-costly", msg("the expression takes more than {0} steps")};
inline constexpr Kind too_large{"cel.too-large", msg("'{0}' makes something larger than {1}")};

/// All of them, for the tests that hold every kind against the gallery.
[[nodiscard]] std::span<const Kind* const> kinds();

}  // namespace pipeline::cel
