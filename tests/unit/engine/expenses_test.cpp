#include "engine/expenses.hpp"

#include <doctest/doctest.h>

#include "support/small_workspace.hpp"

using namespace pipeline;
using testing::lead_text;
using testing::SmallWorkspace;
using Lines = std::vector<std::string>;

namespace {

/// The findings of a deal with these expenses; the first of their lines is the file's ninth.
Lines findings_of(const std::string& expenses, const std::string& status = "open") {
  auto text = lead_text("expenses:\n" + expenses);
  text.replace(text.find("status: open"), 12, "status: " + status);
  if (status != "open")
    text += "  - {at: 2026-05-07, from: lead, status: " + status +
            ", by: seller, process: small@2, reason: no_budget}\n";
  return SmallWorkspace(text).findings();
}

}  // namespace

TEST_CASE("the entry that goes over the budget is found by its day, not by its place in the file") {
  CHECK(findings_of("  budget: [{milestone: all, amount: 1000}]\n"
                    "  entries:\n"
                    "    - {amount: 1}\n"
                    "    - {date: 2026-07-01, amount: 500}\n"
                    "    - {date: 2026-06-01, amount: 600}\n") == Lines{"12:7 deal.over-budget"});
}

TEST_CASE("spending the whole budget is not going over it") {
  CHECK(findings_of("  budget: [{amount: 1000.10}]\n"
                    "  entries: [{amount: 1000.05}, {amount: 0.05}]\n") == Lines{});
  CHECK(findings_of("  budget: [{amount: 1000.10}]\n"
                    "  entries: [{amount: 1000.05}, {amount: 0.06}]\n") ==
        Lines{"10:32 deal.over-budget"});
}

TEST_CASE("an adjustment counts once it is approved") {
  const std::string plan = "  budget: [{amount: 1000}]\n  entries: [{amount: 1400}]\n";
  CHECK(findings_of(plan + "  adjustments: [{amount: 500}]\n") == Lines{"10:13 deal.over-budget"});
  CHECK(findings_of(plan + "  adjustments: [{amount: 500, approved: 2026-11-01}]\n") == Lines{});
  CHECK(findings_of(plan + "  adjustments: [{amount: 300, approved: 2026-11-01}]\n") ==
        Lines{"10:13 deal.over-budget"});
}

TEST_CASE("foreign amounts count at today's rate") {
  CHECK(findings_of("  budget: [{amount: 100 USD}]\n  entries: [{amount: 710}]\n") == Lines{});
  CHECK(findings_of("  budget: [{amount: 700}]\n  entries: [{amount: 100 USD}]\n") ==
        Lines{"10:13 deal.over-budget"});
}

TEST_CASE("one of several milestones may be over its budget while the whole is not") {
  CHECK(
      findings_of("  budget: [{milestone: 立项, amount: 100}, {milestone: 投标, amount: 900}]\n"
                  "  entries: [{milestone: 立项, amount: 150}, {milestone: 会议, amount: 50}]\n") ==
      Lines{"10:13 deal.over-milestone"});
  CHECK(findings_of("  budget: [{milestone: 立项, amount: 100}, {milestone: 投标, amount: 900}]\n"
                    "  adjustments: [{milestone: 立项, amount: 50, approved: 2026-11-01}]\n"
                    "  entries: [{milestone: 立项, amount: 150}]\n") == Lines{});
}

TEST_CASE("what came back below the budget is no longer over it") {
  CHECK(findings_of("  budget: [{amount: 1000}]\n"
                    "  entries: [{amount: 1400}, {amount: -500}]\n") == Lines{});
}

TEST_CASE("without a budget, and once the deal has ended, nothing is over budget") {
  CHECK(findings_of("  entries: [{amount: 1400}]\n") == Lines{});
  const std::string over = "  budget: [{amount: 1000}]\n  entries: [{amount: 1400}]\n";
  CHECK(findings_of(over, "withdrawn") == Lines{});
  CHECK(findings_of(over) == Lines{"10:13 deal.over-budget"});
}

TEST_CASE("milestones are told in the budget's order, each once, behind the whole") {
  const SmallWorkspace workspace(
      lead_text("expenses:\n"
                "  budget: [{milestone: b, amount: 1}, {milestone: a, amount: 2}, {milestone: b, "
                "amount: 4}, {amount: 8}]\n"
                "  entries: [{milestone: b, amount: 3}, {amount: 16}]\n"));
  const auto situation = workspace.situation();
  const auto all = engine::spending(situation);
  REQUIRE(all.size() == 3);
  CHECK(all[0].budget == base::Decimal(15));
  CHECK(all[0].spent == base::Decimal(19));
  CHECK(all[1].milestone == "b");
  CHECK(all[1].budget == base::Decimal(5));
  CHECK(all[1].spent == base::Decimal(3));
  CHECK(all[2].milestone == "a");
  CHECK(all[2].spent == base::Decimal(0));
}
