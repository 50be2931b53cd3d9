#include <doctest/doctest.h>

#include "engine/passage.hpp"
#include "support/small_workspace.hpp"

using namespace pipeline;
using testing::SmallWorkspace;
using Lines = std::vector<std::string>;

namespace {

std::string with_history(std::string_view stage, std::string_view status, std::string_view lines) {
  return "id: deal\nname: 项目\naccount: acme\nowner: seller\nstage: " + std::string(stage) +
         "\nstatus: " + std::string(status) +
         "\namount: 50000\nexpected_sign_date: 2026-12-01\nsegment: power\nneeds: {summary: "
         "a}\nbudget: {amount: 1}\n"
         "history:\n" +
         std::string(lines);
}

Lines history_findings(const std::string& text) {
  const SmallWorkspace workspace(text);
  return SmallWorkspace::brief(engine::replay(workspace.situation()).findings);
}

constexpr std::string_view to_lead =
    "  - {at: 2026-05-06, to: lead, by: seller, process: small@2}\n";
constexpr std::string_view to_offer =
    "  - {at: 2026-06-01, from: lead, to: offer, by: seller, process: small@2}\n";

}  // namespace

TEST_CASE("an honest history has no findings") {
  CHECK(history_findings(with_history("offer", "open",
                                      std::string(to_lead) + std::string(to_offer))) == Lines{});
}

TEST_CASE("a stage typed in by hand is found at the typed word") {
  CHECK(history_findings(with_history("order", "open", std::string(to_lead))) ==
        Lines{"5:8 history.stage-typed-in"});
}

TEST_CASE("a status typed in by hand is found at the typed word") {
  CHECK(history_findings(with_history("lead", "lost", std::string(to_lead))) ==
        Lines{"6:9 history.status-typed-in"});
}

TEST_CASE("a line taken out of the middle breaks the chain at the next one") {
  const auto found = history_findings(with_history(
      "order", "won",
      std::string(to_lead) +
          "  - {at: 2026-07-01, from: offer, to: order, by: seller, process: small@2}\n"));
  CHECK(found.front() == "14:5 history.broken-chain");
}

TEST_CASE("a move over a stage needs a declared skip") {
  const auto skip = "  - {at: 2026-07-01, from: lead, to: order, by: seller, process: small@2}\n";
  CHECK(history_findings(with_history("order", "won", std::string(to_lead) + skip)) == Lines{});
  const auto undeclared = history_findings(with_history(
      "order", "won", "  - {at: 2026-07-01, to: offer, by: seller, process: small@2}\n"));
  CHECK(undeclared.front() == "13:5 history.wrong-start");
}

TEST_CASE("a history may start later only with an imported line") {
  CHECK(history_findings(with_history(
            "offer", "open", "  - {at: 2026-07-01, to: offer, by: seller, imported: old.csv}\n")) ==
        Lines{});
}

TEST_CASE("dates neither run backwards nor lie ahead of today") {
  const auto back = "  - {at: 2026-05-01, from: lead, to: offer, by: seller, process: small@2}\n";
  CHECK(history_findings(with_history("offer", "open", std::string(to_lead) + back)) ==
        Lines{"14:5 history.out-of-order"});
  const auto ahead = "  - {at: 2027-05-01, from: lead, to: offer, by: seller, process: small@2}\n";
  CHECK(history_findings(with_history("offer", "open", std::string(to_lead) + ahead)) ==
        Lines{"14:5 history.future"});
}

TEST_CASE("two moves on one day keep their order") {
  const auto same_day =
      "  - {at: 2026-05-06, from: lead, to: offer, by: seller, process: small@2}\n";
  CHECK(history_findings(with_history("offer", "open", std::string(to_lead) + same_day)) ==
        Lines{});
}

TEST_CASE("going back is recorded with a reason and takes the stages behind away") {
  const auto back =
      "  - {at: 2026-06-10, from: offer, to: lead, by: seller, process: small@2, reason: "
      "需求变了}\n";
  const SmallWorkspace workspace(with_history(
      "lead", "open", std::string(to_lead) + std::string(to_offer) + std::string(back)));
  const auto passage = engine::replay(workspace.situation());
  CHECK(SmallWorkspace::brief(passage.findings) == Lines{});
  CHECK(passage.behind.empty());
  CHECK(history_findings(with_history(
            "lead", "open",
            std::string(to_lead) + std::string(to_offer) +
                "  - {at: 2026-06-10, from: offer, to: lead, by: seller, process: small@2}\n")) ==
        Lines{"15:5 history.return-without-reason"});
}

TEST_CASE("old stage names stay readable") {
  const auto old = "  - {at: 2026-05-06, to: prospect, by: seller, process: small@1}\n";
  CHECK(history_findings(with_history("prospect", "open", old)) == Lines{});
}

TEST_CASE("an ended deal does not move, until it is reopened") {
  const std::string lost =
      "  - {at: 2026-06-01, from: lead, status: lost, by: seller, process: small@2, reason: "
      "price}\n";
  const std::string reopened =
      "  - {at: 2026-06-02, from: lead, status: open, by: seller, process: small@2, reason: "
      "重新招标}\n";
  const std::string moved =
      "  - {at: 2026-06-03, from: lead, to: offer, by: seller, process: small@2}\n";
  CHECK(history_findings(with_history("offer", "lost", std::string(to_lead) + lost + moved)) ==
        Lines{"15:5 history.moved-after-end"});
  CHECK(history_findings(with_history("offer", "open",
                                      std::string(to_lead) + lost + reopened + moved)) == Lines{});
}

