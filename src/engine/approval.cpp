#include "engine/approval.hpp"

#include "model/canonical.hpp"

namespace pipeline::engine {

ApprovalResult approval_of(const process::Rule& rule, const Situation& situation) {
  const auto& demand = std::get<process::ApprovalDemand>(rule.demand);
  ApprovalResult result;
  for (const auto& approval : situation.deal.approvals)
    if (approval.rule == rule.id) result.latest = &approval;
  if (result.latest == nullptr) return result;
  const auto* person = situation.settings.person(result.latest->by);
  if (!result.latest->approved)
    result.state = ApprovalState::rejected;
  else if (person == nullptr || !person->has_role(demand.role))
    result.state = ApprovalState::wrong_approver;
  else if (!demand.covers.empty() && result.latest->over != covered_hash(demand, situation))
    result.state = ApprovalState::stale;
  else
    result.state = ApprovalState::approved;
  return result;
}

bool is_approved(std::string_view rule_id, const Situation& situation) {
  const auto* rule = situation.process.rule(rule_id);
  return rule != nullptr && std::holds_alternative<process::ApprovalDemand>(rule->demand) &&
         approval_of(*rule, situation).state == ApprovalState::approved;
}

std::string covered_hash(const process::ApprovalDemand& demand, const Situation& situation) {
  if (demand.covers.empty()) return {};
  static const model::Value none{};
  std::vector<std::pair<std::string, const model::Value*>> fields;
  for (const auto& field : demand.covers) {
    const auto& root = !field.of_account              ? situation.deal.root
                       : situation.account != nullptr ? situation.account->root
                                                      : none;
    fields.emplace_back(field.text, &root.at(field.path));
  }
  return model::fingerprint(model::canonical_json(fields, situation.settings.rates.home));
}

}  // namespace pipeline::engine
