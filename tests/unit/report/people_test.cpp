#include "report/people.hpp"

#include <doctest/doctest.h>

#include "render/cell.hpp"
#include "report/people_map.hpp"
#include "unit/report/team.hpp"

using namespace pipeline;
using testing::deal_text;
using testing::Team;
using Lines = std::vector<std::string>;

namespace {

/// One deal with these contacts.
class Deal {
 public:
  explicit Deal(const std::string& contacts, const std::string& more = "")
      : team_({{"a", deal_text("a", "contacts:\n" + contacts + more)}}),
        map_(report::people_map(team_.workspace(), team_.workspace().deals.front())) {}

  [[nodiscard]] const report::PeopleTree& tree() const { return map_.tree; }
  [[nodiscard]] const report::Coverage& coverage() const { return map_.coverage; }
  [[nodiscard]] base::Hierarchy drawing() const {
    return report::people_drawing(map_, team_.workspace());
  }
  /// Names, with a dot for each person above.
  [[nodiscard]] Lines people() const {
    Lines lines;
    for (const auto& person : map_.tree.people)
      lines.push_back(std::string(person.depth, '.') + std::string(person.name));
    return lines;
  }

 private:
  Team team_;
  report::PeopleMap map_;
};

using Names = std::vector<std::string_view>;

}  // namespace

TEST_CASE("people stand behind their superiors, wherever the file has them") {
  const Deal deal(
      "  - {name: 方敏, reports_to: 李总}\n"
      "  - {name: 周工}\n"
      "  - {name: 陆工, reports_to: 方敏}\n"
      "  - {name: 李总}\n"
      "  - {name: 石工, reports_to: 李总}\n");
  CHECK(deal.people() == Lines{"周工", "李总", ".方敏", "..陆工", ".石工"});
  CHECK(deal.tree().people[2].superior == "李总");
  CHECK(deal.tree().unknown_superiors.empty());
}

TEST_CASE("who reports to somebody unknown is a root, and the unknown is told once") {
  const Deal deal("  - {name: A, reports_to: Z}\n  - {name: B, reports_to: Z}\n");
  CHECK(deal.people() == Lines{"A", "B"});
  CHECK(deal.tree().unknown_superiors == Names{"Z"});
}

TEST_CASE("a circle is opened at whoever comes first, and told") {
  const Deal deal(
      "  - {name: D, reports_to: C}\n"
      "  - {name: A, reports_to: B}\n"
      "  - {name: B, reports_to: C}\n"
      "  - {name: C, reports_to: A}\n"
      "  - {name: S, reports_to: S}\n");
  CHECK(deal.people() == Lines{"A", ".C", "..D", "..B", "S"});
  REQUIRE(deal.tree().circles.size() == 2);
  CHECK(deal.tree().circles[0] == Names{"A", "B", "C"});
  CHECK(deal.tree().circles[1] == Names{"S"});
}

TEST_CASE("a person in several entries is one: the first says what, the latest day counts") {
  const Team team({{"a", deal_text("a",
                                   "account: acme\ncontacts:\n"
                                   "  - {name: A, stance: neutral, reached: 2026-09-01}\n"
                                   "  - {name: 'A ', stance: opponent, function: IT, reached: "
                                   "2026-10-01}\n"
                                   "  - {name: a}\n"
                                   "  - {function: lab}\n  - {function: shop}\n")}});
  const auto map = report::people_map(team.workspace(), team.workspace().deals.front());
  REQUIRE(map.tree.people.size() == 4);  // names differ by case; the nameless are each their own
  const auto& a = map.tree.people.front();
  CHECK(a["stance"].text() == "neutral");
  CHECK(a["function"].text() == "IT");
  CHECK(a.reached() == base::parse_date("2026-10-01"));
}

TEST_CASE("a customer's map joins the address book and its living deals, without weights") {
  Team team({{"a", deal_text("a", "contacts: [{name: A, influence: 60, stance: supporter}]\n")},
             {"b", deal_text("b", "contacts: [{name: B}]\n", "lead", "lost")},
             {"c", deal_text("c", "account: bell\ncontacts: [{name: C}]\n")}});
  const auto map = report::people_map(team.workspace(), *team.workspace().account("acme"));
  REQUIRE(map.tree.people.size() == 1);
  CHECK(map.tree.people.front().name == "A");
  CHECK(map.coverage.weights.total() == 0);
  for (const auto& column : report::people_drawing(map, team.workspace()).table.columns)
    CHECK(column.id != "influence");
}

TEST_CASE("coverage adds up weights by stance, hidden supporters among the supporters") {
  const Deal deal(
      "  - {name: A, role: economic, influence: 40, stance: hidden_supporter, reached: "
      "2026-11-01}\n"
      "  - {name: B, role: approver, influence: 25, stance: neutral}\n"
      "  - {name: C, role: coach, influence: 10, stance: supporter, reached: 2026-11-02}\n"
      "  - {name: D, influence: 20, stance: opponent}\n"
      "  - {name: E, influence: 5}\n"
      "  - {name: F, stance: opponent}\n",
      "actions:\n"
      "  - {what: 拜访D}\n"
      "  - {what: 拜访F, done: 2026-11-01}\n");
  const auto& coverage = deal.coverage();
  CHECK(coverage.weights.supporters == 50);
  CHECK(coverage.weights.neutral == 25);
  CHECK(coverage.weights.opponents == 20);
  CHECK(coverage.weights.unknown == 5);
  CHECK(coverage.decision_makers_reached == Names{"A"});
  CHECK(coverage.decision_makers_not_reached == Names{"B"});
  CHECK(coverage.coaches == Names{"C"});
  CHECK(coverage.opponents == Names{"D", "F"});
  CHECK(coverage.opponents_without_action == Names{"F"});
  CHECK(coverage.reached == 2);
  CHECK(coverage.single_thread.empty());
}

TEST_CASE("a deal hangs on the only person known, or the only one ever reached") {
  CHECK(Deal("  - {name: A}\n").coverage().single_thread == "A");
  CHECK(Deal("  - {name: A}\n  - {name: B, reached: 2026-11-02}\n").coverage().single_thread ==
        "B");
  CHECK(Deal("  - {name: A}\n  - {name: B}\n").coverage().single_thread.empty());
}

TEST_CASE("a column of which nobody has anything is left out, but never the stance") {
  const auto table = Deal("  - {name: A, function: IT}\n").drawing().table;
  Lines ids;
  for (const auto& column : table.columns) ids.push_back(column.id);
  CHECK(ids == Lines{"name", "function", "stance"});
}

TEST_CASE("a chain of ten thousand people is a tree like any other") {
  std::string contacts;
  for (int i = 0; i < 10000; ++i)
    contacts +=
        "  - {name: p" + std::to_string(i) + ", reports_to: p" + std::to_string(i + 1) + "}\n";
  const Deal deal(contacts);
  CHECK(deal.tree().people.front().name == "p9999");
  CHECK(deal.tree().people.back().depth == 9999);
}
