#include "model/faults.hpp"

#include <array>

namespace pipeline::model {

std::span<const Kind* const> kinds() {
  static constexpr std::array all{&unknown_field,
                                  &missing_field,
                                  &wrong_type,
                                  &quoted_value,
                                  &bad_date,
                                  &impossible_date,
                                  &bad_money,
                                  &no_rate,
                                  &bad_percent,
                                  &unknown_value,
                                  &too_small,
                                  &too_large,
                                  &unknown_person,
                                  &unknown_account,
                                  &outside_reference,
                                  &bad_id,
                                  &id_not_file_name,
                                  &not_a_map,
                                  &unknown_key,
                                  &missing_key,
                                  &repeated_id,
                                  &repeated_target,
                                  &bad_definition_value,
                                  &bad_period,
                                  &unknown_time_zone};
  return all;
}

}  // namespace pipeline::model
