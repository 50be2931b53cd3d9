#include "process/definition.hpp"

#include <algorithm>

namespace pipeline::process {

namespace {

template <class Things>
auto find_id(const Things& things, std::string_view id) -> decltype(things.data()) {
  for (const auto& thing : things)
    if (thing.id == id) return &thing;
  return nullptr;
}

/// Calls `visit` with each list of rules.
template <class Visit>
void for_each_rules(const Process& process, Visit visit) {
  for (const auto& stage : process.stages) {
    visit(stage.exit);
    visit(stage.always);
  }
  for (const auto* outcome : {&process.won, &process.lost, &process.withdrawn})
    if (*outcome) visit((*outcome)->rules);
}

}  // namespace

const Level* Criterion::level(std::string_view level_id) const {
  return find_id(levels, level_id);
}

const Criterion* Scorecard::criterion(std::string_view criterion_id) const {
  return find_id(criteria, criterion_id);
}

std::optional<std::size_t> Process::stage_index(std::string_view stage_id) const {
  const auto indexes = stage_indexes(stage_id);
  return indexes.empty() ? std::nullopt : std::optional(indexes.front());
}

std::vector<std::size_t> Process::stage_indexes(std::string_view stage_id) const {
  std::vector<std::size_t> indexes;
  const auto add = [&](std::string_view current) {
    if (const auto* found = stage(current))
      indexes.push_back(static_cast<std::size_t>(found - stages.data()));
  };
  bool renamed = false;
  for (const auto& [old_id, new_id] : renames)
    if (old_id == stage_id) {
      renamed = true;
      add(new_id);
    }
  if (!renamed) add(stage_id);
  std::sort(indexes.begin(), indexes.end());
  return indexes;
}

const Stage* Process::stage(std::string_view stage_id) const {
  return find_id(stages, stage_id);
}

const Scorecard* Process::scorecard(std::string_view card) const {
  return find_id(scorecards, card);
}

const Rule* Process::rule(std::string_view rule_id) const {
  const Rule* found = nullptr;
  for_each_rules(*this, [&](const std::vector<Rule>& rules) {
    if (found == nullptr) found = find_id(rules, rule_id);
  });
  return found;
}

const Outcome* Process::outcome(std::string_view status) const {
  if (status == "won" && won) return &*won;
  if (status == "lost" && lost) return &*lost;
  if (status == "withdrawn" && withdrawn) return &*withdrawn;
  return nullptr;
}

base::Localized Process::role_title(std::string_view role) const {
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const auto& each) { return each.id == role; });
  const std::string own(role);
  return {own, found == roles.end() || found->title.zh.empty() ? own : found->title.zh};
}

bool Outcome::gives(std::string_view reason) const {
  return reasons.empty() || std::any_of(reasons.begin(), reasons.end(),
                                        [&](const auto& known) { return known.id == reason; });
}

std::vector<std::string> Process::rule_ids() const {
  std::vector<std::string> ids;
  for_each_rules(*this, [&](const std::vector<Rule>& rules) {
    for (const auto& rule : rules) ids.push_back(rule.id);
  });
  return ids;
}

}  // namespace pipeline::process
