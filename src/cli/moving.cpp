#include "cli/moving.hpp"

#include <algorithm>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "cli/assignment.hpp"
#include "cli/faults.hpp"
#include "cli/show_gate.hpp"
#include "engine/faults.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

/// What moves: the stage, or only the status where the stage stays.
std::pair<std::string, std::string> ends_of(const model::Opportunity& deal,
                                            const engine::Decision& decision) {
  if (decision.from != decision.to) return {decision.from, decision.to};
  return {std::string(model::to_string(deal.status())),
          std::string(model::to_string(decision.status))};
}

Summary summary_of(const Session& session, std::string_view verb, const model::Opportunity& deal,
                   const process::Process& process, const engine::Decision& decision) {
  const auto [from, to] = ends_of(deal, decision);
  return {fmt::format("{}: {}", deal.id(), move_words(process, from, to, session.terminal)),
          fmt::format("{} {}: {} → {}", verb, deal.id(), from, to)};
}

Exit refuse(const Session& session, const model::Opportunity& deal, const process::Process& process,
            const engine::Decision& decision) {
  if (decision.gate && !decision.gate->passes()) {
    const auto& gate = *decision.gate;
    const bool leaves = decision.from == decision.to;
    const auto to = leaves ? std::string(model::to_string(decision.status)) : decision.to;
    const auto move = move_words(process, decision.from, to, session.terminal);
    session.err << session.say(msg("{0}: {1} refused, {2} of {3} rules unmet"),
                               {std::string(deal.id()), move, std::to_string(gate.unmet()),
                                std::to_string(gate.asked())})
                << '\n';
    for (const auto& verdict : gate.verdicts)
      if (verdict.standing == engine::Standing::unmet)
        session.err << verdict_lines(verdict, session.terminal);
  }
  fail(session, decision.refusals, Exit::refused);
  // A word that the process does not know was typed wrong; anything else is the deal's own state.
  const bool mistyped = std::any_of(decision.refusals.begin(), decision.refusals.end(),
                                    [](const auto& refusal) { return refusal.where.path.empty(); });
  return mistyped ? Exit::usage : Exit::refused;
}

/// A deal whose file has errors of types or references is not moved: nobody could say what was
/// judged.
base::Diagnostics faults_in_way_of(const workspace::Workspace& workspace) {
  base::Diagnostics faults;
  for (const auto& finding : workspace.findings)
    if (finding.severity == base::Severity::error && finding.kind->name.starts_with("model."))
      faults.push_back(finding);
  return faults;
}

/// A passed gate says nothing of the gates before it: what lacks there is said, as it is the next
/// thing that validate would say.
void tell_unmet_behind(const Session& session, const workspace::Workspace& workspace,
                       const std::string& id) {
  std::vector<std::string> rules;
  for (const auto& finding : workspace.findings)
    if (finding.severity == base::Severity::error && finding.kind->name.starts_with("gate.") &&
        std::find(rules.begin(), rules.end(), finding.rule) == rules.end())
      rules.push_back(finding.rule);
  if (rules.empty()) return;
  auto warning = plain_finding(unmet_behind, {id, rules});
  warning.severity = base::Severity::warning;
  (void)fail(session, {std::move(warning)}, Exit::fine);
}

}  // namespace

Exit move_deal(Session& session, std::string_view verb, const std::string& id,
               std::span<const std::string> assignments, const Decide& decide) {
  auto desk = open_desk(session, Purpose::change);
  if (!desk) return desk.exit;
  auto opened = open_deal(session, *desk, id);
  if (!opened) return opened.exit;
  auto actor = acting_person(session, *desk);
  if (!actor) return actor.exit;
  if (auto faults = faults_in_way_of(*opened); !faults.empty()) {
    faults.push_back(plain_finding(faults_in_way, {id}));
    return fail(session, std::move(faults), Exit::refused);
  }

  // The fields that the command sets count for the gate, so the deal is judged as it would be with
  // them.
  const auto before = opened->deals.front().document.source.text;
  if (!assignments.empty()) {
    auto edits = parse_assignments(session, *desk, desk->process().fields, assignments);
    if (!edits) return edits.exit;
    auto edited = edit(session, *desk, *opened, opened->deals.front().document, *edits.value);
    if (!edited) return edited.exit;
    opened.value = std::move(edited->workspace);
  }
  const auto& deal = opened->deals.front();
  auto situation = opened->situation(deal);
  situation.actor = &*actor;
  const auto decision = decide(situation);
  if (!decision.allowed()) return refuse(session, deal, desk->process(), decision);
  if (decision.gate) tell_unmet_behind(session, *opened, id);
  auto moved = edit(session, *desk, *opened, deal.document, decision.edits);
  if (!moved) return moved.exit;
  moved->change.before = before;
  return save(session, *desk, {&moved->change, 1},
              summary_of(session, verb, deal, desk->process(), decision));
}

Runner declare_move_with_reason(CLI::App& app, const Session& session, std::string_view verb,
                                Reason reason,
                                engine::Decision (*decide)(const engine::Situation&,
                                                           std::string_view)) {
  struct Options {
    std::string id;
    std::string reason;
  };
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("--reason", options->reason, session.say(msg("Why")))
      ->required(reason == Reason::required)
      ->type_name("TEXT");
  return [options, verb, decide](Session& s) {
    return move_deal(s, verb, options->id, {}, [&](const engine::Situation& situation) {
      return decide(situation, options->reason);
    });
  };
}

}  // namespace pipeline::cli
