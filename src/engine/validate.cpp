#include "engine/validate.hpp"

#include <algorithm>

#include "engine/expenses.hpp"
#include "engine/faults.hpp"
#include "engine/references.hpp"

namespace pipeline::engine {

namespace {

using base::Diagnostics;
using base::Severity;
using model::Status;

/// Whether the rule existed when the deal left the stage: `since` names the first version that asks
/// it.
bool was_asked(const process::Rule& rule, const model::Move& move) {
  return move.process.empty() || move.process_version() >= rule.since;
}

/// What people and signatures put there must still be there; what was computed may change with the
/// world.
bool is_lasting(const process::Rule& rule) {
  return !std::holds_alternative<process::Check>(rule.demand) &&
         !std::holds_alternative<process::Score>(rule.demand);
}

void add(const Verdict& verdict, Diagnostics& findings) {
  for (const auto& shortfall : verdict.shortfalls) findings.push_back(shortfall.finding);
}

void add_behind(const BehindVerdict& behind, const Situation& situation, Diagnostics& findings) {
  const auto& [verdict, stage] = behind;
  if (verdict.standing != Standing::unmet) return;
  const auto& rule = *verdict.rule;
  if (verdict.waiver != nullptr) {
    findings.push_back({.kind = &lapsed_waiver,
                        .severity = rule.severity,
                        .where = situation.deal.location(verdict.waiver->span),
                        .arguments = {rule.id, base::to_string(*verdict.waiver->until)},
                        .rule = rule.id,
                        .next_step = verdict.next_step});
  } else if (is_lasting(rule)) {
    add(verdict, findings);
  } else {
    for (const auto& shortfall : verdict.shortfalls)
      findings.push_back(
          {.kind = &gate_regressed,
           .severity = Severity::warning,
           .where = shortfall.finding.where,
           .arguments = {rule.title.empty() ? base::Localized{rule.id, rule.id} : rule.title},
           .rule = rule.id,
           .next_step = verdict.next_step});
  }
}

/// Rules that hold as long as the deal is in or past their stage.
void add_always(const Passage& passage, const Scope& scope, Diagnostics& findings) {
  const auto& stages = scope.situation().process.stages;
  for (std::size_t i = 0; passage.stage && i <= *passage.stage; ++i)
    for (const auto& rule : stages[i].always)
      if (const auto verdict = judge(rule, scope); verdict.standing == Standing::unmet)
        add(verdict, findings);
}

void add_outcome(const Passage& passage, const Scope& scope, Diagnostics& findings) {
  const auto status = passage.status == Status::closed ? Status::won : passage.status;
  const auto* outcome = scope.situation().process.outcome(model::to_string(status));
  if (outcome == nullptr) return;
  for (const auto& rule : outcome->rules)
    if (const auto verdict = judge(rule, scope); verdict.standing == Standing::unmet)
      add(verdict, findings);
}

}  // namespace

std::vector<BehindVerdict> rules_behind(const Passage& passage, const Scope& scope) {
  std::vector<BehindVerdict> verdicts;
  const auto today = scope.situation().today;
  for (const auto& [stage, move] : passage.behind) {
    for (const auto& rule : stage->exit) {
      if (!was_asked(rule, *move)) continue;
      auto verdict = judge(rule, scope);
      const auto waived = std::find_if(move->waivers.begin(), move->waivers.end(),
                                       [&](const model::Waiver& w) { return w.rule == rule.id; });
      if (waived != move->waivers.end()) {
        verdict.waiver = &*waived;
        if (verdict.standing == Standing::unmet && waived->in_force(today))
          verdict.standing = Standing::waived;
      }
      verdicts.push_back({std::move(verdict), stage});
    }
  }
  return verdicts;
}

Diagnostics validate(const Situation& situation) {
  auto passage = replay(situation);
  const Scope scope(situation);
  auto findings = std::move(passage.findings);
  add_unknown_references(situation, findings);
  if (!model::is_lost(passage.status))
    for (const auto& behind : rules_behind(passage, scope)) add_behind(behind, situation, findings);
  add_always(passage, scope, findings);
  add_outcome(passage, scope, findings);
  add_over_budget(situation, findings);
  return findings;
}

}  // namespace pipeline::engine
