#include "report/weekly.hpp"

#include <doctest/doctest.h>

#include "unit/report/team.hpp"

using namespace pipeline;
using testing::deal_text;
using testing::rows;
using testing::table;
using testing::Team;
using Lines = std::vector<std::string>;

namespace {

base::Date day(std::string_view text) {
  return *base::parse_date(text);
}

/// Today is Monday, 2026-11-23; the week reported is the one before.
report::Query last_week() {
  return {.period = base::parse_period("2026-W47")};
}

base::Report report_of(const std::map<std::string, std::string>& deals) {
  return report::weekly(Team(deals).workspace(), last_week(), {});
}

}  // namespace

TEST_CASE("a week is asked for by a week, by a day in it, by seven days, or not at all") {
  const auto monday = base::WeekStart::monday;
  const auto week = *base::parse_period("2026-W47");
  CHECK(report::week_asked(week, day("2026-11-23"), monday) == week);
  CHECK(report::week_asked(base::parse_period("2026-11-18"), day("2026-11-23"), monday) == week);
  CHECK(report::week_asked({}, day("2026-11-22"), monday) == week);
  CHECK(report::week_asked({}, day("2026-11-22"), base::WeekStart::sunday)->first ==
        day("2026-11-22"));
  CHECK_FALSE(
      report::week_asked(base::parse_period("2026-11"), day("2026-11-23"), monday).has_value());
}

TEST_CASE("activities of the week stand by person, in the order of the team, and by day") {
  const auto report = report_of(
      {{"a", deal_text("a",
                       "activities:\n"
                       "  - {date: 2026-11-22, kind: visit, by: boss, with: [Li, Wu], note: met}\n"
                       "  - {date: 2026-11-17, kind: call, by: boss}\n"
                       "  - {date: 2026-11-18, kind: visit}\n"
                       "  - {date: 2026-11-23, kind: visit, by: boss}\n"
                       "  - {date: 2026-11-15, kind: visit, by: boss}\n")}});
  CHECK(rows(table(report, "activities")) == Lines{"seller 2026-11-18 a visit - -",
                                                   "boss 2026-11-17 a call - -",
                                                   "boss 2026-11-22 a visit Li, Wu met"});
}

TEST_CASE(
    "actions done in the week come with result and remedy; those overdue and planned with their "
    "days") {
  const auto report =
      report_of({{"a", deal_text("a",
                                 "actions:\n"
                                 "  - {due: 2026-11-13, owner: boss, what: late, done: 2026-11-17, "
                                 "result: ok, remedy: help}\n"
                                 "  - {due: 2026-11-20, what: missed}\n"
                                 "  - {due: 2026-11-22, what: old, done: 2026-11-23, result: ok}\n"
                                 "  - {due: 2026-11-23, what: today}\n"
                                 "  - {due: 2026-11-29, owner: boss, what: sunday}\n"
                                 "  - {due: 2026-11-30, what: later}\n")}});
  CHECK(rows(table(report, "results")) == Lines{"boss 2026-11-17 2026-11-13 a late ok help"});
  CHECK(rows(table(report, "overdue")) == Lines{"seller 2026-11-20 3 a missed"});
  CHECK(rows(table(report, "plan")) ==
        Lines{"seller 2026-11-23 a today", "boss 2026-11-29 a sunday"});
}

TEST_CASE("actions of a deal that was lost are neither overdue nor planned") {
  const auto report = report_of(
      {{"a", deal_text("a", "actions: [{due: 2026-11-20, what: x}, {due: 2026-11-25, what: y}]\n",
                       "lead", "lost")}});
  CHECK(rows(table(report, "overdue")).empty());
  CHECK(rows(table(report, "plan")).empty());
}

TEST_CASE("moves of the week tell what happened, with waivers and reasons") {
  const auto report =
      report_of({{"a", deal_text("a",
                                 "history:\n"
                                 "  - {at: 2026-11-16, to: lead, by: seller, process: small@2}\n"
                                 "  - {at: 2026-11-18, from: lead, to: offer, by: boss, process: "
                                 "small@2, waived: [{rule: L-1, by: chief, reason: r}]}\n"
                                 "  - {at: 2026-11-19, from: offer, to: lead, by: seller, process: "
                                 "small@2, reason: wrong}\n"
                                 "  - {at: 2026-11-20, from: lead, status: lost, by: seller, "
                                 "process: small@2, reason: price}\n",
                                 "lead", "lost")}});
  CHECK(rows(table(report, "moves")) == Lines{"seller 2026-11-16 a entered - lead - -",
                                              "seller 2026-11-19 a returned offer lead - wrong",
                                              "seller 2026-11-20 a changed lead lost - price",
                                              "boss 2026-11-18 a advanced lead offer L-1 -"});
}

TEST_CASE("deals need a word when they stand still, overspend, or have nothing planned") {
  const auto report = report_of(
      {{"slow", deal_text("slow", "", "lead", "open", "2026-09-01")},
       {"fast", deal_text("fast", "actions: [{due: 2026-12-01, what: x}]\n")},
       {"held", deal_text("held", "", "lead", "on-hold", "2026-09-01")},
       {"dear", deal_text("dear",
                          "actions: [{due: 2026-12-01, what: x}]\n"
                          "expenses:\n"
                          "  budget: [{milestone: m, amount: 1000}]\n"
                          "  adjustments: [{amount: 500, approved: 2026-11-01}, {amount: 9000}]\n"
                          "  entries: [{amount: 900}, {amount: 100 USD}]\n")}});
  CHECK(rows(table(report, "stalled")) == Lines{"seller slow lead 83 30"});
  CHECK(rows(table(report, "over_budget")) == Lines{"seller dear 1500 1610 110"});
  CHECK(rows(table(report, "without_next_action")) == Lines{"seller slow lead 83"});
}

TEST_CASE("the summary counts every section's entries by person, and its total is their sum") {
  const auto report = report_of(
      {{"a",
        deal_text("a", "owner: seller\nactivities: [{date: 2026-11-18, kind: visit, by: boss}]\n")},
       {"b", deal_text("b",
                       "owner: boss\nactivities: [{date: 2026-11-19, kind: visit}]\nactions: "
                       "[{due: 2026-11-01, owner: chief, what: x}]\n")}});
  CHECK(rows(table(report, "summary")) == Lines{"seller 0 0 0 0 0 0 0 1", "boss 2 0 0 0 0 0 0 0",
                                                "chief 0 0 1 0 0 0 0 0", "=Total 2 0 1 0 0 0 0 1"});
}

TEST_CASE("a field of the deals groups the weekly report instead of people") {
  const Team team(
      {{"a", deal_text("a", "activities: [{date: 2026-11-18, kind: visit, by: boss}]\n")},
       {"b",
        deal_text("b",
                  "account: bell\nactivities: [{date: 2026-11-19, kind: visit, by: boss}]\n")}});
  auto query = last_week();
  query.by = team.field("account");
  const auto report = report::weekly(team.workspace(), query, {});
  CHECK(rows(table(report, "activities")) ==
        Lines{"acme 2026-11-18 a visit - -", "bell 2026-11-19 b visit - -"});
  CHECK(report.tables.front().columns.front().id == "account");
}

TEST_CASE("a workspace without deals has a weekly report, too") {
  const auto report = report_of({});
  CHECK(rows(table(report, "summary")).empty());
  CHECK(report.provenance->period == base::parse_period("2026-W47"));
}
