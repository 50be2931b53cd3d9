#include "report/process_graph.hpp"

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "cel/brief.hpp"
#include "engine/passage.hpp"

namespace pipeline::report {

namespace {

using base::Localized;
using base::msg;
using base::Way;
using model::Status;

Localized words(std::string_view english, const std::vector<std::string>& arguments = {}) {
  return {base::filled(base::Language::en, english, arguments),
          base::filled(base::Language::zh, english, arguments)};
}

Localized joined(const Localized& a, const Localized& b) {
  const auto in = [&](base::Language language) {
    const auto& first = a.in(language);
    const auto& second = b.in(language);
    return first.empty() || second.empty() ? first + second : first + " · " + second;
  };
  return {in(base::Language::en), in(base::Language::zh)};
}

base::Station station_of(const process::Stage& stage, const process::Process& process) {
  auto detail = words(msg("win rate {0}%"), {fmt::format("{:g}", stage.win_rate * 100)});
  if (stage.target_days)
    detail = joined(detail, words(msg("{0} days"), {std::to_string(*stage.target_days)}));
  if (const auto status = model::parse_status(stage.sets_status))
    detail = joined(detail, engine::status_title(process, *status));
  return {stage.id, stage.title.empty() ? Localized{stage.id, stage.id} : stage.title, detail};
}

Localized gate_label(const process::Stage& stage) {
  return joined(stage.key_node, words(msg("rules: {0}"), {std::to_string(stage.exit.size())}));
}

}  // namespace

base::Graph process_graph(const process::Process& process) {
  base::Graph graph;
  graph.title = process.title.empty() ? Localized{process.name(), process.name()} : process.title;
  const auto& stages = process.stages;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    graph.stations.push_back(station_of(stages[i], process));
    graph.ways.push_back({Way::Kind::gate, i, i + 1, gate_label(stages[i])});
    if (process.returns && i > 0) graph.ways.push_back({Way::Kind::back, i, i - 1, {}});
  }
  graph.stations.push_back({"closed", engine::status_title(process, Status::closed), {}});
  for (const auto& skip : process.skips) {
    const auto from = process.stage_index(skip.from);
    const auto to = process.stage_index(skip.to);
    if (!from || !to) continue;
    const auto when = skip.when ? cel::brief(skip.when->program->source()) : std::string{};
    graph.ways.push_back({Way::Kind::skip, *from, *to, {when, when}});
  }
  for (const auto status : {Status::lost, Status::withdrawn}) {
    const std::string id(model::to_string(status));
    if (process.outcome(id) != nullptr)
      graph.ends.push_back(
          {id, engine::status_title(process, status), words(msg("from any stage"))});
  }
  return graph;
}

}  // namespace pipeline::report
