#include "report/pipeline.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/report/team.hpp"

using namespace pipeline;
using testing::deal_text;
using testing::rows;
using testing::table;
using testing::Team;
using Lines = std::vector<std::string>;

namespace {

bool says(const base::Report& report, std::string_view text) {
  const auto all = testing::notes(report);
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& note) { return note.find(text) != std::string::npos; });
}

Team mixed() {
  return Team(
      {{"a", deal_text("a", "amount: 1000000\nexpected_sign_date: 2026-12-20\n")},
       {"b", deal_text("b", "amount: 500000\nwin_rate: 50%\naccount: bell\nowner: boss\n", "lead",
                       "open", "2026-10-01")},
       {"c", deal_text("c",
                       "amount: 100000 USD\nexpected_sign_date: 2026-11-01\nactions: [{due: "
                       "2026-12-01, what: x}]\n",
                       "offer")},
       {"d", deal_text("d", "amount: 800000\n", "offer", "on-hold")},
       {"e", deal_text("e", "amount: 300000\nexpected_sign_date: 2026-12-01\n", "order", "won")},
       {"f", deal_text("f", "amount: 900000\n", "offer", "lost")},
       {"g", deal_text("g", "", "offer")}});
}

}  // namespace

TEST_CASE("open deals are counted and summed by stage, and the rows add up to the total") {
  const auto report = report::pipeline(mixed().workspace(), {}, {});
  CHECK(rows(table(report, "stages")) == Lines{"lead 2 1500000 450000 36.5 1 0",
                                               "offer 2 710000 355000 20 0 1",
                                               "=Total 4 2210000 805000 28.25 1 1"});
}

TEST_CASE("deals on hold are listed apart, in no sum") {
  const auto report = report::pipeline(mixed().workspace(), {}, {});
  CHECK(rows(table(report, "on_hold")) == Lines{"d d seller offer 800000"});
}

TEST_CASE(
    "won deals weigh all of their amount, lost ones nothing, and neither is in the pipeline") {
  const auto report = report::pipeline(mixed().workspace(), {}, {});
  CHECK(rows(table(report, "ended")) ==
        Lines{"won 1 300000 300000", "lost 1 900000 0", "=Total 2 1200000 300000"});
}

TEST_CASE("a period takes the deals whose expected signing date lies in it") {
  const auto report =
      report::pipeline(mixed().workspace(), {.period = base::parse_period("2026-12")}, {});
  CHECK(rows(table(report, "stages")).back() == "=Total 1 1000000 200000 20 0 0");
  CHECK(rows(table(report, "ended")) == Lines{"won 1 300000 300000", "=Total 1 300000 300000"});
  CHECK(rows(table(report, "on_hold")).empty());
  CHECK(says(report, "in no period: 2"));
  CHECK(report.provenance->period == base::parse_period("2026-12"));
}

TEST_CASE("deals are grouped by any field, of their account too; those without a value come last") {
  const auto team = mixed();
  CHECK(
      rows(table(report::pipeline(team.workspace(), {.by = team.field("owner")}, {}), "groups")) ==
      Lines{"boss 1 500000 250000 53 1 0", "seller 3 1710000 555000 20 0 1",
            "=Total 4 2210000 805000 28.25 1 1"});
  CHECK(rows(table(report::pipeline(team.workspace(), {.by = team.field("account.grade")}, {}),
                   "groups")) == Lines{"A 3 1710000 555000 20 0 1", "C 1 500000 250000 53 1 0",
                                       "=Total 4 2210000 805000 28.25 1 1"});
  const auto by_date = rows(table(
      report::pipeline(team.workspace(), {.by = team.field("expected_sign_date")}, {}), "groups"));
  CHECK(by_date[0].starts_with("2026-11-01 1"));
  CHECK(by_date[2].starts_with("- 2 500000"));
}

TEST_CASE(
    "a condition chooses the deals, and those of which it cannot be told are named by number") {
  auto team = mixed();
  const auto report =
      report::pipeline(team.workspace(), {.where = team.where("amount < 1000000")}, {});
  CHECK(rows(table(report, "stages")).back() == "=Total 2 1210000 605000 36.5 1 1");
  CHECK(report.provenance->undecided == 1);
}

TEST_CASE("the notes say what the numbers are made of and what is missing") {
  const auto report = report::pipeline(mixed().workspace(), {}, {});
  CHECK(says(report, "1 own estimates, 3 of the stage, 0 lowered by waivers"));
  CHECK(says(report, "without an amount, counted with nothing: 1"));
  CHECK(says(report, "without a next action: 3"));
  CHECK(says(report, "past their expected signing date: 1"));
}

TEST_CASE("a deal in a stage that the process does not know is counted all the same") {
  const Team team({{"a", deal_text("a", "amount: 7\n", "nowhere")}});
  CHECK(rows(table(report::pipeline(team.workspace(), {}, {}), "stages")) ==
        Lines{"lead 0 0 0 - 0 0", "offer 0 0 0 - 0 0", "- 1 7 0 20 0 0", "=Total 1 7 0 20 0 0"});
}

TEST_CASE("an open waiver lowers the weighted amount by the process's factor") {
  const auto moved = [](std::string_view waived) {
    return "owner: seller\naccount: acme\namount: 100\nhistory:\n  - {at: 2026-11-01, to: lead, "
           "by: seller, process: small@1}\n"
           "  - {at: 2026-11-03, from: lead, to: offer, by: seller, process: small@1, waived: "
           "[{rule: L-1, by: chief, reason: r" +
           std::string(waived) + "}]}\n";
  };
  const Team in_force({{"a", deal_text("a", moved(""), "offer")}});
  CHECK(rows(table(report::pipeline(in_force.workspace(), {}, {}), "stages"))[1] ==
        "offer 1 100 40 20 0 0");
  const Team lapsed({{"a", deal_text("a", moved(", until: 2026-11-10"), "offer")}});
  CHECK(rows(table(report::pipeline(lapsed.workspace(), {}, {}), "stages"))[1] ==
        "offer 1 100 40 20 0 0");
}
