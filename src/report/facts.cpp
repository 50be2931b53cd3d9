#include "report/facts.hpp"

#include "engine/scope.hpp"

namespace pipeline::report {

namespace {

/// Whether action `a` is due before `b`; one without a day comes last.
bool is_sooner(const model::Value& a, const model::Value& b) {
  const auto* day_a = a["due"].get<base::Date>();
  const auto* day_b = b["due"].get<base::Date>();
  return day_a != nullptr && (day_b == nullptr || *day_a < *day_b);
}

const model::Value* next_action(const model::Opportunity& deal) {
  const model::Value* next = nullptr;
  for (const auto& action : deal.root["actions"].items())
    if (action["done"].is_absent() && (next == nullptr || is_sooner(action, *next))) next = &action;
  return next;
}

/// The line of the history that made it won has the day. An imported one has only the day of the
/// import; there the day of signing tells, if it is not after that.
std::optional<base::Date> won_on(const engine::Passage& passage, const model::Opportunity& deal) {
  if (passage.won == nullptr || !passage.won->imported)
    return passage.won != nullptr ? passage.won->at : std::nullopt;
  const auto signing = deal.expected_sign_date();
  return signing <= passage.won->at ? signing : std::nullopt;
}

Facts facts_in(const engine::Scope& scope) {
  const auto& situation = scope.situation();
  const auto& deal = situation.deal;
  Facts facts;
  facts.deal = &deal;
  facts.account = situation.account;
  facts.status = deal.status();
  facts.stage = situation.process.stage_index(deal.stage());
  if (const auto* amount = deal.amount())
    facts.amount = situation.settings.rates.in_home(*amount, situation.today);
  auto passage = engine::replay(situation);
  facts.win_rate = engine::win_rate(passage, scope);
  facts.won_on = won_on(passage, deal);
  facts.stays = std::move(passage.stays);
  if (facts.amount)
    facts.weighted = *facts.amount * base::Decimal::from_double(facts.win_rate.probability);
  facts.days_in_stage = engine::days_in_stage(situation);
  if (facts.stage) facts.target_days = situation.process.stages[*facts.stage].target_days;
  facts.stalled =
      facts.on_its_way() && facts.target_days && facts.days_in_stage > facts.target_days;
  const auto sign_date = deal.expected_sign_date();
  facts.past_sign_date =
      facts.status == model::Status::open && sign_date && *sign_date < situation.today;
  facts.next_action = next_action(deal);
  return facts;
}

}  // namespace

Facts facts_of(const workspace::Workspace& workspace, const model::Opportunity& deal) {
  const auto situation = workspace.situation(deal);
  return facts_in(engine::Scope(situation));
}

Selected select(const workspace::Workspace& workspace, const process::Expression* where) {
  Selected selected;
  for (const auto& deal : workspace.deals) {
    if (deal.root.is_absent()) continue;  // the file holds no map: validate says so
    const auto situation = workspace.situation(deal);
    const engine::Scope scope(situation);
    if (where != nullptr) {
      const auto holds = scope.evaluate(*where);
      if (holds.is_error()) ++selected.undecided;
      if (!holds.is_true()) continue;
    }
    selected.deals.push_back(facts_in(scope));
  }
  return selected;
}

void tell_choice(const Selected& selected, const process::Expression* where,
                 base::Provenance& provenance) {
  if (where != nullptr) provenance.chosen = selected.deals.size();
  provenance.undecided = selected.undecided;
}

}  // namespace pipeline::report
