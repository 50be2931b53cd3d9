#include "process/gate_formula.hpp"

#include <algorithm>

namespace pipeline::process {

namespace {

using cel::Formula;
using cel::Op;
using model::TypeKind;

const model::Type* type_of(std::string_view path, const Process& process) {
  static constexpr std::string_view account = "account.";
  return path.starts_with(account)
             ? model::type_at(process.account_fields, path.substr(account.size()))
             : model::type_at(process.fields, path);
}

/// A must field is there and holds something.
Formula filled(const FieldPath& field, const Process& process) {
  std::vector<Formula> parts{cel::claim(field.text, Op::has, {})};
  const auto* type = type_of(field.text, process);
  if (type != nullptr && type->kind == TypeKind::list)
    parts.push_back(
        cel::claim("size(" + field.text + ")", Op::greater, {cel::Value(std::int64_t{0})}));
  if (type != nullptr && type->kind == TypeKind::text)
    parts.push_back(cel::claim(field.text, Op::not_equal, {cel::Value(std::string_view(""))}));
  return cel::all_of(std::move(parts));
}

struct DemandReader {
  const Rule& rule;
  const Process& process;

  Formula operator()(const Must& must) const {
    std::vector<Formula> parts;
    for (const auto& field : must.fields) parts.push_back(filled(field, process));
    return cel::all_of(std::move(parts));
  }
  Formula operator()(const Check& check) const {
    return cel::formula_of(*check.condition.program, true);
  }
  Formula operator()(const Score& score) const {
    return cel::claim("score('" + score.card + "')", Op::greater_equal,
                      {cel::Value(process.scorecard(score.card)->pass)});
  }
  Formula operator()(const Checklist&) const { return {}; }
  Formula operator()(const ApprovalDemand&) const {
    return cel::claim("approved('" + rule.id + "')", Op::equal, {cel::Value(true)});
  }
};

}  // namespace

Formula demand_of(const Rule& rule, const Process& process) {
  return std::visit(DemandReader{rule, process}, rule.demand);
}

Formula formula_of(const Rule& rule, const Process& process) {
  auto demand = demand_of(rule, process);
  if (!rule.when) return demand;
  const auto& guard = *rule.when->program;
  return cel::any_of({cel::formula_of(guard, false),
                      cel::all_of({cel::formula_of(guard, true), std::move(demand)})});
}

Formula standing_in(const Stage& stage, const Process& process) {
  std::vector<cel::Value> ids{cel::Value(std::string_view(stage.id))};
  for (const auto& [old_id, id] : process.renames)
    if (id == stage.id) ids.emplace_back(std::string_view(old_id));
  return cel::claim("stage", Op::in, std::move(ids));
}

std::function<cel::Domain(std::string_view)> domains_of(const Process& process) {
  return [&process](std::string_view subject) -> cel::Domain {
    if (subject == "days_in_stage") return {.least = 0};
    for (const auto& card : process.scorecards)
      if (subject == "score('" + card.id + "')")
        return {.least = 0, .greatest = greatest_total(card).value_or(100)};
    const auto* type = type_of(subject, process);
    if (type == nullptr) return {};
    cel::Domain domain;
    if (type->least) domain.least = type->least->to_double();
    if (type->greatest) domain.greatest = type->greatest->to_double();
    for (const auto& choice : type->choices) domain.values.push_back(choice.id);
    return domain;
  };
}

std::optional<double> greatest_total(const Scorecard& card) {
  double sum = 0;
  double weights = 0;
  for (const auto& criterion : card.criteria) {
    weights += criterion.weight;
    if (criterion.value) {
      sum += criterion.weight * 100;
      continue;
    }
    std::optional<double> most;
    for (const auto& level : criterion.levels)
      if (std::find(criterion.knockout.begin(), criterion.knockout.end(), level.id) ==
          criterion.knockout.end())
        most = std::max(most.value_or(0), level.points);
    if (!most) return std::nullopt;
    sum += criterion.weight * *most;
  }
  return weights > 0 ? sum / weights : 0;
}

}  // namespace pipeline::process
