#include "process/read.hpp"

#include <algorithm>
#include <array>

#include "model/map_reader.hpp"
#include "process/faults.hpp"
#include "process/fields.hpp"

namespace pipeline::process {

using base::Diagnostics;
using base::Phrase;
using model::MapReader;
using yaml::NodeRef;

namespace {

/// Calls `read` with each item of the list under `key`.
template <class Read>
void for_each_item(MapReader& map, std::string_view key, Read read) {
  const auto list = map.take(key);
  if (list && !list.is_list()) map.mismatch(list, key, {base::msg("a list")});
  if (list.is_list())
    for (const NodeRef item : list) read(item);
}

/// Index of the thing with this id; a new one is put at `next`, or at the end.
template <class Thing>
std::size_t slot(std::vector<Thing>& things, std::string_view id, std::size_t next) {
  const auto known =
      std::find_if(things.begin(), things.end(), [&](const Thing& t) { return t.id == id; });
  if (known != things.end()) return static_cast<std::size_t>(known - things.begin());
  const auto at = std::min(next, things.size());
  things.insert(things.begin() + static_cast<std::ptrdiff_t>(at), Thing{})->id = std::string(id);
  return at;
}

std::optional<Expression> read_expression(MapReader& map, std::string_view key) {
  const auto node = map.take(key);
  if (!node) return std::nullopt;
  if (node.is_scalar()) return Expression{node};
  map.mismatch(node, key, {base::msg("an expression")});
  return std::nullopt;
}

void check_range(NodeRef node, std::string_view what, double value, double low, double high,
                 Diagnostics& findings) {
  if (value >= low && value <= high) return;
  findings.push_back(
      {.kind = &out_of_range,
       .where = node.location(),
       .arguments = {std::string(what), std::string(node.text()), static_cast<std::int64_t>(low),
                     static_cast<std::int64_t>(high)}});
}

std::vector<FieldPath> field_paths(const std::vector<std::string>& texts) {
  static constexpr std::string_view account = "account.";
  std::vector<FieldPath> paths;
  for (const auto& text : texts) {
    const bool of_account = text.starts_with(account);
    paths.push_back({text, of_account ? text.substr(account.size()) : text, of_account});
  }
  return paths;
}

ApprovalDemand read_approval(NodeRef node, Diagnostics& findings) {
  MapReader map(node, findings);
  ApprovalDemand demand;
  demand.role = std::string(map.require("role").text());
  demand.covers = field_paths(map.texts("covers"));
  demand.when = read_expression(map, "when");
  map.finish();
  return demand;
}

/// Reads what the rule asks, if its map says it; tells whether it did.
bool read_demand(MapReader& map, Rule& rule, Diagnostics& findings) {
  std::string_view kind;
  const auto claims = [&](std::string_view key) {
    const auto found = map.take(key);
    if (!found) return NodeRef{};
    if (!kind.empty())
      findings.push_back({.kind = &two_rule_kinds,
                          .where = found.key().location(),
                          .arguments = {std::string(kind), std::string(key)}});
    kind = key;
    return found;
  };
  if (const auto fields = claims("must")) {
    rule.demand = Must{field_paths(map.texts("must"))};
    if (fields.is_list() && fields.size() == 0)
      map.mismatch(fields, "must", {base::msg("the fields that must be there")});
  }
  if (claims("check"))
    if (auto condition = read_expression(map, "check")) rule.demand = Check{std::move(*condition)};
  if (const auto card = claims("score")) rule.demand = Score{std::string(card.text())};
  if (claims("checklist")) {
    const auto evidence = map.take("evidence");
    if (evidence && evidence.text() != "required" && evidence.text() != "optional")
      map.mismatch(evidence, "evidence", {base::msg("required or optional")});
    rule.demand = Checklist{evidence.text() == "required"};
  }
  if (const auto approval = claims("approval")) rule.demand = read_approval(approval, findings);
  return !kind.empty();
}

/// Lays the keys that the map gives over `rule`. Only a fix goes with what was asked: it is not
/// kept where something else is asked. Tells whether the map says what the rule asks.
bool read_rule(MapReader& map, Rule& rule, Diagnostics& findings) {
  if (auto title = map.localized("title"); !title.empty()) rule.title = std::move(title);
  if (auto when = read_expression(map, "when")) rule.when = std::move(when);
  const auto severity = map.take("severity");
  if (severity && severity.text() != "must" && severity.text() != "should")
    map.mismatch(severity, "severity", {base::msg("must or should")});
  if (severity)
    rule.severity = severity.text() == "should" ? base::Severity::warning : base::Severity::error;
  rule.since = map.integer("since").value_or(rule.since);
  auto fix = map.localized("fix");
  const bool asks = read_demand(map, rule, findings);
  if (asks || !fix.empty()) rule.fix = std::move(fix);
  return asks;
}

void read_rules(MapReader& map, std::string_view key, std::vector<Rule>& rules,
                Diagnostics& findings) {
  std::vector<std::pair<std::string, base::Location>> seen;
  std::size_t next = rules.size();
  for_each_item(map, key, [&](NodeRef node) {
    MapReader keys(node, findings);
    const std::string id(keys.require("id").text());
    const auto same =
        std::find_if(seen.begin(), seen.end(), [&](const auto& s) { return s.first == id; });
    if (same != seen.end())
      findings.push_back({.kind = &duplicate_id,
                          .where = node.location(),
                          .arguments = {id, static_cast<std::int64_t>(same->second.line)}});
    seen.emplace_back(id, node.location());
    const auto known = rules.size();
    const auto at = slot(rules, id, next);
    auto& rule = rules[at];
    rule.where = node.location();
    if (!read_rule(keys, rule, findings) && rules.size() > known)
      findings.push_back({.kind = &no_rule_kind, .where = rule.where, .rule = id});
    keys.finish();
    next = at + 1;
  });
}

Level read_level(NodeRef node, Diagnostics& findings) {
  Level level{std::string(node.key_text()), {}, 0};
  const auto points_of = [&](MapReader& map, std::string_view key, NodeRef at) {
    if (const auto points = map.decimal(key)) level.points = points->to_double();
    if (at) check_range(at, "points", level.points, 0, 100, findings);
  };
  if (node.is_map()) {
    MapReader map(node, findings);
    points_of(map, "points", node.find("points"));
    level.title = map.localized("title");
    map.finish();
  } else if (const auto points = base::parse_decimal(node.text())) {
    level.points = points->to_double();
    check_range(node, "points", level.points, 0, 100, findings);
  } else {
    findings.push_back({.kind = &model::bad_definition_value,
                        .where = node.location(),
                        .arguments = {level.id, "'" + std::string(node.text()) + "'",
                                      Phrase{base::msg("a number")}}});
  }
  return level;
}

Criterion read_criterion(NodeRef node, Diagnostics& findings) {
  MapReader map(node, findings);
  Criterion criterion;
  criterion.id = std::string(map.require("id").text());
  criterion.title = map.localized("title");
  const auto weight = map.decimal("weight");
  criterion.weight = weight ? weight->to_double() : 0;
  if (const auto at = node.find("weight"))
    check_range(at, "weight", criterion.weight, 0, 100, findings);
  for (const NodeRef level : map.take("levels"))
    criterion.levels.push_back(read_level(level, findings));
  criterion.value = read_expression(map, "value");
  criterion.knockout = map.texts("knockout");
  for (const auto& id : criterion.knockout)
    if (criterion.level(id) == nullptr)
      findings.push_back(
          {.kind = &unknown_level, .where = node.find("knockout").location(), .arguments = {id}});
  map.finish();
  return criterion;
}

void read_scorecards(NodeRef cards, Process& process, Diagnostics& findings) {
  for (const NodeRef node : cards) {
    MapReader map(node, findings);
    Scorecard card;
    card.id = std::string(node.key_text());
    card.where = node.key().location();
    card.title = map.localized("title");
    if (const auto pass = map.decimal("pass")) card.pass = pass->to_double();
    for_each_item(map, "criteria",
                  [&](NodeRef item) { card.criteria.push_back(read_criterion(item, findings)); });
    if (card.criteria.empty())
      findings.push_back({.kind = &no_criteria, .where = card.where, .arguments = {card.id}});
    map.finish();
    const auto at = slot(process.scorecards, card.id, process.scorecards.size());
    process.scorecards[at] = std::move(card);
  }
}

GuideLine read_guide_line(NodeRef node, Diagnostics& findings) {
  MapReader map(node, findings);
  (void)map.require("title");
  (void)map.require("text");
  GuideLine line{map.localized("title"), map.localized("text")};
  map.finish();
  return line;
}

/// Lays the keys that `node` gives over `stage`.
void read_stage(MapReader& map, NodeRef node, Stage& stage, Diagnostics& findings) {
  const auto overlay = [&](base::Localized& old, std::string_view key) {
    if (auto text = map.localized(key); !text.empty()) old = std::move(text);
  };
  stage.where = node.location();
  overlay(stage.title, "title");
  overlay(stage.key_node, "key_node");
  overlay(stage.buying_step, "buying_step");
  if (node.find("guide")) stage.guide.clear();
  for_each_item(map, "guide",
                [&](NodeRef line) { stage.guide.push_back(read_guide_line(line, findings)); });
  if (const auto rate = map.percent("win_rate")) {
    stage.win_rate = rate->fraction.to_double();
    check_range(node.find("win_rate"), "win_rate", stage.win_rate * 100, 0, 100, findings);
  }
  if (const auto days = map.integer("target_days"))
    stage.target_days = static_cast<std::int32_t>(*days);
  if (const auto status = map.take("sets_status")) {
    stage.sets_status = std::string(status.text());
    if (stage.sets_status != "open" && stage.sets_status != "won")
      findings.push_back(
          {.kind = &unknown_status,
           .where = status.location(),
           .arguments = {stage.sets_status, std::vector<std::string>{"open", "won"}}});
  }
  read_rules(map, "exit", stage.exit, findings);
  read_rules(map, "always", stage.always, findings);
}

void read_stages(MapReader& map, Process& process, Diagnostics& findings) {
  std::size_t next = process.stages.size();
  std::vector<std::string> seen;
  for_each_item(map, "stages", [&](NodeRef node) {
    MapReader keys(node, findings);
    const auto id = keys.require("id");
    if (std::find(seen.begin(), seen.end(), id.text()) != seen.end())
      findings.push_back({.kind = &model::repeated_id,
                          .where = id.location(),
                          .arguments = {std::string(id.text())}});
    seen.emplace_back(id.text());
    const auto at = slot(process.stages, id.text(), next);
    read_stage(keys, node, process.stages[at], findings);
    keys.finish();
    next = at + 1;
  });
}

void read_transitions(NodeRef node, Process& process, Diagnostics& findings) {
  if (!node) return;
  MapReader map(node, findings);
  process.returns = map.boolean("returns").value_or(process.returns);
  if (node.find("skips")) process.skips.clear();
  for_each_item(map, "skips", [&](NodeRef item) {
    MapReader skip(item, findings);
    process.skips.push_back({std::string(skip.require("from").text()),
                             std::string(skip.require("to").text()), read_expression(skip, "when"),
                             item.location()});
    skip.finish();
  });
  map.finish();
}

void read_outcome(MapReader& outcomes, std::string_view status, std::optional<Outcome>& outcome,
                  Diagnostics& findings) {
  const auto node = outcomes.take(status);
  if (!node) return;
  if (!outcome) outcome.emplace();
  MapReader map(node, findings);
  outcome->where = node.location();
  if (const auto from = map.take("from")) outcome->from = std::string(from.text());
  if (const auto reasons = map.take("reasons"))
    outcome->reasons = model::read_choices(reasons, findings);
  read_rules(map, "rules", outcome->rules, findings);
  map.finish();
}

void read_waivers(NodeRef node, WaiverPolicy& waivers, Diagnostics& findings) {
  if (!node) return;
  MapReader map(node, findings);
  if (auto roles = map.texts("roles"); !roles.empty()) waivers.roles = std::move(roles);
  if (const auto factor = map.decimal("factor")) {
    waivers.factor = factor->to_double();
    check_range(node.find("factor"), "factor", waivers.factor, 0, 1, findings);
  }
  if (auto when = read_expression(map, "when")) waivers.when = std::move(when);
  map.finish();
}

}  // namespace

void read_definition(NodeRef root, Process& process, Diagnostics& findings) {
  MapReader map(root, findings);
  process.id = std::string(map.require("process").text());
  process.version = map.integer("version").value_or(1);
  (void)map.take("extends");  // load() has followed it
  if (auto title = map.localized("title"); !title.empty()) process.title = std::move(title);
  if (const auto roles = map.take("roles")) process.roles = model::read_choices(roles, findings);
  read_fields(map.take("fields"), process.fields, findings);
  read_fields(map.take("account_fields"), process.account_fields, findings);
  if (const auto kinds = map.take("activity_kinds"))
    process.activity_kinds = model::read_choices(kinds, findings);
  read_scorecards(map.take("scorecards"), process, findings);
  read_stages(map, process, findings);
  read_transitions(map.take("transitions"), process, findings);
  for (const NodeRef rename : map.take("renames"))
    for (auto& id : model::read_texts(rename, findings))
      process.renames.emplace_back(rename.key_text(), std::move(id));
  MapReader outcomes(map.take("outcomes"), findings);
  read_outcome(outcomes, "won", process.won, findings);
  read_outcome(outcomes, "lost", process.lost, findings);
  read_outcome(outcomes, "withdrawn", process.withdrawn, findings);
  outcomes.finish();
  read_waivers(map.take("waivers"), process.waivers, findings);
  map.finish();
}

}  // namespace pipeline::process
