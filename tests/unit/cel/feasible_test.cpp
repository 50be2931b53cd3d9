#include <doctest/doctest.h>

#include "cel/feasible.hpp"
#include "unit/cel/fixture.hpp"

using namespace pipeline::cel;
using cel_tests::Deal;

namespace {

/// Whether all of `sources` can come out true for one deal.
bool together(std::initializer_list<std::string_view> sources) {
  const Deal deal;
  std::vector<Program> programs;
  std::vector<Formula> formulas;
  for (const auto source : sources) {
    auto compiled = compile(source, deal.environment());
    REQUIRE(compiled.program);
    programs.push_back(std::move(*compiled.program));
    formulas.push_back(formula_of(programs.back(), true));
  }
  return can_hold(all_of(std::move(formulas)), [](std::string_view subject) {
    if (subject == "importance") return Domain{.values = {"NI", "N", "I", "VI"}};
    if (subject == "discount") return Domain{.least = 0, .greatest = 1};
    if (subject == "score('bid-risk')") return Domain{.least = 0, .greatest = 100};
    return Domain{};
  });
}

}  // namespace

TEST_CASE("ranges that do not meet cannot hold together") {
  CHECK(together({"amount >= 1000000", "amount < 2000000.0"}));
  CHECK_FALSE(together({"amount >= 1000000", "amount < 500000"}));
  CHECK_FALSE(together({"amount > 5", "amount <= 5"}));
  CHECK(together({"amount >= 5", "5 >= amount"}));
  CHECK_FALSE(together({"amount >= 5", "amount <= 5", "amount != 5"}));
  CHECK_FALSE(together({"!(amount < 5)", "!(amount >= 5)"}));
  CHECK_FALSE(together({"deal.amount < 5", "amount > 5"}));
}

TEST_CASE("a value outside of what the field can be never holds") {
  CHECK_FALSE(together({"discount > 1.0"}));
  CHECK(together({"discount >= 1.0"}));
  CHECK_FALSE(together({"score('bid-risk') > 100.0"}));
  CHECK_FALSE(
      together({"importance != 'NI' && importance != 'N'", "!(importance in ['I', 'VI'])"}));
  CHECK(together({"importance != 'NI'", "importance in ['NI', 'I']"}));
  CHECK_FALSE(together({"size(bids) < 0"}));
}

TEST_CASE("what is missing cannot be compared, nor hold anything") {
  CHECK_FALSE(together({"!has(budget.note)", "budget.note == 'x'"}));
  CHECK_FALSE(together({"!has(deal.budget)", "has(budget.amount)"}));
}

TEST_CASE("of alternatives one that fits is enough") {
  CHECK(together({"amount < 5 || owner == 'a'", "amount > 7"}));
  CHECK_FALSE(together({"amount < 5 || owner == 'a'", "amount > 7", "owner == 'b'"}));
  CHECK_FALSE(together({"amount < 5 ? owner == 'a' : owner == 'b'", "owner == 'c'"}));
  CHECK_FALSE(together({"amount < 5 ? owner == 'a' : owner == 'b'", "owner == 'a'", "amount > 9"}));
}

TEST_CASE("constants decide at once, and what cannot be taken apart is assumed to hold") {
  CHECK_FALSE(together({"false"}));
  CHECK_FALSE(together({"1 > 2"}));
  CHECK_FALSE(together({"amount > 1 && 'a' == 'b'"}));
  CHECK(together({"bids.all(b, b > 5)", "bids.all(b, b < 5)"}));
  CHECK(together({"amount * 2.0 > 10.0", "amount < budget.amount"}));
}

TEST_CASE("a search that grows too large gives up kindly") {
  std::string source = "amount < 0";
  for (int i = 0; i < 40; ++i) {
    const auto n = std::to_string(i);
    source += " && (days_in_stage != " + n + " || owner != '" + n + "')";
  }
  CHECK(together({source}));
}
