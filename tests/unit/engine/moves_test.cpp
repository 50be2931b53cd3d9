#include <doctest/doctest.h>

#include "engine/moves.hpp"
#include "engine/win_rate.hpp"
#include "support/small_workspace.hpp"
#include "yaml/edit.hpp"

using namespace pipeline;
using testing::lead_text;
using testing::offer_text;
using testing::SmallWorkspace;
using Lines = std::vector<std::string>;

namespace {

const std::string ready =
    lead_text("segment: power\nneeds: {summary: 老化}\nbudget: {amount: 900000}\n");

/// The deal's text after an allowed decision.
std::string after(const SmallWorkspace& workspace, const engine::Decision& decision) {
  REQUIRE(decision.allowed());
  const auto text = yaml::apply(workspace.deal().document, decision.edits);
  REQUIRE(text);
  return *text;
}

Lines kinds(const engine::Decision& decision) {
  Lines names;
  for (const auto& refusal : decision.refusals) names.emplace_back(refusal.kind->name);
  return names;
}

}  // namespace

TEST_CASE("advancing through a met gate changes the stage and appends one line") {
  const SmallWorkspace workspace(ready);
  const auto text = after(workspace, engine::advance(workspace.situation(), {}, {}));
  CHECK(text.find("stage: offer\n") != std::string::npos);
  CHECK(text.ends_with(
      "  - {at: 2026-11-23, from: lead, to: offer, by: seller, process: small@2}\n"));
  CHECK(SmallWorkspace(text).findings() == Lines{});
}

TEST_CASE("an unmet gate refuses and counts what is unmet") {
  const SmallWorkspace workspace(lead_text());
  const auto decision = engine::advance(workspace.situation(), {}, {});
  CHECK_FALSE(decision.allowed());
  REQUIRE(decision.gate);
  CHECK(decision.gate->unmet() == 2);
  CHECK(decision.gate->asked() == 3);  // L-3 is advice
}

TEST_CASE("a director may waive an unmet rule with a reason; nobody else may") {
  const SmallWorkspace workspace(lead_text("segment: power\n"));
  const auto waive = [&](std::string by, std::string reason, std::string rule = "L-1") {
    return engine::advance(workspace.situation(), {},
                           {{rule, by, reason, base::parse_date("2026-12-15")}});
  };
  CHECK(kinds(waive("boss", "急")) == Lines{"history.waiver-without-right"});
  CHECK(kinds(waive("chief", "")) == Lines{"history.waiver-without-reason"});
  CHECK(kinds(waive("chief", "急", "L-2")) == Lines{"move.nothing-to-waive"});
  const auto text = after(workspace, waive("chief", "客户高层休假"));
  CAPTURE(text);
  CHECK(text.find("waived: [{rule: L-1, by: chief, reason: 客户高层休假, until: 2026-12-15}]") !=
        std::string::npos);

  const SmallWorkspace moved(text);
  CHECK(moved.findings() == Lines{});
  const auto situation = moved.situation();
  const auto rate = engine::win_rate(engine::replay(situation), engine::Scope(situation));
  CHECK(rate.open_waivers == 1);
  CHECK(rate.probability == doctest::Approx(0.5 * 0.8));
}

TEST_CASE("stages are not skipped, except where the process declares it and its condition holds") {
  const SmallWorkspace big(ready);
  CHECK(kinds(engine::advance(big.situation(), "order", {})) == Lines{"move.skip-refused"});
  auto text = ready;
  text.replace(text.find("amount: 2000000"), 15, "amount: 20000");
  const SmallWorkspace small(text);
  const auto decision = engine::advance(small.situation(), "order", {});
  CHECK_FALSE(decision.allowed());  // the entered stage's `always` rule is asked, too
  CHECK(decision.gate->verdicts.back().rule->id == "D-9");
}

TEST_CASE("a stage that does not exist is refused with the nearest one") {
  const SmallWorkspace workspace(ready);
  const auto decision = engine::advance(workspace.situation(), "ofer", {});
  REQUIRE(kinds(decision) == Lines{"history.unknown-stage"});
  CHECK(decision.refusals.front().did_you_mean == "offer");
}

TEST_CASE("going back needs an earlier stage") {
  const SmallWorkspace workspace(offer_text());
  CHECK(kinds(engine::go_back(workspace.situation(), "order", "x")) == Lines{"move.not-back"});
  const auto text = after(workspace, engine::go_back(workspace.situation(), "lead", "需求变了"));
  CHECK(SmallWorkspace(text).findings() == Lines{});
}

TEST_CASE("hold and resume, close and reopen leave a history that replays") {
  const SmallWorkspace open(offer_text("case_analysis: {lessons: 早点介入}\n"));
  const SmallWorkspace held(after(open, engine::hold(open.situation(), "预算冻结")));
  CHECK(held.findings() == Lines{});
  CHECK(kinds(engine::advance(held.situation(), {}, {})) == Lines{"move.on-hold"});
  const SmallWorkspace resumed(after(held, engine::resume(held.situation(), "")));
  const SmallWorkspace lost(
      after(resumed, engine::close(resumed.situation(), model::Status::lost, "price", "报价高")));
  CHECK(lost.findings() == Lines{});
  CHECK(lost.deal().status() == model::Status::lost);
  const SmallWorkspace again(after(lost, engine::reopen(lost.situation(), "重新招标")));
  CHECK(again.findings() == Lines{});
  CHECK(again.deal().status() == model::Status::open);
}

TEST_CASE("an ending needs a declared reason and its outcome's rules") {
  const SmallWorkspace workspace(offer_text());
  CHECK(kinds(engine::close(workspace.situation(), model::Status::lost, "prise", "")) ==
        Lines{"history.unknown-reason"});
  const auto decision = engine::close(workspace.situation(), model::Status::lost, "price", "");
  CHECK_FALSE(decision.allowed());
  CHECK(decision.gate->unmet() == 1);
}

TEST_CASE("a deal whose history is faulty is not moved") {
  auto text = ready;
  text.replace(text.find("stage: lead"), 11, "stage: offer");
  const SmallWorkspace workspace(text);
  CHECK(kinds(engine::advance(workspace.situation(), {}, {})) == Lines{"history.stage-typed-in"});
}

TEST_CASE("a seller's own estimate counts before the stage's rate") {
  const SmallWorkspace workspace(offer_text("win_rate: 70%\n"));
  const auto situation = workspace.situation();
  const auto rate = engine::win_rate(engine::replay(situation), engine::Scope(situation));
  CHECK(rate.source == engine::WinRateSource::own_estimate);
  CHECK(rate.probability == doctest::Approx(0.7));
}
