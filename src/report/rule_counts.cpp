#include "report/rule_counts.hpp"

#include <algorithm>

#include "engine/validate.hpp"

namespace pipeline::report {

namespace {

class Counter {
 public:
  Counter(const workspace::Workspace& workspace, base::Period period)
      : workspace_(workspace), process_(*workspace.definition->process), period_(period) {
    for (const auto& stage : process_.stages)
      for (const auto& rule : stage.exit) counts_.push_back({.rule = &rule, .stage = &stage});
  }

  void add(const Facts& facts) {
    for (const auto& move : facts.deal->history)
      if (move.at && period_.contains(*move.at))
        for (const auto& waiver : move.waivers)
          // A rule that the process has given up stops nobody any more.
          if (auto* count = of(waiver.rule)) ++count->waived;
    if (!facts.stage || !facts.on_its_way()) return;
    const auto situation = workspace_.situation(*facts.deal);
    const engine::Scope scope(situation);
    const auto gate = judge_gate(process_.stages[*facts.stage], scope, engine::Detail::standing);
    for (const auto& verdict : gate.verdicts) add(verdict, facts, *of(verdict.rule->id));
    for (const auto& [verdict, stage] : rules_behind(engine::replay(situation), scope))
      if (verdict.has_open_waiver()) ++of(verdict.rule->id)->open_waivers;
  }

  std::vector<RuleCount> result() { return std::move(counts_); }

 private:
  static void add(const engine::Verdict& verdict, const Facts& facts, RuleCount& count) {
    if (verdict.standing != engine::Standing::not_asked) ++count.asked;
    if (!verdict.blocks()) return;
    ++count.unmet;
    if (facts.stalled) ++count.stalled;
  }

  RuleCount* of(std::string_view rule) {
    const auto found = std::find_if(counts_.begin(), counts_.end(),
                                    [&](const RuleCount& each) { return each.rule->id == rule; });
    return found == counts_.end() ? nullptr : &*found;
  }

  const workspace::Workspace& workspace_;
  const process::Process& process_;
  base::Period period_;
  std::vector<RuleCount> counts_;
};

}  // namespace

std::vector<RuleCount> count_rules(const std::vector<const Facts*>& deals, base::Period period,
                                   const workspace::Workspace& workspace) {
  Counter counter(workspace, period);
  for (const auto* deal : deals) counter.add(*deal);
  return counter.result();
}

}  // namespace pipeline::report
