// Kinds of findings about typed content: fields, types, references.
#pragma once

#include <span>

#include "base/diagnostic.hpp"

namespace pipeline::model {

using base::Kind;
using base::msg;

inline constexpr Kind unknown_field{
    "model.unknown-field", msg("unknown field '{0}'"),
    msg("keys of your own start with x_; other fields are declared in the process")};
inline constexpr Kind missing_field{"model.missing-field", msg("the field '{0}' is missing")};
inline constexpr Kind wrong_type{"model.wrong-type", msg("'{0}' is {1}, where {2} is wanted")};
inline constexpr Kind quoted_value{
    "model.quoted-value", msg("'{0}' is {1} in quotes, and so a text, where {2} is wanted"),
    msg("remove the quotes")};
inline constexpr Kind bad_date{"model.bad-date",
                               msg("'{0}' is no date; dates are written YYYY-MM-DD")};
inline constexpr Kind impossible_date{"model.impossible-date",
                                      msg("there is no day {0} in the calendar")};
inline constexpr Kind bad_money{
    "model.bad-money", msg("'{0}' is no amount; amounts are written 12800000 or 150000.50 USD")};
inline constexpr Kind no_rate{"model.no-rate", msg("no rate for {0} on {1}"),
                              msg("add it to pipeline.yaml: rates: {{{0}: …}}")};
inline constexpr Kind bad_percent{"model.bad-percent",
                                  msg("'{0}' is no percentage; percentages are written 28%")};
inline constexpr Kind too_small{"model.too-small", msg("'{0}' is {1}; it is at least {2}")};
inline constexpr Kind too_large{"model.too-large", msg("'{0}' is {1}; it is at most {2}")};
inline constexpr Kind unknown_value{"model.unknown-value",
                                    msg("'{0}' is none of the values of {1}: {2}")};
inline constexpr Kind unknown_person{"model.unknown-person",
                                     msg("nobody with the id '{0}' in pipeline.yaml"),
                                     msg("add the person under people: in pipeline.yaml")};
inline constexpr Kind unknown_account{"model.unknown-account", msg("no account '{0}' in accounts/"),
                                      msg("pipeline new --account ID makes one")};
inline constexpr Kind outside_reference{
    "model.outside-reference",
    msg("'{0}' leads out of the workspace; name a path in it, a URL or a commit")};
inline constexpr Kind bad_id{
    "model.bad-id",
    msg("'{0}' is no id; ids are lower-case letters, digits and '-' (Chinese letters too)")};
inline constexpr Kind id_not_file_name{"model.id-not-file-name",
                                       msg("the id '{0}' differs from the file's name '{1}'")};
inline constexpr Kind not_a_map{"model.not-a-map",
                                msg("the file holds {0}, where fields are wanted")};

inline constexpr Kind unknown_key{"model.unknown-key", msg("unknown key '{0}'; known here: {1}")};
inline constexpr Kind missing_key{"model.missing-key", msg("the key '{0}' is missing")};
inline constexpr Kind repeated_id{"model.repeated-id", msg("'{0}' is declared twice")};
inline constexpr Kind repeated_target{
    "model.repeated-target", msg("a second target for {0} with the same owner and segment"),
    msg("keep one of them, or give it an owner or a segment of its own")};
inline constexpr Kind bad_definition_value{"model.bad-definition-value",
                                           msg("'{0}': {1} is found, {2} is wanted")};
inline constexpr Kind bad_period{
    "model.bad-period",
    msg("'{0}' is no period; periods are 2026, 2026-Q4, 2026-11, 2026-W47 or A..B")};
inline constexpr Kind unknown_time_zone{"model.unknown-time-zone",
                                        msg("there is no time zone '{0}'"),
                                        msg("use a name such as Asia/Shanghai")};

/// All of them, for the tests that hold every kind against the gallery.
[[nodiscard]] std::span<const Kind* const> kinds();

}  // namespace pipeline::model
