#include "report/knowledge.hpp"

#include <doctest/doctest.h>

#include "unit/report/team.hpp"

using namespace pipeline;
using testing::deal_text;
using testing::rows;
using testing::table;
using testing::Team;
using Lines = std::vector<std::string>;

namespace {

std::string ended(std::string_view id, const std::string& day, const std::string& reason,
                  const std::string& fields) {
  return deal_text(id,
                   fields + "history:\n  - {at: 2026-05-01, to: lead, by: seller, imported: x}\n" +
                       "  - {at: " + day +
                       ", from: lead, status: lost, by: seller, reason: " + reason + "}\n",
                   "lead", "lost");
}

std::map<std::string, std::string> deals() {
  return {
      {"a", ended("a", "2026-08-01", "price",
                  "case_analysis: {lessons: 先见总工, reason: Criteria of Bell}\n"
                  "objections: [{what: Too dear, answer: 全寿命成本}]\n")},
      {"b",
       ended(
           "b", "2026-09-01", "product, note: 交期",
           "owner: boss\nsegment: power\ncase_analysis: {lessons: price is not all, winner: Bell}\n"
           "competitors: [{name: Bell, strengths: [near, cheap], note: 本地}]\n")},
      {"c", deal_text("c", "case_analysis: {lessons: 先见总工}\n")},
      {"d", deal_text("d", "case_analysis: {lessons: won it}\n", "order", "won", "2026-10-01")}};
}

/// The deals and texts that are found.
Lines found(const report::KnowledgeQuery& query) {
  const Team team(deals());
  const auto report = report::knowledge(team.workspace(), query, {});
  Lines lines;
  for (const auto& row : report.tables.front().rows)
    lines.push_back(std::get<std::string>(row.cells[0].value) + ": " +
                    std::get<base::Localized>(row.cells[6].value).en);
  return lines;
}

}  // namespace

TEST_CASE("without a word everything is listed, what ended last first, and no open deal") {
  CHECK(found({}) == Lines{"d: won it", "b: product: 交期", "b: price is not all", "b: Bell",
                           "b: Bell: near, cheap", "b: Bell: 本地", "a: Criteria of Bell",
                           "a: 先见总工", "a: Too dear → 全寿命成本"});
}

TEST_CASE("all words must occur in what a deal teaches; passages with one of them are shown") {
  CHECK(found({.words = {"总工"}}) == Lines{"a: 先见总工"});
  CHECK(found({.words = {"BELL", "总工"}}) == Lines{"a: Criteria of Bell", "a: 先见总工"});
  CHECK(found({.words = {"bell", "nowhere"}}).empty());
}

TEST_CASE("the reason of the end is found by its code, and its note by its words") {
  CHECK(found({.words = {"price"}}) == Lines{"b: price is not all", "a: price"});
  CHECK(found({.words = {"交期"}}) == Lines{"b: product: 交期"});
}

TEST_CASE("deals are chosen by reason, competitor, segment, owner, stage, status and condition") {
  const Lines a{"a: 先见总工"};
  const auto only = [](report::KnowledgeQuery query) {
    Lines ids;
    for (const auto& line : found(query))
      if (ids.empty() || ids.back() != line.substr(0, 1)) ids.push_back(line.substr(0, 1));
    return ids;
  };
  CHECK(only({.reason = "price"}) == Lines{"a"});
  CHECK(only({.reason = "pri"}).empty());
  CHECK(only({.competitor = "bel"}) == Lines{"b"});
  CHECK(only({.segment = "power"}) == Lines{"b"});
  CHECK(only({.owner = "boss"}) == Lines{"b"});
  CHECK(only({.stage = "order"}) == Lines{"d"});
  CHECK(only({.status = model::Status::lost}) == Lines{"b", "a"});
  Team team(deals());
  const auto report =
      report::knowledge(team.workspace(), {.where = team.where("owner == 'boss'")}, {});
  CHECK(report.provenance->chosen == 1);
}

TEST_CASE("a passage tells its deal, its end and its place") {
  const Team team(deals());
  const auto report = report::knowledge(team.workspace(), {.words = {"本地"}}, {});
  CHECK(rows(table(report, "passages")) ==
        Lines{"b acme lost 2026-09-01 product Note Bell: 本地 opportunities/b.yaml:9"});
  CHECK(report.tables.front().rows.front().cells.back().link == "opportunities/b.yaml");
}
