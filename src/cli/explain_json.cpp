#include "cli/explain_json.hpp"

#include "cli/show_gate.hpp"
#include "render/diagnostics.hpp"
#include "render/json_text.hpp"

namespace pipeline::cli {

namespace {

using render::number_or_null;
using render::text_or_null;

const char* name_of(engine::Standing standing) {
  switch (standing) {
    case engine::Standing::met:
      return "met";
    case engine::Standing::waived:
      return "waived";
    case engine::Standing::not_asked:
      return "not_asked";
    case engine::Standing::unmet:
      break;
  }
  return "unmet";
}

const char* demand_of(const process::Rule& rule) {
  static constexpr const char* names[] = {"must", "check", "score", "checklist", "approval"};
  return names[rule.demand.index()];
}

Json shortfall(const engine::Shortfall& from, base::Language language) {
  const auto& where = from.finding.where;
  return {{"message", render::sentence(from.finding, language)},
          {"kind", std::string(from.finding.kind->name)},
          {"found", text_or_null(from.found)},
          {"wanted", text_or_null(from.wanted)},
          {"path", text_or_null(where.path)},
          {"line", number_or_null(where.line)},
          {"column", number_or_null(where.column)}};
}

Json waiver(const model::Waiver& from) {
  return {{"by", std::string(from.by)},
          {"reason", std::string(from.reason)},
          {"until", from.until ? Json(base::to_string(*from.until)) : Json()}};
}

/// found, wanted and the place are those of the first shortfall; all of them stand in "shortfalls".
Json verdict(const engine::Verdict& from, base::Language language) {
  const auto& rule = *from.rule;
  Json shortfalls = Json::array();
  for (const auto& each : from.shortfalls) shortfalls.push_back(shortfall(each, language));
  const auto first = [&](const char* key) {
    return shortfalls.empty() ? Json() : shortfalls.front()[key];
  };
  return {{"id", rule.id},
          {"title", title_of(rule, language)},
          {"severity", rule.severity == base::Severity::error ? "must" : "should"},
          {"demand", demand_of(rule)},
          {"standing", name_of(from.standing)},
          {"found", shortfalls.empty() ? text_or_null(from.found) : first("found")},
          {"wanted", first("wanted")},
          {"path", first("path")},
          {"line", first("line")},
          {"column", first("column")},
          {"next_step", text_or_null(from.next_step.in(language))},
          {"waiver", from.waiver != nullptr ? waiver(*from.waiver) : Json()},
          {"shortfalls", std::move(shortfalls)}};
}

Json parts(const std::vector<engine::Part>& from) {
  Json list = Json::array();
  for (const auto& part : from)
    list.push_back({{"expression", part.expression},
                    {"value", part.value},
                    {"relation", text_or_null(part.relation)},
                    {"path", part.where ? Json(part.where->path) : Json()},
                    {"line", part.where ? number_or_null(part.where->line) : Json()}});
  return list;
}

Json head(const model::Opportunity& deal) {
  return {{"schema", "pipeline/explain/v1"},
          {"id", std::string(deal.id())},
          {"path", std::string(deal.path())},
          {"status", std::string(model::to_string(deal.status()))},
          {"stage", std::string(deal.stage())}};
}

}  // namespace

Json json_of(const GateExplanation& explanation, const model::Opportunity& deal,
             base::Language language) {
  auto json = head(deal);
  const auto& gate = explanation.gate;
  json["to"] = explanation.to.empty() ? "closed" : explanation.to;
  json["passes"] = gate.passes() && !base::has_errors(explanation.obstacles);
  json["asked"] = gate.asked();
  json["unmet"] = gate.unmet();
  json["obstacles"] = Json::array();
  for (const auto& obstacle : explanation.obstacles)
    json["obstacles"].push_back(render::sentence(obstacle, language));
  json["rules"] = Json::array();
  for (const auto& each : gate.verdicts) json["rules"].push_back(verdict(each, language));
  json["behind"] = Json::array();
  for (const auto& [each, stage] : explanation.behind) {
    auto rule = verdict(each, language);
    rule["stage"] = stage->id;
    json["behind"].push_back(std::move(rule));
  }
  return json;
}

Json json_of(const RuleExplanation& explanation, const model::Opportunity& deal,
             base::Language language) {
  auto json = head(deal);
  auto rule = verdict(explanation.verdict, language);
  const auto& place = explanation.place;
  rule["stage"] = place.stage != nullptr ? Json(place.stage->id) : Json();
  rule["outcome"] = text_or_null(std::string(place.outcome));
  rule["always"] = place.always;
  rule["when"] = text_or_null(explanation.guard);
  rule["when_parts"] = parts(explanation.guard_parts);
  rule["condition"] = text_or_null(explanation.condition);
  rule["parts"] = parts(explanation.parts);
  json["rules"] = Json::array({std::move(rule)});
  return json;
}

}  // namespace pipeline::cli
