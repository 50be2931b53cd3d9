#include "engine/expenses.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/faults.hpp"

namespace pipeline::engine {

namespace {

using base::Decimal;
using model::Value;

/// One part of the expenses: all of them, or those of a milestone.
class Part {
 public:
  explicit Part(const Situation& situation) : situation_(situation) {}
  Part(const Situation& situation, std::string_view milestone)
      : situation_(situation), milestone_(milestone), is_milestone_(true) {}

  [[nodiscard]] Decimal budget() const {
    const auto& expenses = situation_.deal.root["expenses"];
    Decimal total;
    for (const auto& item : expenses["budget"].items()) total += amount(item);
    for (const auto& item : expenses["adjustments"].items())
      if (!item["approved"].is_empty()) total += amount(item);
    return total;
  }

  /// What was spent; `first_over` is the entry with which it exceeds `limit`, if it does.
  Decimal spent(const Decimal& limit, const Value** first_over = nullptr) const {
    Decimal total;
    for (const auto& item : situation_.deal.root["expenses"]["entries"].items()) {
      total += amount(item);
      if (first_over != nullptr && *first_over == nullptr && limit < total) *first_over = &item;
    }
    return total;
  }

 private:
  [[nodiscard]] Decimal amount(const Value& item) const {
    const auto* money = item["amount"].get<model::Money>();
    if (money == nullptr || (is_milestone_ && item["milestone"].text() != milestone_)) return {};
    return situation_.settings.rates.in_home(*money, situation_.today).value_or(Decimal());
  }

  const Situation& situation_;
  std::string_view milestone_;
  bool is_milestone_ = false;
};

/// The amount as files write it: 12500 CNY.
std::string written(const Decimal& amount, const Situation& situation) {
  const auto home = situation.settings.rates.home;
  return model::to_string(model::Money{amount, home}, {});
}

void add_over(const Part& part, const base::Kind& kind, std::vector<base::Argument> arguments,
              const Situation& situation, base::Diagnostics& findings) {
  const auto budget = part.budget();
  const Value* first_over = nullptr;
  const auto spent = part.spent(budget, &first_over);
  if (first_over == nullptr) return;
  arguments.insert(arguments.begin(),
                   {std::string(situation.deal.id()), written(spent, situation),
                    written(budget, situation), base::to_string(situation.today)});
  findings.push_back({.kind = &kind,
                      .severity = base::Severity::warning,
                      .where = situation.deal.location(*first_over),
                      .arguments = std::move(arguments)});
}

}  // namespace

Spending spending(const Situation& situation) {
  const Part all(situation);
  const auto budget = all.budget();
  return {budget, all.spent(budget)};
}

void add_over_budget(const Situation& situation, base::Diagnostics& findings) {
  const auto budgets = situation.deal.root["expenses"]["budget"].items();
  if (budgets.empty()) return;
  add_over(Part(situation), over_budget, {}, situation, findings);
  std::vector<std::string_view> milestones;
  if (budgets.size() == 1) return;  // the whole says it
  for (const auto& item : budgets) {
    const auto milestone = item["milestone"].text();
    if (milestone.empty() ||
        std::find(milestones.begin(), milestones.end(), milestone) != milestones.end())
      continue;
    milestones.push_back(milestone);
    add_over(Part(situation, milestone), over_milestone, {std::string(milestone)}, situation,
             findings);
  }
}

}  // namespace pipeline::engine
