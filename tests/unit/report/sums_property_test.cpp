#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "report/pipeline.hpp"
#include "unit/report/team.hpp"

using namespace pipeline;
using testing::deal_text;
using testing::Team;

namespace {

template <class Number>
Number pick(std::mt19937& random, Number last) {
  return std::uniform_int_distribution<Number>(0, last)(random);
}

/// Deals with amounts of every size and currency, in every stage and status, with some fields
/// missing.
std::map<std::string, std::string> random_deals(std::mt19937& random) {
  static constexpr const char* currencies[] = {"", " USD", " EUR"};
  static constexpr const char* stages[] = {"lead", "offer", "order"};
  static constexpr const char* owners[] = {"seller", "boss", "chief"};
  static constexpr const char* statuses[] = {"open", "open", "open", "on-hold", "won", "lost"};
  std::map<std::string, std::string> deals;
  const auto count = pick(random, 30);
  for (int i = 0; i < count; ++i) {
    const auto id = "d" + std::to_string(i);
    std::string fields = std::string("owner: ") + owners[pick(random, 2)] + "\n";
    fields += pick(random, 1) == 0 ? "account: acme\n" : "account: bell\n";
    if (pick(random, 4) != 0)
      fields += "amount: " + std::to_string(pick(random, std::int64_t{99'999'999'999})) + "." +
                std::to_string(pick(random, 99)) + currencies[pick(random, 2)] + "\n";
    if (pick(random, 2) == 0) fields += "win_rate: " + std::to_string(pick(random, 100)) + "%\n";
    if (pick(random, 2) == 0) fields += "importance: VI\n";
    deals[id] = deal_text(id, fields, stages[pick(random, 2)], statuses[pick(random, 5)]);
  }
  return deals;
}

unsigned seed_of_run() {
  const char* given = std::getenv("PIPELINE_SEED");
  return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                          : std::random_device{}();
}

}  // namespace

TEST_CASE(
    "rows add up to the total exactly, by whatever field they are grouped, and all groupings "
    "agree") {
  const auto seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int run = 0; run < 20; ++run) {
    const Team team(random_deals(random));
    std::optional<base::Row> first_total;
    for (const auto* path :
         {"stage", "owner", "account", "account.grade", "importance", "amount", "probability"}) {
      CAPTURE(path);
      const auto report = report::pipeline(team.workspace(), {.by = team.field(path)}, {});
      const auto& open = report.tables.front();
      std::int64_t count = 0;
      base::Decimal amount;
      base::Decimal weighted;
      for (const auto& row : open.rows) {
        if (row.role == base::RowRole::total) continue;
        count += std::get<base::Count>(row.cells[1].value).value;
        amount += std::get<base::Amount>(row.cells[2].value).value;
        weighted += std::get<base::Amount>(row.cells[3].value).value;
      }
      const auto& total = open.rows.back();
      CHECK(count == std::get<base::Count>(total.cells[1].value).value);
      CHECK(amount == std::get<base::Amount>(total.cells[2].value).value);
      CHECK(weighted == std::get<base::Amount>(total.cells[3].value).value);
      if (!first_total) first_total = total;
      for (std::size_t i = 1; i < total.cells.size(); ++i)
        CHECK(total.cells[i].value == first_total->cells[i].value);
    }
  }
}
