// Days of the proleptic Gregorian calendar, counted from 1970-01-01.
#pragma once

#include <cstdint>

namespace pipeline::cel {

[[nodiscard]] std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day);

/// `month` from 1.
[[nodiscard]] std::int64_t days_in_month(std::int64_t year, std::int64_t month);

}  // namespace pipeline::cel
