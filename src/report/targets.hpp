// The targets report: what was to be won, what was, and what may still come.
#pragma once

#include <optional>
#include <vector>

#include "base/report.hpp"
#include "model/settings.hpp"
#include "report/query.hpp"

namespace pipeline::report {

/// The targets of pipeline.yaml against results, for `query.period` (default: the current quarter)
/// and for every other period that has a target and shares a day with it: won, attainment, open
/// weighted amount expected to sign in what is left of the period, forecast, gap; as a whole, by
/// person and by segment (or by `query.by` of the deals); and who the customers were that bought.
/// Source: DOMAIN S6, S4.
[[nodiscard]] base::Report targets(const workspace::Workspace& workspace, const Query& query,
                                   base::Provenance provenance);

/// What was to be won in a period. Targets of different periods are never added up: one of the very
/// same days counts; else shorter ones that lie in the period, if together they have each of its
/// days once, the longest first; else there is none.
class TargetSums {
 public:
  explicit TargetSums(const std::vector<model::Target>& targets) : targets_(targets) {}

  /// The team's own target; else the sum of its people's; else of the segments'.
  [[nodiscard]] std::optional<base::Decimal> whole(base::Period days) const;
  /// A person's own target; else the sum of theirs by segment.
  [[nodiscard]] std::optional<base::Decimal> of_owner(std::string_view owner,
                                                      base::Period days) const;
  /// A segment's own target; else the sum of the people's in it.
  [[nodiscard]] std::optional<base::Decimal> of_segment(std::string_view segment,
                                                        base::Period days) const;

 private:
  /// Of exactly this owner and this segment; empty: without one.
  [[nodiscard]] std::optional<base::Decimal> exactly(std::string_view owner,
                                                     std::string_view segment,
                                                     base::Period days) const;
  template <class Part>
  [[nodiscard]] std::optional<base::Decimal> sum_over(std::string model::Target::*key,
                                                      Part part) const;

  const std::vector<model::Target>& targets_;
};

}  // namespace pipeline::report
