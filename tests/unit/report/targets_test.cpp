#include "report/targets.hpp"

#include <doctest/doctest.h>

#include "unit/report/team.hpp"

using namespace pipeline;
using testing::deal_text;
using testing::rows;
using testing::table;
using testing::Team;
using Lines = std::vector<std::string>;

namespace {

Team team_of(const std::map<std::string, std::string>& deals, const std::string& targets) {
  auto settings = std::string(testing::settings_text);
  const std::string segments = "segments: [power]\n";
  settings.replace(settings.find(segments), segments.size(),
                   "segments: [{id: power, strategy: niche}, wind]\n");
  return Team(deals, {{"pipeline.yaml", settings + "targets: [" + targets + "]\n"},
                      {"accounts/acme.yaml", "id: acme\nname: Acme\ngrade: A\ntype: existing\n"},
                      {"accounts/bell.yaml", "id: bell\nname: Bell\ngrade: C\ntype: new\n"}});
}

/// A deal that became an order on `day`.
std::string won_text(std::string_view id, std::string_view day, std::string_view fields) {
  return deal_text(id,
                   std::string(fields) + "history:\n  - {at: 2025-01-06, to: lead, by: seller, " +
                       "process: small@2}\n  - {at: " + std::string(day) +
                       ", from: lead, to: order, by: seller, process: small@2}\n",
                   "order", "won");
}

/// Today is 2026-11-23, so that the period is 2026-Q4 where none is given.
base::Report report_of(const Team& team, std::string_view period = "2026-Q4") {
  return report::targets(team.workspace(), {.period = base::parse_period(period)}, {});
}

}  // namespace

TEST_CASE("a win counts in the period that has its day, the first and the last included") {
  const auto team = team_of({{"a", won_text("a", "2026-09-30", "amount: 1\n")},
                             {"b", won_text("b", "2026-10-01", "amount: 10\n")},
                             {"c", won_text("c", "2026-11-23", "amount: 100\n")}},
                            "{period: 2026-Q4, amount: 220}, {period: 2026-Q3, amount: 4}");
  CHECK(rows(table(report_of(team), "whole")) == Lines{"2026-Q4 220 110 0.5 0 110 110"});
  CHECK(rows(table(report_of(team, "2026-Q3"), "whole")) == Lines{"2026-Q3 4 1 0.25 0 1 3"});
  CHECK(report::targets(team.workspace(), {}, {}).provenance->period ==
        base::parse_period("2026-Q4"));
}

TEST_CASE("a deal that was won, and lost again, is none; an imported one counts on its signing") {
  const auto again =
      "amount: 1\nhistory:\n  - {at: 2026-10-05, to: order, by: seller, imported: a.csv}\n"
      "  - {at: 2026-11-05, from: order, status: lost, by: seller, process: small@2, reason: "
      "price}\n";
  const auto imported = [](std::string_view id, std::string_view fields) {
    return deal_text(id, fields, "order", "won", "2026-10-05");
  };
  const auto team = team_of({{"a", deal_text("a", again, "order", "lost")},
                             {"b", imported("b", "amount: 10\nexpected_sign_date: 2026-10-02\n")},
                             {"c", imported("c", "amount: 100\nexpected_sign_date: 2025-06-30\n")},
                             {"d", imported("d", "amount: 1000\n")}},
                            "{period: 2026, amount: 100}");
  const auto report = report_of(team);
  CHECK(rows(table(report, "whole")) == Lines{"2026-Q4 - 10 - 0 10 -", "2026 100 10 0.1 0 10 90"});
  CHECK(testing::notes(report).back() ==
        "won deals of which no file tells the day, in no period: 1");
}

TEST_CASE("open deals count with their weight if they are to sign in what is left of the period") {
  const auto open = [](std::string_view day) {
    return "amount: 1000\nwin_rate: 50%\nexpected_sign_date: " + std::string(day) + "\n";
  };
  const auto team = team_of({{"past", deal_text("past", open("2026-11-22"))},
                             {"today", deal_text("today", open("2026-11-23"))},
                             {"last", deal_text("last", open("2026-12-31"))},
                             {"next", deal_text("next", open("2027-01-01"))},
                             {"held", deal_text("held", open("2026-12-01"), "lead", "on-hold")}},
                            "{period: 2026-Q4, amount: 800}");
  CHECK(rows(table(report_of(team), "whole")) == Lines{"2026-Q4 800 0 0 1000 1000 -200"});
  CHECK(rows(table(report_of(team, "2027-Q1"), "whole")) == Lines{"2027-Q1 - 0 - 500 500 -"});
}

TEST_CASE("a year and its quarters stand side by side, each against its own wins, never added") {
  const auto team = team_of({{"a", won_text("a", "2026-02-02", "amount: 40\n")},
                             {"b", won_text("b", "2026-10-02", "amount: 60\n")}},
                            "{period: 2026, amount: 1000}, {period: 2026-Q4, owner: seller, "
                            "amount: 300}, {period: 2026-Q1, owner: seller, amount: 100}");
  CHECK(rows(table(report_of(team), "whole")) ==
        Lines{"2026-Q4 300 60 0.2 0 60 240", "2026 1000 100 0.1 0 100 900"});
  const auto year = report_of(team, "2026");
  CHECK(rows(table(year, "whole")) == Lines{"2026 1000 100 0.1 0 100 900",
                                            "2026-Q1 100 40 0.4 0 40 60",
                                            "2026-Q4 300 60 0.2 0 60 240"});
  // Two quarters are not the year: it has no target by person.
  CHECK(rows(table(year, "people")) == Lines{"seller - 100 - 0 100 -", "=Total - 100 - 0 100 -"});
  CHECK(rows(table(year, "people_2026_Q4")) ==
        Lines{"seller 300 60 0.2 0 60 240", "=Total 300 60 0.2 0 60 240"});
}

