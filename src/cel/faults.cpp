#include "cel/faults.hpp"

#include <array>

namespace pipeline::cel {

std::span<const Kind* const> kinds() {
  static constexpr std::array all{&source_too_long,      &too_deep,
                                  &malformed_text,       &empty_expression,
                                  &unexpected_character, &unfinished_operator,
                                  &unclosed_text,        &unknown_escape,
                                  &malformed_number,     &integer_too_large,
                                  &not_in_profile,       &unexpected_token,
                                  &unexpected_end,       &unclosed_bracket,
                                  &reserved_word,        &has_needs_selection,
                                  &loop_needs_name,      &unknown_variable,
                                  &unknown_function,     &wrong_call_form,
                                  &argument_count,       &unknown_field,
                                  &not_selectable,       &type_mismatch,
                                  &mixed_numbers,        &needs_days,
                                  &operand_type,         &argument_type,
                                  &branch_types,         &never_null,
                                  &undeclared_value,     &loop_range,
                                  &result_type,          &bad_pattern,
                                  &missing_value,        &index_out_of_range,
                                  &no_overload,          &overflow,
                                  &division_by_zero,     &bad_conversion,
                                  &out_of_range,         &bad_key,
                                  &repeated_key,         &unknown_time_zone,
                                  &too_costly,           &too_large};
  return all;
}

}  // namespace pipeline::cel
