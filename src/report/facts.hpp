// What reports know of one deal, computed once, so that no two reports compute the same number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/decimal.hpp"
#include "base/report.hpp"
#include "engine/passage.hpp"
#include "engine/win_rate.hpp"
#include "model/opportunity.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::report {

struct Facts {
  const model::Opportunity* deal = nullptr;
  const model::Account* account = nullptr;
  std::optional<std::size_t> stage;  ///< index in the process; nothing for an unknown stage
  model::Status status = model::Status::open;
  std::optional<base::Decimal> amount;  ///< in the workspace currency, at the rate of today
  engine::WinRate win_rate;
  std::optional<base::Decimal> weighted;  ///< amount × win probability
  std::optional<std::int32_t> days_in_stage;
  std::optional<std::int32_t> target_days;  ///< of the stage
  std::vector<engine::Stay> stays;          ///< in every stage, in the order of time
  std::optional<base::Date> won_on;         ///< of a won or closed deal, if its file tells
  bool stalled = false;         ///< on its way, and longer in the stage than it should be
  bool past_sign_date = false;  ///< open, and its expected day of signing is over
  const model::Value* next_action = nullptr;  ///< not done, the earliest due; undated ones last

  /// Open, or won and on its way to `closed`.
  [[nodiscard]] bool on_its_way() const { return model::is_moving(status); }
};

[[nodiscard]] Facts facts_of(const workspace::Workspace& workspace, const model::Opportunity& deal);

/// The deals of a report, in the workspace's order.
struct Selected {
  std::vector<Facts> deals;
  std::size_t undecided =
      0;  ///< deals of which the condition could not be told: they are not among `deals`
};

/// Every deal for which `where` (a condition over the deal's fields; nullptr: all) holds. A
/// condition that errs, as on a missing field, does not hold.
[[nodiscard]] Selected select(const workspace::Workspace& workspace,
                              const process::Expression* where);

/// Writes into `provenance` how many deals `where` chose, and of how many it could not be told.
void tell_choice(const Selected& selected, const process::Expression* where,
                 base::Provenance& provenance);

}  // namespace pipeline::report
