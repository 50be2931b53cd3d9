#include "cli/deciding.hpp"

#include <memory>

#include <fmt/format.h>

#include "engine/approval.hpp"
#include "engine/judge.hpp"
#include "engine/next_step.hpp"
#include "engine/reasons.hpp"
#include "engine/scope.hpp"

namespace pipeline::cli {

base::Localized command_for(const process::Rule& rule, const Subject& subject) {
  const auto situation = subject.workspace.situation(*subject.deal);
  const auto verdict = engine::judge(rule, engine::Scope(situation));
  if (!verdict.next_step.empty()) return verdict.next_step;
  const auto look = fmt::format("pipeline explain {} {}", subject.deal->id(), rule.id);
  return {look, look};
}

Opened<Change> decide(const Session& session, const Subject& subject, const std::string& rule_id,
                      Decision decision, const std::string& reason) {
  const auto* rule =
      find_rule<process::ApprovalDemand>(session, subject, rule_id, not_an_approval_rule);
  if (rule == nullptr) return {{}, Exit::usage};
  const auto& demand = std::get<process::ApprovalDemand>(rule->demand);
  auto situation = subject.workspace.situation(*subject.deal);
  situation.actor = &subject.actor;
  if (!subject.actor.has_role(demand.role)) {
    auto refusal =
        plain_finding(approver_without_role,
                      {subject.actor.id, rule->id, subject.desk.process().role_title(demand.role)});
    const auto step = engine::ask_approval(rule->id, demand.role, situation);
    refusal.next_step = {step, step};
    return {{}, fail(session, {std::move(refusal)}, Exit::refused)};
  }
  if (demand.when)
    if (const auto reasons = engine::why_not(*demand.when, engine::Scope(situation)))
      return {{},
              fail(session,
                   {plain_finding(approver_without_role,
                                  {subject.actor.id, rule->id, reasons->condition})},
                   Exit::refused)};
  const std::string word = decision == Decision::approved ? "approved" : "rejected";
  std::vector<std::pair<std::string, yaml::Value>> line{
      {"rule", yaml::Value::text(rule->id)},
      {"by", yaml::Value::text(subject.actor.id)},
      {"at", yaml::Value::plain(base::to_string(subject.desk.today))},
      {"decision", yaml::Value::text(word)}};
  if (const auto over = engine::covered_hash(demand, situation); !over.empty())
    line.emplace_back("over", yaml::Value::text(over));
  if (!reason.empty()) line.emplace_back("reason", yaml::Value::text(reason));
  Change change;
  change.edits.push_back(subject.append({"approvals"}, yaml::Value::map(std::move(line))));
  change.what = rule->id + " " + word;
  change.said =
      rule->id + " " +
      session.say(decision == Decision::approved ? base::msg("approved") : base::msg("rejected"));
  return {std::move(change)};
}

Runner declare_decision(CLI::App& app, const Session& session, std::string_view verb,
                        Decision decision) {
  struct Options {
    std::string id;
    std::string rule;
    std::string reason;
  };
  using base::msg;
  const bool rejects = decision == Decision::rejected;
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("RULE", options->rule, session.say(msg("The approval rule")))->required();
  app.add_option("--reason", options->reason,
                 session.say(rejects ? msg("Why") : msg("A remark or condition")))
      ->required(rejects)
      ->type_name("TEXT");
  return [options, verb, decision](Session& s) {
    return edit_subject(s, verb, options->id, Editable::deals, [&](const Subject& subject) {
      return decide(s, subject, options->rule, decision, options->reason);
    });
  };
}

}  // namespace pipeline::cli
