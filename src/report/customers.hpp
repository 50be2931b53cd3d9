// Customers for reports about accounts, with the groups and conditions of reports about deals.
//
// `--by` and `--where` speak of deals, and of an account as the deal's. A customer has both, too:
// it stands for a deal that has nothing but what the account itself says (account, owner, segment,
// channel). So `--by segment` groups by the account's segment, `--where "account.grade == 'A'"`
// chooses by its grade; whatever else a deal has is missing, as in one that has just begun.
#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "report/facts.hpp"
#include "report/query.hpp"

namespace pipeline::report {

class Customers {
 public:
  /// Every account for which `where` holds (nullptr: all), in the workspace's order.
  Customers(const workspace::Workspace& workspace, const process::Expression* where);

  /// One per chosen account: `account` is it, `deal` what stands for it.
  [[nodiscard]] const std::vector<Facts>& chosen() const { return chosen_; }

  /// How many there are, and of how many the condition could not be told, if there is one.
  [[nodiscard]] std::vector<base::Phrase> notes() const;

 private:
  [[nodiscard]] model::Opportunity stand_in(const model::Account& account) const;

  const workspace::Workspace& workspace_;
  bool is_choice_ = false;
  std::size_t undecided_ = 0;
  std::deque<model::Opportunity> stand_ins_;  ///< what `chosen_` points to
  std::vector<Facts> chosen_;
};

/// The account by its name for people, by its id for programs.
[[nodiscard]] base::Cell customer_cell(const model::Account& account);

}  // namespace pipeline::report
