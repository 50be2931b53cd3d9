#include "report/process_flow.hpp"

#include <doctest/doctest.h>

#include "unit/report/team.hpp"

using namespace pipeline;
using testing::deal_text;
using testing::rows;
using testing::table;
using testing::Team;
using Lines = std::vector<std::string>;

namespace {

base::Report report_of(const std::map<std::string, std::string>& deals,
                       const report::Query& query = {}) {
  return report::process_flow(Team(deals).workspace(), query, {});
}

/// A line of the history.
std::string line(std::string_view at, std::string_view rest) {
  return "  - {at: " + std::string(at) + ", " + std::string(rest) +
         ", by: seller, process: small@2}\n";
}

}  // namespace

TEST_CASE("the median is the middle, or the mean of the middle two") {
  CHECK_FALSE(report::median({}).has_value());
  CHECK(report::median({7}) == 7);
  CHECK(report::median({30, 1, 2}) == 2);
  CHECK(report::median({30, 1, 2, 5}) == 3.5);
}

TEST_CASE("deals on their way stand in stages, against the target of each; others do not") {
  // The target of `lead` is 30 days.
  const auto report =
      report_of({{"a", deal_text("a", "", "lead", "open", "2026-11-13")},  // 10 days
                 {"b", deal_text("b", "", "lead", "open", "2026-10-24")},  // 30 days
                 {"c", deal_text("c", "", "lead", "open", "2026-10-23")},  // 31 days
                 {"d", deal_text("d", "", "lead", "on-hold", "2026-01-01")},
                 {"e", deal_text("e", "", "lead", "lost", "2026-01-01")},
                 {"f", deal_text("f", "", "order", "won", "2026-11-03")}});
  CHECK(rows(table(report, "standing")) ==
        Lines{"lead 3 30 31 30 0.333333", "offer 0 - - - -", "order 1 20 20 - -"});
}

TEST_CASE("stays that ended in the period are told by how they ended") {
  const auto moves = [](std::string_view id, const std::string& history, std::string_view stage,
                        std::string_view status) {
    return deal_text(id, "history:\n" + history, stage, status);
  };
  const auto start = line("2025-10-01", "to: lead");
  const auto report = report_of(
      {{"a", moves("a",
                   start + line("2025-11-23", "from: lead, to: offer") +  // the day before the year
                       line("2025-12-03", "from: offer, to: lead, reason: x") +
                       line("2026-01-12", "from: lead, to: offer"),
                   "offer", "open")},
       {"b", moves("b", start + line("2025-11-24", "from: lead, status: lost, reason: price"),
                   "lead", "lost")},
       {"c", moves("c",
                   line("2026-05-01", "to: lead") + line("2026-05-11", "from: lead, to: order") +
                       line("2026-06-11", "from: order, status: closed"),
                   "order", "closed")}});
  CHECK(report.provenance->period == base::parse_period("2025-11-24..2026-11-23"));
  // lead: 54 days until lost, 40 until offer, 10 until order.
  CHECK(rows(table(report, "finished")) ==
        Lines{"lead 3 40 54 0.666667 2 0 1", "offer 1 10 10 - 0 1 0", "order 1 31 31 - 1 0 0"});
}

TEST_CASE("rules are told by the deals that they stop, those that stand too long first") {
  const std::string complete = "needs: {summary: a}\nbudget: {amount: 1}\nsegment: power\n";
  const auto report = report_of(
      {{"a", deal_text("a", complete + "account: bell\n")},
       {"b", deal_text("b", "")},
       {"c", deal_text("c", "", "lead", "on-hold")},
       {"d", deal_text("d", complete + "account: bell\n", "lead", "open", "2026-09-01")}});
  // L-2 stops a and d, of which d is stalled; L-1 and L-9 stop b. L-3 is a should rule.
  CHECK(rows(table(report, "rules")) == Lines{"L-2 Good customer lead 3 2 1 0 0",
                                              "L-1 Need and budget lead 3 1 0 0 0",
                                              "L-9 - lead 3 1 0 0 0"});
}

TEST_CASE("a rule that was met once it was waived counts as waived, but not as pending") {
  const auto waived = [](std::string_view id, std::string_view fields, std::string_view at) {
    return deal_text(id,
                     std::string(fields) + "segment: power\nscores: {fit: {need: clear}}\n" +
                         "history:\n" + line("2024-06-01", "to: lead") +
                         line(at,
                              "from: lead, to: offer, waived: [{rule: L-1, by: chief, reason: "
                              "r, until: 2026-01-01}]"),
                     "offer");
  };
  const auto report =
      report_of({{"met", waived("met", "needs: {summary: a}\nbudget: {amount: 1}\n", "2026-02-01")},
                 {"unmet", waived("unmet", "", "2026-02-01")},
                 {"old", waived("old", "", "2025-02-01")}});
  const auto found = rows(table(report, "rules"));
  CHECK(found.back() == "L-1 Need and budget lead 0 0 0 2 2");
}

TEST_CASE("customers: open ones, and the win rate of what was decided in the period") {
  const auto decided = [](std::string_view id, const std::string& last, std::string_view stage,
                          std::string_view status) {
    return deal_text(id, "amount: 100\nhistory:\n" + line("2026-05-01", "to: lead") + last, stage,
                     status);
  };
  const auto lost = "from: lead, status: lost, reason: price";
  const auto report =
      report_of({{"a", decided("a", line("2026-05-02", "from: lead, to: order"), "order", "won")},
                 {"b", decided("b", line("2026-05-02", lost), "lead", "lost")},
                 {"c", decided("c", line("2026-08-02", lost), "lead", "lost")},
                 {"d", decided("d", "", "lead", "open")}},
                {.period = base::parse_period("2026-Q2")});
  CHECK(rows(table(report, "customers")) ==
        Lines{"- 1 100 1 100 1 0.5", "=Total 1 100 1 100 1 0.5"});
}

TEST_CASE("time by kind of activity in the period, and how many are timed") {
  const auto report =
      report_of({{"a", deal_text("a",
                                 "activities:\n"
                                 "  - {date: 2026-11-01, kind: visit, minutes: 90}\n"
                                 "  - {date: 2026-11-02, kind: call, minutes: 30}\n"
                                 "  - {date: 2026-11-03, kind: call}\n"
                                 "  - {date: 2025-11-01, kind: call, minutes: 600}\n")}});
  CHECK(rows(table(report, "activities")) ==
        Lines{"call 2 1 30 0.25", "visit 1 1 90 0.75", "=Total 3 2 120 1"});
}

TEST_CASE("each group has its own rows in front of it, and only of stages that it has") {
  const Team team({{"a", deal_text("a", "")}, {"b", deal_text("b", "owner: boss\n", "offer")}});
  const auto report = report::process_flow(team.workspace(), {.by = team.field("owner")}, {});
  CHECK(rows(table(report, "standing")) ==
        Lines{"boss offer 1 20 20 - -", "seller lead 1 20 20 30 0"});
  CHECK(table(report, "standing").columns.front().id == "owner");
}
