#include "engine/references.hpp"

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "engine/faults.hpp"

namespace pipeline::engine {

namespace {

using base::Diagnostics;

template <class Demand>
void check_rule(std::string_view id, base::Location where, const base::Kind& other_kind,
                const Situation& situation, Diagnostics& findings) {
  const auto* rule = situation.process.rule(id);
  if (rule != nullptr && std::holds_alternative<Demand>(rule->demand)) return;
  findings.push_back(
      {.kind = rule == nullptr ? &unknown_rule : &other_kind,
       .where = std::move(where),
       .arguments = {std::string(id)},
       .did_you_mean = rule == nullptr ? base::nearest(id, situation.process.rule_ids()) : ""});
}

/// The place of a map's key, for a fault in the key itself.
base::Location key_location(const model::Value& value, const model::Opportunity& deal) {
  return yaml::NodeRef(&deal.document, value.node).key().location();
}

void check_scores(const Situation& situation, Diagnostics& findings) {
  const auto& deal = situation.deal;
  for (const auto& [card_id, levels] : deal.root["scores"].members()) {
    const auto* card = situation.process.scorecard(card_id);
    if (card == nullptr) {
      findings.push_back(
          {.kind = &unknown_card,
           .where = key_location(levels, deal),
           .arguments = {std::string(card_id)},
           .did_you_mean = base::nearest(card_id, base::ids_of(situation.process.scorecards))});
      continue;
    }
    for (const auto& [criterion_id, level] : levels.members()) {
      const auto* criterion = card->criterion(criterion_id);
      if (criterion == nullptr) {
        findings.push_back(
            {.kind = &unknown_criterion,
             .where = key_location(level, deal),
             .arguments = {std::string(card_id), std::string(criterion_id)},
             .did_you_mean = base::nearest(criterion_id, base::ids_of(card->criteria))});
      } else if (!level.is_absent() && criterion->level(level.text()) == nullptr) {
        const auto levels_known = base::ids_of(criterion->levels);
        findings.push_back(
            {.kind = &unknown_level,
             .where = deal.location(level),
             .arguments = {std::string(level.text()), std::string(criterion_id), levels_known},
             .did_you_mean = base::nearest(level.text(), levels_known)});
      }
    }
  }
}

}  // namespace

void add_unknown_references(const Situation& situation, Diagnostics& findings) {
  const auto& deal = situation.deal;
  for (const auto& tick : deal.ticks)
    check_rule<process::Checklist>(tick.rule, deal.location(tick.span), rule_not_ticked_by_hand,
                                   situation, findings);
  for (const auto& approval : deal.approvals)
    check_rule<process::ApprovalDemand>(approval.rule, deal.location(approval.span),
                                        rule_not_approved_by_hand, situation, findings);
  check_scores(situation, findings);
}

}  // namespace pipeline::engine
