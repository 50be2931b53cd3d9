#include "cli/explanation.hpp"

#include <algorithm>

#include "cel/brief.hpp"
#include "engine/passage.hpp"

namespace pipeline::cli {

namespace {

bool holds(const std::vector<process::Rule>& rules, const process::Rule& rule) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const process::Rule& each) { return &each == &rule; });
}

}  // namespace

GateExplanation explain_gate(const engine::Situation& situation) {
  const auto& process = situation.process;
  // Nobody acts: the decision is thrown away, only its gate is wanted.
  const model::Person nobody{};
  auto wish = situation;
  if (wish.actor == nullptr) wish.actor = &nobody;
  auto decision = engine::advance(wish, std::nullopt, {});
  const engine::Scope scope(situation);
  const auto passage = engine::replay(situation);
  GateExplanation explanation;
  explanation.obstacles = std::move(decision.refusals);
  const auto stage =
      passage.stage ? *passage.stage : process.stage_index(situation.deal.stage()).value_or(0);
  if (decision.gate)
    explanation.gate = std::move(*decision.gate);
  else
    explanation.gate = engine::judge_gate(process.stages[stage], scope);
  if (stage + 1 < process.stages.size()) explanation.to = process.stages[stage + 1].id;
  for (auto& behind : engine::rules_behind(passage, scope))
    if (behind.verdict.standing == engine::Standing::unmet ||
        behind.verdict.standing == engine::Standing::waived)
      explanation.behind.push_back(std::move(behind));
  return explanation;
}

RulePlace place_of(const process::Process& process, const process::Rule& rule) {
  for (const auto& stage : process.stages) {
    if (holds(stage.exit, rule)) return {&stage, {}, false};
    if (holds(stage.always, rule)) return {&stage, {}, true};
  }
  for (const auto* status : {"won", "lost", "withdrawn"}) {
    const auto* outcome = process.outcome(status);
    if (outcome != nullptr && holds(outcome->rules, rule)) return {nullptr, status, false};
  }
  return {};
}

RuleExplanation explain_rule(const process::Rule& rule, const engine::Situation& situation) {
  const engine::Scope scope(situation);
  RuleExplanation explanation{.verdict = engine::judge(rule, scope),
                              .place = place_of(situation.process, rule),
                              .guard = {},
                              .guard_parts = {},
                              .condition = {},
                              .parts = {}};
  for (auto& behind : engine::rules_behind(engine::replay(situation), scope))
    if (behind.verdict.rule == &rule) explanation.verdict = std::move(behind.verdict);
  if (rule.when) {
    explanation.guard = cel::on_one_line(rule.when->program->source());
    explanation.guard_parts = engine::deciding_parts(*rule.when, scope);
  }
  if (const auto* check = std::get_if<process::Check>(&rule.demand)) {
    explanation.condition = cel::on_one_line(check->condition.program->source());
    if (explanation.verdict.standing != engine::Standing::not_asked)
      explanation.parts = engine::deciding_parts(check->condition, scope);
  }
  return explanation;
}

}  // namespace pipeline::cli
