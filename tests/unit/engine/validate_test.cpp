#include <doctest/doctest.h>

#include "engine/validate.hpp"
#include "support/small_workspace.hpp"

using namespace pipeline;
using testing::offer_text;
using testing::SmallWorkspace;
using Lines = std::vector<std::string>;

TEST_CASE("a deal that left its stage rightly has no findings") {
  CHECK(SmallWorkspace(offer_text()).findings() == Lines{});
}

TEST_CASE("a must field emptied behind the deal is an error at its section") {
  auto text = offer_text();
  text.replace(text.find("{summary: 老化}"), std::string("{summary: 老化}").size(), "{}");
  const SmallWorkspace workspace(text);
  CHECK(workspace.findings() == Lines{"9:1 gate.missing-field [L-1]"});
  CHECK(base::has_errors(workspace.loaded.findings));
}

TEST_CASE("a check that no longer passes is a warning: the gate regressed") {
  SmallWorkspace workspace(offer_text());
  workspace.tree.put("accounts/acme.yaml", "id: acme\nname: Acme\ngrade: C\n");
  const auto again = workspace::load(workspace.tree, workspace.definition, workspace.loaded.today);
  CHECK(SmallWorkspace::brief(again->findings) == Lines{"3:1 gate.regressed [L-2]"});
  CHECK_FALSE(base::has_errors(again->findings));
}

TEST_CASE("a rule newer than the move is not asked") {
  auto text = offer_text();
  text.replace(text.find("segment: power\n"), std::string("segment: power\n").size(), "");
  CHECK(SmallWorkspace(text).findings() == Lines{"1:1 gate.missing-field [L-9]"});
  const auto last = text.rfind("small@2");
  text.replace(last, 7, "small@1");
  CHECK(SmallWorkspace(text).findings() == Lines{});
}

TEST_CASE("a waived rule is quiet until its day is over") {
  auto text =
      offer_text("", ", waived: [{rule: L-1, by: chief, reason: 领导休假, until: 2026-09-15}]");
  text.replace(text.find("needs: {summary: 老化}\n"),
               std::string("needs: {summary: 老化}\n").size(), "");
  CHECK(SmallWorkspace(text, *base::parse_date("2026-09-15")).findings() == Lines{});
  CHECK(SmallWorkspace(text, *base::parse_date("2026-09-16")).findings() ==
        Lines{"12:84 gate.lapsed-waiver [L-1]"});
}

TEST_CASE("always rules hold in their stage and behind it") {
  const auto text = std::string(
      "id: deal\nname: 项目\naccount: acme\nowner: seller\nstage: order\nstatus: won\namount: "
      "50000\nsegment: power\n"
      "needs: {summary: a}\nbudget: {amount: 1}\nhistory:\n"
      "  - {at: 2026-05-06, to: lead, by: seller, process: small@2}\n"
      "  - {at: 2026-06-01, from: lead, to: order, by: seller, process: small@2}\n");
  CHECK(SmallWorkspace(text).findings() == Lines{"1:1 gate.missing-field [D-9]"});
}

TEST_CASE("a lost deal answers to its outcome's rules, not to the gates behind it") {
  auto text = offer_text();
  text.replace(text.find("status: open"), 12, "status: lost");
  text.replace(text.find("needs: {summary: 老化}\n"),
               std::string("needs: {summary: 老化}\n").size(), "");
  text +=
      "  - {at: 2026-06-02, from: offer, status: lost, by: seller, process: small@2, reason: "
      "price}\n";
  CHECK(SmallWorkspace(text).findings() == Lines{"1:1 gate.missing-field [X-1]"});
}

TEST_CASE("names that lead nowhere are found with what is near them") {
  const SmallWorkspace workspace(
      offer_text("checklist: {O-7: {done: 2026-06-02, by: seller}}\nscores: {fit: {need: clea, "
                 "sise: some}, fat: {a: b}}\n"));
  CHECK(workspace.findings() == Lines{"11:18 deal.unknown-rule", "12:22 deal.unknown-level",
                                      "12:28 deal.unknown-criterion",
                                      "12:41 deal.unknown-scorecard"});
  CHECK(workspace.loaded.findings[1].did_you_mean == "clear");
}
