#include "report/list.hpp"

#include <doctest/doctest.h>

#include "report/scores.hpp"
#include "unit/report/team.hpp"

using namespace pipeline;
using testing::deal_text;
using testing::rows;
using testing::table;
using testing::Team;
using Lines = std::vector<std::string>;

namespace {

report::ListQuery columns(const Team& team, std::initializer_list<const char*> paths) {
  report::ListQuery query;
  for (const auto* path : paths) query.columns.push_back(team.field(path));
  return query;
}

Lines listed(const Team& team, const report::ListQuery& query) {
  return rows(report::list(team.workspace(), query, {}).tables.front());
}

Team three() {
  return Team({{"a", deal_text("a", "amount: 100000 USD\nimportance: N\n", "offer")},
               {"b", deal_text("b", "amount: 800000\nimportance: VI\naccount: bell\n")},
               {"c", deal_text("c",
                               "contacts: [{name: Li, role: user}, {name: Wu}]\nactions: [{due: "
                               "2026-12-09, what: y}, {due: 2026-12-01, what: x}]\n")}});
}

}  // namespace

TEST_CASE("columns are declared fields, those of the account, and what is computed") {
  const auto team = three();
  CHECK(listed(team, columns(team, {"id", "stage", "account.grade", "days_in_stage", "probability",
                                    "weighted", "path"})) ==
        Lines{"a offer A 20 0.5 355000 opportunities/a.yaml",
              "b lead C 20 0.2 160000 opportunities/b.yaml",
              "c lead A 20 0.2 - opportunities/c.yaml"});
}

TEST_CASE("a path through a list shows every value, a list of maps their number") {
  const auto team = three();
  CHECK(listed(team, columns(team, {"contacts.name", "contacts"})) ==
        Lines{"- -", "- -", "Li, Wu 2"});
}

TEST_CASE("the next action is the earliest that is not done") {
  const auto team = three();
  CHECK(listed(team, columns(team, {"next_due", "next_action"})).back() == "2026-12-01 x");
}

TEST_CASE(
    "deals are sorted by value: amounts across currencies, enums as declared, unknown ones last") {
  const auto team = three();
  auto query = columns(team, {"id"});
  query.sort = team.field("amount");
  CHECK(listed(team, query) == Lines{"a", "b", "c"});
  query.direction = report::Direction::descending;
  CHECK(listed(team, query) == Lines{"b", "a", "c"});
  query.sort = team.field("importance");
  CHECK(listed(team, query) == Lines{"b", "a", "c"});
  query.sort = team.field("stage");
  query.direction = report::Direction::ascending;
  CHECK(listed(team, query) == Lines{"b", "c", "a"});
}

TEST_CASE("a condition that errs on a deal leaves it out and says so") {
  auto team = three();
  auto query = columns(team, {"id"});
  query.where = team.where("amount > 1");
  const auto report = report::list(team.workspace(), query, {});
  CHECK(rows(report.tables.front()) == Lines{"a", "b"});
  CHECK(report.provenance->chosen == 2);
  CHECK(report.provenance->undecided == 1);
}

TEST_CASE("people read titles where programs read ids") {
  const auto team = three();
  const auto report =
      report::list(team.workspace(), columns(team, {"stage", "account", "owner"}), {});
  const auto& cells = report.tables.front().rows.front().cells;
  CHECK(std::get<base::Localized>(cells[0].value).zh == "报价");
  CHECK(std::get<std::string>(cells[1].value) == "Acme");
  CHECK(cells[1].id == "acme");
  CHECK(std::get<std::string>(cells[2].value) == "张伟");
}

TEST_CASE("sections, misspelt fields and the empty path are no fields") {
  const auto team = three();
  for (const auto* path :
       {"budget", "amout", "", "account.", "account.foo", "amount.x", "budget.", "."}) {
    CAPTURE(path);
    CHECK_FALSE(report::find_field(team.process(), path).has_value());
  }
}

TEST_CASE("fields that may have several values are marked, those with one are not") {
  const auto team = three();
  CHECK(team.field("contacts").repeats);
  CHECK(team.field("contacts.name").repeats);
  CHECK(team.field("checklist").repeats);
  CHECK_FALSE(team.field("scores.fit.need").repeats);
  CHECK_FALSE(team.field("budget.amount").repeats);
  CHECK_FALSE(team.field("account").repeats);
}

TEST_CASE("every path that is offered is a field") {
  const auto team = three();
  for (const auto& path : report::field_paths(team.process())) {
    CAPTURE(path);
    CHECK(report::find_field(team.process(), path).has_value());
  }
}

TEST_CASE("a scorecard's rows add up to its total; silence adds nothing") {
  const Team team({{"a", deal_text("a", "amount: 2000000\nscores: {fit: {need: some}}\n")},
                   {"b", deal_text("b", "amount: 1\n")}});
  const auto situation = team.workspace().situation(team.workspace().deals.front());
  const engine::Scope scope(situation);
  const auto card =
      report::score_card(engine::total(team.process().scorecards.front(), scope), nullptr);
  CHECK(rows(card) == Lines{"need 60 some 50 30", "size 40 computed 100 40", "=Total 100 - - 70"});
  CHECK(rows(report::scores(team.workspace(), {}).tables.front()) ==
        Lines{"a lead 70 0.2", "b lead 10 0.2"});
}
