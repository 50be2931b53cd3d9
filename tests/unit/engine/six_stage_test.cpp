// The rules of six-stage at work: each is met by one deal and unmet by another, of the examples or
// of the three below. A rule that nothing can fail, or nothing can pass, shows up here.
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "engine/approval.hpp"
#include "engine/judge.hpp"
#include "support/memory_tree.hpp"
#include "workspace/folder_tree.hpp"
#include "workspace/workspace.hpp"

using namespace pipeline;
using engine::Standing;

namespace {

const auto today = *base::parse_date("2026-11-23");

using Seen = std::map<Standing, std::set<std::string>>;

void judge_all(const workspace::Workspace& loaded, Seen& seen) {
  const auto& process = *loaded.definition->process;
  for (const auto& deal : loaded.deals) {
    const auto situation = loaded.situation(deal);
    const engine::Scope scope(situation);
    for (const auto& id : process.rule_ids())
      seen[engine::judge(*process.rule(id), scope).standing].insert(id);
  }
}

void judge_all(const base::Tree& tree, Seen& seen) {
  const auto definition = std::move(*workspace::load_definition(tree).value);
  judge_all(*workspace::load(tree, definition, today).value, seen);
}

constexpr std::string_view settings_text = R"(version: 1
name: 测试
process: six-stage
currency: CNY
people:
  - {id: boss, name: 李娜, roles: [sales_manager, sales_director, executive]}
)";

// Nothing is known, of the deal or of its customer.
constexpr std::string_view empty_deal = R"(
fit: {strategy: none}
criteria: {favour: against}
meetings: [{date: 2026-11-02, decision: stop}]
)";

// Whatever has a form is filled in badly.
constexpr std::string_view careless_deal = R"(
amount: 12000000
importance: VI
actions: [{what: 拜访, outcome: failed}]
meetings: [{date: 2026-11-02}]
expenses: {adjustments: [{amount: 60000}]}
deviations: [{term: 付款方式}]
team: {project_manager: boss}
tender: {awarded: 2026-09-01, estimated_price: 12000000, bid_bond: 400000, performance_bond: 2000000, retention: 5%}
contract: {signed: 2026-11-02, archived: 2026-11-09}
shipments: [{date: 2026-11-03}]
changes: [{what: 增加一面屏, adds_work: true}]
)";

// What a large deal needs approvals for, and has.
constexpr std::string_view approved_deal = R"(
amount: 12000000
importance: VI
expenses: {adjustments: [{amount: 60000, approved_by: boss, approved: 2026-11-02}]}
deviations: [{term: 付款方式}]
contract: {draft: docs/contract.md, order_without_contract: fax}
team: {project_manager: boss}
case_analysis: {by: [boss]}
)";

std::string deal_text(std::string_view content) {
  return "id: deal\nname: 项目\naccount: acme\nowner: boss\nstage: develop\nstatus: open" +
         std::string(content) +
         "history:\n  - {at: 2026-05-06, to: develop, by: boss, process: six-stage@1}\n";
}

testing::MemoryTree tree_of(const std::string& deal, const std::string& account = "") {
  return testing::MemoryTree({{"pipeline.yaml", std::string(settings_text)},
                              {"accounts/acme.yaml", "id: acme\nname: 甲公司\n" + account},
                              {"opportunities/deal.yaml", deal}});
}

/// The deal with a line of approval, bound to what it covers, for each rule that asks for one.
std::string with_approvals(const std::string& deal) {
  const auto tree = tree_of(deal);
  const auto definition = std::move(*workspace::load_definition(tree).value);
  const auto loaded = std::move(*workspace::load(tree, definition, today).value);
  const auto situation = loaded.situation(loaded.deals.front());
  std::string lines = "approvals:\n";
  for (const auto& id : definition.process->rule_ids()) {
    const auto* demand =
        std::get_if<process::ApprovalDemand>(&definition.process->rule(id)->demand);
    if (demand == nullptr) continue;
    const auto hash = engine::covered_hash(*demand, situation);
    lines += "  - {rule: " + id + ", by: boss, at: 2026-11-02, decision: approved" +
             (hash.empty() ? "" : ", over: '" + hash + "'") + "}\n";
  }
  return deal + lines;
}

}  // namespace

TEST_CASE("each rule of six-stage is met by one deal and unmet by another") {
  Seen seen;
  const workspace::FolderTree examples(PIPELINE_SOURCE_DIR "/examples/east-region");
  judge_all(examples, seen);
  judge_all(tree_of(deal_text(empty_deal)), seen);
  judge_all(tree_of(deal_text(careless_deal), "grade: A\n"), seen);
  judge_all(tree_of(deal_text(approved_deal)), seen);
  judge_all(tree_of(with_approvals(deal_text(approved_deal))), seen);
  const auto definition = std::move(*workspace::load_definition(examples).value);
  for (const auto& id : definition.process->rule_ids()) {
    CHECK_MESSAGE(seen[Standing::met].contains(id), id << " is met nowhere");
    CHECK_MESSAGE(seen[Standing::unmet].contains(id), id << " is unmet nowhere");
  }
}
