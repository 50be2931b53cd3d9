#include "report/service.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/report/team.hpp"

using namespace pipeline;
using testing::rows;
using testing::table;
using testing::Team;
using Lines = std::vector<std::string>;

namespace {

/// Two customers with the given lines in their files; today is 2026-11-23.
Team team_of(const std::string& acme, const std::string& bell = "") {
  return Team({},
              {{"accounts/acme.yaml", "id: acme\nname: Acme\ngrade: A\nsegment: power\n" + acme},
               {"accounts/bell.yaml", "id: bell\nname: Bell\ngrade: C\n" + bell}});
}

base::Report report_of(const std::string& acme, const std::string& bell = "",
                       const report::Query& query = {}) {
  return report::service(team_of(acme, bell).workspace(), query, {});
}

}  // namespace

TEST_CASE("what is not done comes oldest first, whatever its day") {
  const auto report = report_of(
      "service:\n"
      "  - {date: 2026-11-20, kind: A, technician: boss, problem: dark, due: 2026-11-24}\n"
      "  - {date: 2026-11-22, kind: C, technician: boss, done: 2026-11-23}\n",
      "service: [{date: 2026-09-30, kind: B, technician: seller, product: X1}]\n");
  CHECK(rows(table(report, "open_work")) ==
        Lines{"2026-09-30 54 seller bell B X1 - -", "2026-11-20 3 boss acme A - dark 2026-11-24"});
}

TEST_CASE("the register adds up the month by technician and kind, charges at today's rate") {
  const auto report = report_of(
      "service:\n"
      "  - {date: 2026-11-01, kind: A, technician: seller, done: 2026-11-01, minutes: 40, charge: "
      "100 USD}\n"
      "  - {date: 2026-11-30, kind: A, technician: seller, minutes: 20, charge: 90.5}\n"
      "  - {date: 2026-10-31, kind: A, technician: seller, minutes: 500}\n"
      "  - {date: 2026-12-01, kind: A, technician: seller, minutes: 500}\n",
      "service:\n"
      "  - {date: 2026-11-09, kind: D, technician: boss, done: 2026-11-10}\n"
      "  - {date: 2026-11-10, kind: C, technician: boss, done: 2026-11-10, minutes: 5, signed_by: "
      "Li}\n");
  CHECK(rows(table(report, "register")) == Lines{"boss C 1 1 5 0", "boss D 1 1 0 0",
                                                 "seller A 2 1 60 800.5", "=Total - 4 3 65 800.5"});
  CHECK(report.provenance->period == base::parse_period("2026-11"));
}

TEST_CASE("work that is done without the customer's signature is told from work that is not done") {
  const auto report = report_of(
      "service:\n"
      "  - {date: 2026-11-02, kind: A, done: 2026-11-02}\n"
      "  - {date: 2026-11-03, kind: A, done: 2026-11-03, signed_by: Li}\n"
      "  - {date: 2026-11-04, kind: A}\n");
  const auto calls = table(report, "calls");
  const auto emphasis = [&](std::size_t row) { return calls.rows[row].cells.back().emphasis; };
  CHECK(emphasis(0) == base::Emphasis::attention);
  CHECK(emphasis(1) == base::Emphasis::none);
  CHECK(emphasis(2) == base::Emphasis::none);
}

TEST_CASE("a person's mark is the mean of all grades given, by question and of all") {
  const auto report = report_of(
      "surveys:\n"
      "  - {date: 2026-11-02, person: boss, attitude: very_satisfied, technique: satisfied, "
      "arrival: fair, promises: poor}\n"
      "  - {date: 2026-11-03, person: boss, attitude: satisfied, technique: satisfied}\n"
      "  - {date: 2026-10-31, person: boss, attitude: poor}\n",
      "surveys: [{date: 2026-11-04, person: seller, promises: satisfied}]\n");
  // boss: (100 + 80 + 60 + 0 + 80 + 80) ÷ 6
  CHECK(rows(table(report, "surveys")) == Lines{"boss 2 90 80 60 0 66.666667",
                                                "seller 1 - - - 80 80",
                                                "=Total 3 90 80 60 40 68.571429"});
}

TEST_CASE("grades count 100, 80, 60 and nothing") {
  CHECK(report::survey_points("very_satisfied") == 100);
  CHECK(report::survey_points("satisfied") == 80);
  CHECK(report::survey_points("fair") == 60);
  CHECK(report::survey_points("poor") == 0);
  CHECK_FALSE(report::survey_points("").has_value());
}

TEST_CASE("a serious complaint is open until it is escalated, answered, and answered by letter") {
  const auto report = report_of(
      "complaints:\n"
      "  - {date: 2026-11-20, what: a, serious: true, owner: boss}\n"
      "  - {date: 2026-11-01, what: b, serious: true, escalated: 2026-11-02, due: 2026-11-10}\n"
      "  - {date: 2026-11-02, what: c, serious: true, escalated: 2026-11-02, answered: "
      "2026-11-09}\n"
      "  - {date: 2026-11-03, what: d, serious: true, answered: 2026-11-09}\n"
      "  - {date: 2026-11-04, what: e, serious: true, answered: 2026-11-09, letter: l.pdf}\n"
      "  - {date: 2026-11-05, what: f, serious: true, escalated: 2026-11-06, answered: 2026-11-09, "
      "letter: l.pdf}\n");
  CHECK(rows(table(report, "serious_complaints")) ==
        Lines{"2026-11-01 22 - acme b answer 2026-11-10", "2026-11-02 21 - acme c letter -",
              "2026-11-03 20 - acme d escalation, letter -", "2026-11-04 19 - acme e escalation -",
              "2026-11-20 3 boss acme a escalation, answer -"});
  CHECK(rows(table(report, "complaints")).empty());
}

TEST_CASE("other complaints and suggestions are open until they are answered") {
  const auto report = report_of(
      "complaints:\n"
      "  - {date: 2026-11-20, kind: complaint, what: a, serious: false}\n"
      "  - {date: 2026-10-20, kind: suggestion, what: b}\n"
      "  - {date: 2026-10-21, kind: suggestion, what: c, answered: 2026-10-22}\n");
  CHECK(rows(table(report, "complaints")) ==
        Lines{"2026-10-20 34 - acme suggestion b -", "2026-11-20 3 - acme complaint a -"});
}

TEST_CASE("the service of customers is grouped and chosen by their own fields") {
  auto team = team_of("service: [{date: 2026-11-02, kind: A, technician: boss}]\n",
                      "service: [{date: 2026-11-03, kind: B, technician: boss}]\n");
  const auto groups = [&](report::Query query) {
    return rows(table(report::service(team.workspace(), query, {}), "register"));
  };
  CHECK(groups({.by = team.field("segment")}) ==
        Lines{"power A 1 0 0 0", "- B 1 0 0 0", "=Total - 2 0 0 0"});
  CHECK(groups({.by = team.field("account.grade")}) ==
        Lines{"A A 1 0 0 0", "C B 1 0 0 0", "=Total - 2 0 0 0"});
  CHECK(groups({.where = team.where("account.grade == 'C'")}) ==
        Lines{"boss B 1 0 0 0", "=Total - 1 0 0 0"});
  CHECK(groups({.where = team.where("segment == 'power'")}) ==
        Lines{"boss A 1 0 0 0", "=Total - 1 0 0 0"});
  const auto told = testing::notes(
      report::service(team.workspace(), {.where = team.where("segment == 'power'")}, {}));
  CHECK(std::any_of(told.begin(), told.end(), [](const std::string& note) {
    return note == "customers of which the condition could not be told, left out: 1";
  }));
}
