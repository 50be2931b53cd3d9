// Rules that people decide: finding them by id, and writing down who approved or refused.
#pragma once

#include <string>
#include <string_view>

#include "base/nearest.hpp"
#include "cli/editing.hpp"
#include "cli/faults.hpp"

namespace pipeline::cli {

/// The command that satisfies a rule of its kind.
[[nodiscard]] base::Localized command_for(const process::Rule& rule, const Subject& subject);

/// The rule `id`, if it is of the kind `Demand`; otherwise says so (unknown, or `other_kind` and
/// the command for it) and gives nothing.
template <class Demand>
[[nodiscard]] const process::Rule* find_rule(const Session& session, const Subject& subject,
                                             const std::string& id, const base::Kind& other_kind) {
  const auto& process = subject.desk.process();
  const auto* rule = process.rule(id);
  if (rule != nullptr && std::holds_alternative<Demand>(rule->demand)) return rule;
  auto finding = plain_finding(rule == nullptr ? unknown_rule : other_kind, {id},
                               rule == nullptr ? base::nearest(id, process.rule_ids()) : "");
  if (rule != nullptr) finding.next_step = command_for(*rule, subject);
  fail(session, {std::move(finding)}, Exit::usage);
  return nullptr;
}

enum class Decision { approved, rejected };

/// Declares the id, the rule and the reason of `verb`, and runs decide().
[[nodiscard]] Runner declare_decision(CLI::App& app, const Session& session, std::string_view verb,
                                      Decision decision);

/// The approvals line for the rule, by the person who acts, who must hold the rule's role and
/// fulfil its condition.
[[nodiscard]] Opened<Change> decide(const Session& session, const Subject& subject,
                                    const std::string& rule, Decision decision,
                                    const std::string& reason);

}  // namespace pipeline::cli
