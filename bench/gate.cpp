// What the gate of a deal costs: every rule of the stage that it stands in, judged on a loaded
// deal. Prints microseconds; asserts nothing. Usage: bench_gate [WORKSPACE]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "engine/judge.hpp"
#include "workspace/folder_tree.hpp"
#include "workspace/workspace.hpp"

namespace {

using namespace pipeline;

constexpr int rounds = 2000;

/// Microseconds for one gate: the least mean of five runs, so that what else the machine does
/// counts little.
double cost_of(const engine::Situation& situation, const process::Stage& stage) {
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    std::size_t unmet = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i)
      unmet +=
          engine::judge_gate(stage, engine::Scope(situation), engine::Detail::standing).unmet();
    const std::chrono::duration<double, std::micro> time = std::chrono::steady_clock::now() - start;
    if (unmet != static_cast<std::size_t>(-1)) best = std::min(best, time.count() / rounds);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const workspace::FolderTree tree(argc > 1 ? argv[1]
                                            : PIPELINE_SOURCE_DIR "/examples/east-region");
  const auto definition = workspace::load_definition(tree);
  if (!definition) return 2;
  const auto loaded = workspace::load(tree, *definition, *base::parse_date("2026-11-23"));
  if (!loaded) return 3;
  std::map<std::size_t, std::vector<double>> by_stage;
  const auto& stages = definition->process->stages;
  for (const auto& deal : loaded->deals)
    if (const auto stage = definition->process->stage_index(deal.stage()))
      by_stage[*stage].push_back(cost_of(loaded->situation(deal), stages[*stage]));
  std::printf("%-12s %6s %6s %10s %10s\n", "stage", "rules", "deals", "mean us", "worst us");
  for (const auto& [stage, costs] : by_stage) {
    double sum = 0;
    for (const double cost : costs) sum += cost;
    std::printf("%-12s %6zu %6zu %10.2f %10.2f\n", stages[stage].id.c_str(),
                stages[stage].exit.size(), costs.size(), sum / static_cast<double>(costs.size()),
                *std::max_element(costs.begin(), costs.end()));
  }
}
