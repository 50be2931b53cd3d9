#include "report/win_rate.hpp"

#include <string>

#include "base/decimal.hpp"

namespace pipeline::report {

using base::msg;
using base::Phrase;

namespace {

std::string percent(double fraction) {
  return base::to_string(base::Decimal::from_double(fraction * 100).rounded(1)) + "%";
}

}  // namespace

base::Phrase made_of(const engine::WinRate& rate) {
  const auto now = percent(rate.probability);
  const bool own = rate.source == engine::WinRateSource::own_estimate;
  if (rate.source == engine::WinRateSource::status) return {msg("{0}, by its status"), {now}};
  if (rate.open_waivers == 0)
    return own ? Phrase{msg("{0}, own estimate"), {now}}
               : Phrase{msg("{0}, that of the stage"), {now}};
  const std::vector<std::string> parts{now, percent(rate.base), percent(rate.factor),
                                       std::to_string(rate.open_waivers)};
  return own ? Phrase{msg("{0}: own estimate {1}, times {2} for each open waiver ({3})"), parts}
             : Phrase{msg("{0}: {1} of the stage, times {2} for each open waiver ({3})"), parts};
}

}  // namespace pipeline::report
