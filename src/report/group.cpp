#include "report/group.hpp"

#include <algorithm>

#include "engine/passage.hpp"

namespace pipeline::report {

using base::Cell;
using base::msg;

base::Cell stage_cell(const process::Process& process, std::string_view id) {
  Cell cell{std::string(id)};
  const auto index = process.stage_index(id);
  if (!index) return cell;
  const auto& stage = process.stages[*index];
  if (!stage.title.empty()) cell.value = stage.title;
  cell.id = stage.id;
  return cell;
}

base::Cell status_cell(const process::Process& process, std::string_view id) {
  Cell cell{std::string(id)};
  cell.id = std::string(id);
  const auto* field = process.fields.find("status");
  if (field == nullptr) return cell;
  for (const auto& choice : field->type.choices)
    if (choice.id == id && !choice.title.empty()) cell.value = choice.title;
  return cell;
}

base::Cell person_cell(const model::Settings& settings, std::string_view id) {
  if (id.empty()) return not_set();
  const auto* person = settings.person(id);
  Cell cell{person != nullptr && !person->name.empty() ? person->name : std::string(id)};
  cell.id = std::string(id);
  return cell;
}

base::Cell deal_cell(const model::Opportunity& deal) {
  return Cell{std::string(deal.id()), base::Emphasis::none, std::string(deal.path())};
}

base::Cell not_set() {
  Cell cell{base::Phrase{msg("not set")}};
  cell.id = "";
  return cell;
}

std::vector<Group> by_stage(const std::vector<const Facts*>& deals,
                            const process::Process& process) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    Group group{stage_cell(process, process.stages[i].id)};
    for (const auto* deal : deals)
      if (deal->stage == i) group.deals.push_back(deal);
    const bool can_be_open = engine::status_in_stage(process, i) == model::Status::open;
    if (can_be_open || !group.deals.empty()) groups.push_back(std::move(group));
  }
  Group nowhere{not_set()};
  for (const auto* deal : deals)
    if (!deal->stage) nowhere.deals.push_back(deal);
  if (!nowhere.deals.empty()) groups.push_back(std::move(nowhere));
  return groups;
}

std::vector<Group> by_field(const std::vector<const Facts*>& deals, const Field& field,
                            const workspace::Workspace& workspace) {
  std::vector<Group> groups;
  for (const auto* deal : deals) {
    auto value = value_of(field, *deal, workspace);
    if (!value.rank.is_known) value = {not_set(), {}};
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& each) { return each.rank == value.rank; });
    if (group == groups.end()) {
      value.cell.emphasis = base::Emphasis::none;  // it is one deal's, not the group's
      groups.push_back({std::move(value.cell), std::move(value.rank)});
      group = std::prev(groups.end());
    }
    group->deals.push_back(deal);
  }
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return comes_first(a.rank, b.rank, Direction::ascending);
  });
  return groups;
}

}  // namespace pipeline::report