TEST_CASE("a reason must be one that the process declares") {
  const std::string lost =
      "  - {at: 2026-06-01, from: lead, status: lost, by: seller, process: small@2, reason: "
      "prise}\n";
  const SmallWorkspace workspace(with_history("lead", "lost", std::string(to_lead) + lost));
  const auto passage = engine::replay(workspace.situation());
  REQUIRE(SmallWorkspace::brief(passage.findings) == Lines{"14:5 history.unknown-reason"});
  CHECK(passage.findings.front().did_you_mean == "price");
}

TEST_CASE("waivers need a rule of the stage, a reason, and somebody with the right") {
  const auto waived = [&](std::string_view waiver) {
    return history_findings(with_history(
        "offer", "open",
        std::string(to_lead) +
            "  - {at: 2026-06-01, from: lead, to: offer, by: seller, process: small@2, waived: [" +
            std::string(waiver) + "]}\n"));
  };
  CHECK(waived("{rule: L-2, by: chief, reason: 领导同意}") == Lines{});
  CHECK(waived("{rule: L-2, by: seller, reason: 领导同意}") ==
        Lines{"14:84 history.waiver-without-right"});
  CHECK(waived("{rule: O-2, by: chief, reason: 领导同意}") ==
        Lines{"14:84 history.waiver-of-stranger"});
  CHECK(waived("{rule: L-2, by: chief}") == Lines{"14:84 history.waiver-without-reason"});
}

TEST_CASE("a line of a version that the process has not reached was not written by the tool") {
  CHECK(history_findings(with_history(
            "lead", "open", "  - {at: 2026-05-06, to: lead, by: seller, process: small@3}\n")) ==
        Lines{"13:5 history.foreign-version"});
}

namespace {

std::string day_or_none(const std::optional<base::Date>& day) {
  return day ? base::to_string(*day) : "none";
}

/// "stage entered left leaving" for each stay, and the day since which the deal is won.
Lines stays(std::string_view stage, std::string_view status, const std::string& lines) {
  const SmallWorkspace workspace(with_history(stage, status, lines));
  const auto situation = workspace.situation();
  const auto passage = engine::replay(situation);
  static constexpr const char* leavings[] = {"not_yet", "forwards", "back", "lost"};
  Lines found;
  for (const auto& stay : passage.stays)
    found.push_back(situation.process.stages[stay.stage].id + " " + day_or_none(stay.entered) +
                    " " + day_or_none(stay.left) + " " + leavings[static_cast<int>(stay.leaving)]);
  if (passage.won != nullptr) found.push_back("won " + day_or_none(passage.won->at));
  return found;
}

}  // namespace

TEST_CASE("stays follow each other, and each knows how it ended") {
  const auto back =
      "  - {at: 2026-06-20, from: offer, to: lead, by: seller, process: small@2, reason: r}\n";
  const auto again = "  - {at: 2026-07-01, from: lead, to: offer, by: seller, process: small@2}\n";
  const auto order = "  - {at: 2026-08-01, from: offer, to: order, by: seller, process: small@2}\n";
  const auto closed =
      "  - {at: 2026-09-01, from: order, status: closed, by: seller, process: s@2}\n";
  CHECK(stays("order", "closed",
              std::string(to_lead) + std::string(to_offer) + back + again + order + closed) ==
        Lines{"lead 2026-05-06 2026-06-01 forwards", "offer 2026-06-01 2026-06-20 back",
              "lead 2026-06-20 2026-07-01 forwards", "offer 2026-07-01 2026-08-01 forwards",
              "order 2026-08-01 2026-09-01 forwards", "won 2026-08-01"});
}

TEST_CASE("a deal on hold stays where it is; a lost one leaves, and a reopened one never left") {
  const auto held =
      "  - {at: 2026-06-10, from: offer, status: on-hold, by: seller, process: s@2}\n";
  const auto lost =
      "  - {at: 2026-06-20, from: offer, status: lost, by: seller, process: s@2, reason: price}\n";
  const auto open = "  - {at: 2026-07-01, from: offer, status: open, by: seller, process: s@2}\n";
  const auto start = std::string(to_lead) + std::string(to_offer);
  const std::string lead = "lead 2026-05-06 2026-06-01 forwards";
  CHECK(stays("offer", "on-hold", start + held) == Lines{lead, "offer 2026-06-01 none not_yet"});
  CHECK(stays("offer", "lost", start + lost) == Lines{lead, "offer 2026-06-01 2026-06-20 lost"});
  CHECK(stays("offer", "open", start + lost + open) ==
        Lines{lead, "offer 2026-06-01 none not_yet"});
}

TEST_CASE("going back behind the order takes the win away") {
  const auto order = "  - {at: 2026-08-01, from: offer, to: order, by: seller, process: small@2}\n";
  const auto back =
      "  - {at: 2026-08-20, from: order, to: offer, by: seller, process: small@2, reason: r}\n";
  const auto found =
      stays("offer", "open", std::string(to_lead) + std::string(to_offer) + order + back);
  CHECK(found.back() == "offer 2026-08-20 none not_yet");
}
