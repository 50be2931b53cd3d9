#include "engine/expenses.hpp"

#include <algorithm>
#include <map>

#include "engine/faults.hpp"

namespace pipeline::engine {

namespace {

using model::Value;

/// One deal's sums while they are added up.
class Ledger {
 public:
  Ledger(const model::Rates& rates, base::Date today) : rates_(rates), today_(today) {}

  void open(std::string_view milestone) {
    if (places_.emplace(milestone, sums_.size()).second)
      sums_.push_back({.milestone = milestone, .budget = {}, .spent = {}});
  }

  void plan(const Value& item) {
    book(item, [](Spending& sums, base::Decimal amount) {
      sums.has_budget = true;
      sums.budget += amount;
    });
  }

  void spend(const Value& entry) {
    book(entry, [&](Spending& sums, base::Decimal amount) {
      sums.spent += amount;
      if (!sums.is_over())
        sums.breach = nullptr;  // below it again, as after a refund
      else if (sums.breach == nullptr)
        sums.breach = &entry;
    });
  }

  [[nodiscard]] std::vector<Spending> take() && { return std::move(sums_); }

 private:
  /// In the whole, and in the milestone that the item names.
  template <class Change>
  void book(const Value& item, Change change) {
    const auto* money = item["amount"].get<model::Money>();
    const auto amount = money != nullptr ? rates_.in_home(*money, today_) : std::nullopt;
    if (!amount) return;
    change(sums_.front(), *amount);
    const auto place = places_.find(item["milestone"].text());
    if (place != places_.end() && place->second != 0) change(sums_[place->second], *amount);
  }

  const model::Rates& rates_;
  base::Date today_;
  std::vector<Spending> sums_;
  std::map<std::string_view, std::size_t> places_;  ///< by milestone, in `sums_`
};

std::vector<const Value*> by_day(std::span<const Value> entries) {
  std::vector<const Value*> sorted;
  for (const auto& entry : entries) sorted.push_back(&entry);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Value* a, const Value* b) {
    const auto* day_a = (*a)["date"].get<base::Date>();
    const auto* day_b = (*b)["date"].get<base::Date>();
    return day_a != nullptr && (day_b == nullptr || *day_a < *day_b);
  });
  return sorted;
}

/// The amount as files write it: 12500 CNY.
std::string written(const base::Decimal& amount, const Situation& situation) {
  return model::to_string(model::Money{amount, situation.settings.rates.home}, {});
}

}  // namespace

std::vector<Spending> spending(const Situation& situation) {
  const auto& expenses = situation.deal.root["expenses"];
  Ledger ledger(situation.settings.rates, situation.today);
  ledger.open({});
  for (const auto& item : expenses["budget"].items()) ledger.open(item["milestone"].text());
  for (const auto& item : expenses["budget"].items()) ledger.plan(item);
  for (const auto& item : expenses["adjustments"].items())
    if (!item["approved"].is_empty()) ledger.plan(item);
  for (const auto* entry : by_day(expenses["entries"].items())) ledger.spend(*entry);
  return std::move(ledger).take();
}

void add_over_budget(const Situation& situation, base::Diagnostics& findings) {
  const auto& deal = situation.deal;
  if (!model::is_living(deal.status())) return;
  auto all = spending(situation);
  if (all.size() == 2) all.pop_back();  // of a single milestone the whole says it
  for (const auto& sums : all) {
    if (!sums.has_budget || sums.breach == nullptr) continue;
    base::Diagnostic finding{
        .kind = sums.milestone.empty() ? &over_budget : &over_milestone,
        .severity = base::Severity::warning,
        .where = deal.location(*sums.breach),
        .arguments = {std::string(deal.id()), written(sums.spent, situation),
                      written(sums.budget, situation), base::to_string(situation.today)}};
    if (!sums.milestone.empty()) finding.arguments.emplace_back(std::string(sums.milestone));
    findings.push_back(std::move(finding));
  }
}

}  // namespace pipeline::engine
