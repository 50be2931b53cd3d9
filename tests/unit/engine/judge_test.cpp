#include <doctest/doctest.h>

#include "engine/approval.hpp"
#include "engine/judge.hpp"
#include "engine/scorecard.hpp"
#include "support/small_workspace.hpp"

using namespace pipeline;
using engine::Standing;
using testing::lead_text;
using testing::offer_text;
using testing::SmallWorkspace;

namespace {

engine::Verdict verdict(const SmallWorkspace& workspace, std::string_view rule) {
  const auto situation = workspace.situation();
  return engine::judge(*situation.process.rule(rule), engine::Scope(situation));
}

std::string hash(const SmallWorkspace& workspace, std::string_view rule) {
  const auto situation = workspace.situation();
  return engine::covered_hash(
      std::get<process::ApprovalDemand>(situation.process.rule(rule)->demand), situation);
}

}  // namespace

TEST_CASE("a must rule names every missing field and the command that fills them") {
  const SmallWorkspace workspace(lead_text());
  const auto result = verdict(workspace, "L-1");
  CHECK(result.standing == Standing::unmet);
  REQUIRE(result.shortfalls.size() == 2);
  CHECK(result.shortfalls[0].wanted == "needs.summary");
  CHECK(result.next_step.en == "pipeline set deal needs.summary=TEXT budget.amount=AMOUNT");
}

TEST_CASE("an empty text does not fill a must field") {
  CHECK(verdict(SmallWorkspace(lead_text("needs: {summary: ' '}\nbudget: {amount: 1}\n")), "L-1")
            .standing == Standing::unmet);
}

TEST_CASE("a check sees the joined account") {
  CHECK(verdict(SmallWorkspace(lead_text()), "L-2").standing == Standing::met);
}

TEST_CASE("a list that the file lacks is empty, not an error") {
  CHECK(verdict(SmallWorkspace(lead_text()), "L-3").standing == Standing::met);
}

TEST_CASE("an expression that cannot be evaluated is unmet and says what is missing") {
  auto text = lead_text();
  text.replace(text.find("amount: 2000000\n"), 16, "");
  const auto result = verdict(SmallWorkspace(text), "O-4");
  CHECK(result.standing == Standing::unmet);
  CHECK(render::describe(result.shortfalls.front().finding, base::Language::en) ==
        "amount is missing");
}

TEST_CASE("a rule whose guard does not hold is not asked") {
  CHECK(verdict(SmallWorkspace(lead_text()), "O-4").standing == Standing::not_asked);
}

TEST_CASE("a scorecard's total is the mean of its points by weight") {
  const SmallWorkspace workspace(lead_text("scores: {fit: {need: some}}\n"));
  const auto situation = workspace.situation();
  const auto result = engine::total(situation.process.scorecards.front(), engine::Scope(situation));
  CHECK(result.total == doctest::Approx(0.6 * 50 + 0.4 * 100));
  CHECK(result.passes());
}

TEST_CASE("a criterion that nobody judged counts nothing") {
  const auto result = verdict(SmallWorkspace(lead_text()), "O-1");
  CHECK(result.standing == Standing::unmet);
  CHECK(result.shortfalls.front().found == "40");
  CHECK(result.shortfalls.front().wanted == "50");
}

TEST_CASE("a knock-out fails the card whatever its total") {
  const auto result = verdict(SmallWorkspace(lead_text("scores: {fit: {need: none}}\n")), "O-1");
  CHECK(result.shortfalls.front().finding.kind->name == "gate.knocked-out");
}

TEST_CASE("a checklist rule wants a tick, and evidence where the rule says so") {
  CHECK(verdict(SmallWorkspace(lead_text()), "O-2").shortfalls.front().finding.kind->name ==
        "gate.not-ticked");
  CHECK(verdict(SmallWorkspace(lead_text("checklist: {O-2: {done: 2026-06-02, by: seller}}\n")),
                "O-2")
            .shortfalls.front()
            .finding.kind->name == "gate.no-evidence");
  CHECK(verdict(SmallWorkspace(lead_text(
                    "checklist: {O-2: {done: 2026-06-02, by: seller, evidence: docs/a.md}}\n")),
                "O-2")
            .standing == Standing::met);
}

TEST_CASE("an approval counts by its last line, its role, and the values that it covers") {
  const auto approvals = [&](std::string_view line) {
    return lead_text("margin: 28%\napprovals:\n  - {" + std::string(line) + "}\n");
  };
  const auto over = hash(
      SmallWorkspace(approvals("rule: O-3, by: boss, at: 2026-06-02, decision: approved")), "O-3");
  const auto state = [&](const std::string& text) {
    const SmallWorkspace workspace(text);
    const auto situation = workspace.situation();
    return engine::approval_of(*situation.process.rule("O-3"), situation).state;
  };
  using engine::ApprovalState;
  const auto good = "rule: O-3, by: boss, at: 2026-06-02, decision: approved, over: " + over;
  CHECK(state(approvals(good)) == ApprovalState::approved);
  CHECK(state(approvals("rule: O-3, by: seller, at: 2026-06-02, decision: approved, over: " +
                        over)) == ApprovalState::wrong_approver);
  CHECK(
      state(approvals("rule: O-3, by: boss, at: 2026-06-02, decision: approved, over: 00000000")) ==
      ApprovalState::stale);
  CHECK(state(approvals(
            good +
            "}\n  - {rule: O-3, by: boss, at: 2026-06-03, decision: rejected, reason: 毛利低")) ==
        ApprovalState::rejected);
  CHECK(state(lead_text()) == ApprovalState::none);
}

TEST_CASE("an approval is bound to values, not to their spelling") {
  const auto text = [](std::string_view amount, std::string_view margin) {
    auto deal = lead_text("margin: " + std::string(margin) + "\n");
    deal.replace(deal.find("2000000"), 7, amount);
    return deal;
  };
  const auto first = hash(SmallWorkspace(text("2000000", "28%")), "O-3");
  CHECK(hash(SmallWorkspace(text("2000000.00", "28.0%")), "O-3") == first);
  CHECK(hash(SmallWorkspace(text("2000001", "28%")), "O-3") != first);
  CHECK(hash(SmallWorkspace(text("2000000", "27%")), "O-3") != first);
}

TEST_CASE("an approver who does not fulfil the approval's own condition does not count") {
  auto text = lead_text("margin: 28%\n");
  text.replace(text.find("owner: seller"), 13, "owner: boss");
  const auto over = hash(SmallWorkspace(text), "O-3");
  text.insert(text.find("history:"),
              "approvals:\n  - {rule: O-3, by: boss, at: 2026-06-02, decision: approved, over: " +
                  over + "}\n");
  CHECK(verdict(SmallWorkspace(text), "O-3").shortfalls.front().finding.kind->name ==
        "gate.approver-refused");
}
