#include <doctest/doctest.h>

#include "support/small_workspace.hpp"

using namespace pipeline;
using testing::SmallWorkspace;

namespace {

/// The small process, grown: `more` stands in front of its stages' renames.
std::string process_with(std::string_view stages, std::string_view renames) {
  return "process: small\nversion: 3\nfields:\n  needs.summary: text\n  budget.amount: money\n"
         "stages:\n" +
         std::string(stages) + "transitions: {returns: true}\nrenames: " + std::string(renames) +
         "\n";
}

std::string deal_in(std::string_view stage, std::string_view history) {
  return "id: deal\nname: 项目\naccount: acme\nowner: seller\nstage: " + std::string(stage) +
         "\nstatus: open\namount: 5\nhistory:\n" + std::string(history);
}

std::vector<std::string> findings(std::string_view stage, std::string_view history,
                                  std::string_view process) {
  return SmallWorkspace(deal_in(stage, history), *base::parse_date("2026-11-23"), process)
      .findings();
}

constexpr std::string_view to_offer =
    "  - {at: 2026-05-06, to: lead, by: seller, process: small@2}\n"
    "  - {at: 2026-06-01, from: lead, to: offer, by: seller, process: small@2}\n";
constexpr std::string_view to_order =
    "  - {at: 2026-07-01, from: offer, to: order, by: seller, process: small@2}\n";

constexpr std::string_view split_stages =
    "  - {id: lead}\n"
    "  - {id: draft, exit: [{id: D-1, must: [budget.amount]}, {id: D-2, must: [segment], since: "
    "3}]}\n"
    "  - {id: bid}\n"
    "  - {id: order}\n";

}  // namespace

TEST_CASE("the move between two stages that became one is no move") {
  const auto process =
      process_with("  - {id: first}\n  - {id: order}\n", "{lead: first, offer: first}");
  CHECK(findings("first", to_offer, process).empty());
  CHECK(findings("order", std::string(to_offer) + std::string(to_order), process).empty());
}

TEST_CASE("of a stage that was split, the file says in which part the deal is") {
  const auto process = process_with(split_stages, "{offer: [draft, bid]}");
  CHECK(findings("draft", to_offer, process).empty());
  CHECK(findings("bid", to_offer, process) ==
        std::vector<std::string>{"1:1 gate.missing-field [D-1]"});
  CHECK(findings("order", to_offer, process) ==
        std::vector<std::string>{"5:8 history.stage-typed-in"});
}

TEST_CASE("a line that leaves a stage that was split leaves all its parts") {
  const auto process = process_with(split_stages, "{offer: [draft, bid]}");
  const auto history = std::string(to_offer) + std::string(to_order);
  CHECK(findings("order", history, process) ==
        std::vector<std::string>{"1:1 gate.missing-field [D-1]"});
}

TEST_CASE("a line of the new process means the part that it names") {
  const auto process = process_with(split_stages, "{offer: [draft, bid]}");
  const auto history = std::string(to_offer) +
                       "  - {at: 2026-07-01, from: draft, to: bid, by: seller, process: small@3}\n";
  CHECK(findings("draft", history, process).back() == "5:8 history.stage-typed-in");
  CHECK(findings("bid", history, process) ==
        std::vector<std::string>{"1:1 gate.missing-field [D-1]", "1:1 gate.missing-field [D-2]"});
}

TEST_CASE("a stage that keeps its name beside its new part is meant by new lines") {
  const auto process =
      process_with("  - {id: lead}\n  - {id: offer}\n  - {id: talks}\n  - {id: order}\n",
                   "{offer: [offer, talks]}");
  CHECK(findings("talks", to_offer, process).empty());
  std::string renewed(to_offer);
  while (renewed.find("small@2") != std::string::npos)
    renewed.replace(renewed.find("small@2"), 7, "small@3");
  CHECK(findings("talks", renewed, process) ==
        std::vector<std::string>{"5:8 history.stage-typed-in"});
}
