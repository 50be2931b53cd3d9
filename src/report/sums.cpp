#include "report/sums.hpp"

namespace pipeline::report {

void Sums::add(const Facts& deal) {
  ++count;
  if (deal.amount)
    amount += *deal.amount;
  else
    ++without_amount;
  if (deal.weighted) weighted += *deal.weighted;
  if (deal.days_in_stage) {
    days += *deal.days_in_stage;
    ++with_days;
  }
  if (deal.stalled) ++stalled;
  if (deal.past_sign_date) ++past_sign_date;
}

base::Cell Sums::average_days() const {
  if (with_days == 0) return {};
  return {base::Days{static_cast<double>(days) / static_cast<double>(with_days)}};
}

Sums sums_of(const std::vector<const Facts*>& deals) {
  Sums sums;
  for (const auto* deal : deals) sums.add(*deal);
  return sums;
}

base::Cell warning_count(std::int64_t count) {
  return {base::Count{count}, count > 0 ? base::Emphasis::attention : base::Emphasis::none};
}

}  // namespace pipeline::report
