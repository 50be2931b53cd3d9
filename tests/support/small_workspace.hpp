// A small workspace for tests of the engine: three stages, one rule of each kind, three people, one
// account.
#pragma once

#include <string>
#include <vector>

#include "render/diagnostics.hpp"
#include "support/memory_tree.hpp"
#include "support/printing.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::testing {

inline constexpr std::string_view settings_text = R"(version: 1
name: 测试
process: process.yaml
currency: CNY
rates: {USD: 7.1, EUR: [{at: 2026-01-01, rate: 7.6}, {at: 2026-07-01, rate: 7.8}]}
timezone: Asia/Shanghai
people:
  - {id: seller, name: 张伟, email: seller@example.com, roles: [sales], reports_to: boss}
  - {id: boss, name: 李娜, email: boss@example.com, roles: [manager]}
  - {id: chief, name: 王芳, email: chief@example.com, roles: [director]}
segments: [power]
)";

inline constexpr std::string_view process_text = R"(process: small
version: 2
title: {en: Small, zh: 小流程}
roles: [sales, manager, director]
fields:
  needs.summary: text
  budget.amount: money
  margin: percent
scorecards:
  fit:
    pass: 50
    criteria:
      - {id: need, weight: 60, levels: {none: 0, some: 50, clear: 100}, knockout: [none]}
      - {id: size, weight: 40, value: "amount >= 1000000 ? 100 : 25"}
stages:
  - id: lead
    title: {en: Lead, zh: 线索}
    win_rate: 20%
    target_days: 30
    exit:
      - {id: L-1, must: [needs.summary, budget.amount], title: Need and budget}
      - {id: L-2, check: "account.grade in ['A', 'B']", title: Good customer}
      - {id: L-3, check: "size(objections) == 0", severity: should}
      - {id: L-9, must: [segment], since: 2}
  - id: offer
    title: {en: Offer, zh: 报价}
    win_rate: 50%
    exit:
      - {id: O-1, score: fit}
      - {id: O-2, checklist: true, evidence: required, title: Offer reviewed}
      - {id: O-3, approval: {role: manager, covers: [amount, margin], when: "person.id != owner"}}
      - {id: O-4, approval: {role: director}, when: "amount >= 10000000"}
  - id: order
    title: {en: Order, zh: 订单}
    win_rate: 90%
    sets_status: won
    exit:
      - {id: D-1, must: [payments]}
    always:
      - {id: D-9, must: [expected_sign_date]}
transitions:
  returns: true
  skips: [{from: lead, to: order, when: "amount < 100000"}]
renames: {prospect: lead}
outcomes:
  lost: {reasons: [price, product], rules: [{id: X-1, must: [case_analysis.lessons]}]}
  withdrawn: {reasons: [no_budget]}
waivers: {roles: [director], factor: 0.8}
)";

inline constexpr std::string_view account_text = "id: acme\nname: Acme\ngrade: A\n";

/// A deal in `lead` that lacks what its gate asks for; `more` is put in front of the history.
inline std::string lead_text(std::string_view more = "") {
  return "id: deal\nname: 项目\naccount: acme\nowner: seller\nstage: lead\nstatus: open\namount: "
         "2000000\n" +
         std::string(more) +
         "history:\n  - {at: 2026-05-06, to: lead, by: seller, process: small@2}\n";
}

/// A deal in `offer` that left `lead` rightly.
inline std::string offer_text(std::string_view more = "", std::string_view move_more = "") {
  return "id: deal\nname: 项目\naccount: acme\nowner: seller\nstage: offer\nstatus: open\namount: "
         "2000000\n"
         "segment: power\nneeds: {summary: 老化}\nbudget: {amount: 900000}\n" +
         std::string(more) +
         "history:\n  - {at: 2026-05-06, to: lead, by: seller, process: small@2}\n"
         "  - {at: 2026-06-01, from: lead, to: offer, by: seller, process: small@2" +
         std::string(move_more) + "}\n";
}

/// The loaded workspace with one deal; the tree and the definition live as long as it does.
struct SmallWorkspace {
  MemoryTree tree;
  workspace::Definition definition;
  workspace::Workspace loaded;

  explicit SmallWorkspace(const std::string& deal,
                          base::Date today = *base::parse_date("2026-11-23"),
                          std::string_view process = process_text)
      : tree({{"pipeline.yaml", std::string(settings_text)},
              {"process.yaml", std::string(process)},
              {"accounts/acme.yaml", std::string(account_text)},
              {"opportunities/deal.yaml", deal}}),
        definition(std::move(*workspace::load_definition(tree).value)),
        loaded(std::move(*workspace::load(tree, definition, today).value)) {}

  [[nodiscard]] const model::Opportunity& deal() const { return loaded.deals.front(); }
  [[nodiscard]] engine::Situation situation(std::string_view actor = "seller") const {
    auto situation = loaded.situation(deal());
    situation.actor = definition.settings.person(actor);
    return situation;
  }
  /// "line:column kind [RULE]" for each finding, in order.
  [[nodiscard]] std::vector<std::string> findings() const { return brief(loaded.findings); }

  [[nodiscard]] static std::vector<std::string> brief(const base::Diagnostics& diagnostics) {
    std::vector<std::string> lines;
    for (const auto& finding : diagnostics) {
      auto line = std::to_string(finding.where.line) + ":" + std::to_string(finding.where.column) +
                  " " + std::string(finding.kind->name);
      if (!finding.rule.empty()) line += " [" + finding.rule + "]";
      lines.push_back(std::move(line));
    }
    return lines;
  }
};

}  // namespace pipeline::testing