TEST_CASE("shorter targets make a longer one if they fill it without a gap, the longest first") {
  const auto days = [](std::string_view period) { return *base::parse_period(period); };
  const auto target = [&](std::string_view period, std::int64_t amount) {
    return model::Target{std::string(period), days(period), "", "", base::Decimal(amount)};
  };
  std::vector<model::Target> targets{target("2026-10", 1),  target("2026-11", 2),
                                     target("2026-12", 4),  target("2026-Q1", 8),
                                     target("2026-Q2", 16), target("2026-Q3", 32)};
  const report::TargetSums sums(targets);
  CHECK(sums.whole(days("2026-Q4")) == base::Decimal(7));
  CHECK(sums.whole(days("2026")) == base::Decimal(63));
  CHECK_FALSE(sums.whole(days("2026-11-01..2026-12-30")).has_value());
  targets.push_back(target("2026-Q4", 64));  // the quarter's own counts, its months no more
  CHECK(sums.whole(days("2026-Q4")) == base::Decimal(64));
  CHECK(sums.whole(days("2026")) == base::Decimal(120));
  CHECK_FALSE(sums.whole(days("2027")).has_value());
}

TEST_CASE("the whole is the team's target, else the people's, else the segments'") {
  const auto quarter = *base::parse_period("2026-Q4");
  const auto target = [&](std::string owner, std::string segment, std::int64_t amount) {
    return model::Target{"2026-Q4", quarter, std::move(owner), std::move(segment),
                         base::Decimal(amount)};
  };
  std::vector<model::Target> targets{target("", "power", 1), target("", "wind", 2)};
  const report::TargetSums sums(targets);
  CHECK(sums.whole(quarter) == base::Decimal(3));
  targets.push_back(target("boss", "power", 4));
  targets.push_back(target("boss", "wind", 8));
  targets.push_back(target("seller", "power", 16));
  CHECK(sums.of_owner("boss", quarter) == base::Decimal(12));
  CHECK(sums.whole(quarter) == base::Decimal(28));
  CHECK(sums.of_segment("power", quarter) == base::Decimal(1));
  targets.push_back(target("boss", "", 32));
  CHECK(sums.of_owner("boss", quarter) == base::Decimal(32));
  targets.push_back(target("", "", 64));
  CHECK(sums.whole(quarter) == base::Decimal(64));
}

TEST_CASE("people and segments stand with their targets, those without a deal, too") {
  const auto team = team_of(
      {{"a", won_text("a", "2026-10-02", "amount: 60\nsegment: power\n")},
       {"b", won_text("b", "2026-10-03", "amount: 40\n")}},
      "{period: 2026-Q4, owner: boss, amount: 100}, {period: 2026-Q4, segment: power, amount: 30}");
  const auto report = report_of(team);
  CHECK(rows(table(report, "people")) ==
        Lines{"boss 100 0 0 0 0 100", "seller - 100 - 0 100 -", "=Total 100 100 1 0 100 0"});
  CHECK(rows(table(report, "segments")) ==
        Lines{"power niche 30 60 2 60 -30", "- - - 40 - 40 -", "=Total - 30 100 3.333333 100 -70"});
}

TEST_CASE("any field groups results; a field without targets has none") {
  const auto team = team_of({{"a", won_text("a", "2026-10-02", "amount: 60\n")},
                             {"b", won_text("b", "2026-10-03", "account: bell\namount: 40\n")}},
                            "{period: 2026-Q4, owner: seller, amount: 200}");
  const auto by = [&](std::string_view path) {
    return report::targets(team.workspace(), {.by = team.field(path)}, {});
  };
  CHECK(rows(table(by("account.type"), "groups")) ==
        Lines{"new - 40 - 0 40 -", "existing - 60 - 0 60 -", "=Total - 100 - 0 100 -"});
  CHECK(rows(table(by("owner"), "people")) ==
        Lines{"seller 200 100 0.5 0 100 100", "=Total 200 100 0.5 0 100 100"});
  CHECK(table(by("owner"), "segments").columns.empty());
}

TEST_CASE("customers who bought: how many, how many for the first time, and their share") {
  const auto team = team_of({{"a", won_text("a", "2026-08-02", "amount: 5\n")},
                             {"b", won_text("b", "2026-10-02", "amount: 60\n")},
                             {"c", won_text("c", "2026-10-03", "account: bell\namount: 30\n")},
                             {"d", won_text("d", "2026-10-04", "account: bell\namount: 10\n")}},
                            "");
  CHECK(rows(table(report_of(team), "customers")) ==
        Lines{"new 1 1 2 40 0.4", "existing 1 0 1 60 0.6", "=Total 2 1 3 100 1"});
}
