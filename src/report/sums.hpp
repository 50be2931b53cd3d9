// What a row of a report adds up.
#pragma once

#include <cstdint>
#include <vector>

#include "base/report.hpp"
#include "report/facts.hpp"

namespace pipeline::report {

struct Sums {
  std::int64_t count = 0;
  std::int64_t without_amount = 0;  ///< they count, with nothing to add
  std::int64_t stalled = 0;
  std::int64_t past_sign_date = 0;
  std::int64_t days = 0;  ///< in the stage, of the deals of which they are known
  std::int64_t with_days = 0;
  base::Decimal amount;  ///< in the workspace currency
  base::Decimal weighted;

  void add(const Facts& deal);
  /// Average days in the stage; an empty cell where no deal's are known.
  [[nodiscard]] base::Cell average_days() const;
};

[[nodiscard]] Sums sums_of(const std::vector<const Facts*>& deals);

/// A number of things that should be none.
[[nodiscard]] base::Cell warning_count(std::int64_t count);

}  // namespace pipeline::report
