#include "report/sheet.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "engine/approval.hpp"
#include "engine/scorecard.hpp"
#include "engine/validate.hpp"
#include "report/field_rows.hpp"
#include "report/group.hpp"
#include "report/list.hpp"
#include "report/win_rate.hpp"

namespace pipeline::report {

namespace {

using base::Cell;
using base::Emphasis;
using base::msg;
using base::Phrase;
using base::Row;
using base::Table;
using model::Value;

constexpr std::size_t latest_activities = 5;

/// What the page says in tables of its own, or in its first lines.
constexpr std::array<std::string_view, 19> told_elsewhere{
    "id",         "name",    "account",   "owner",
    "stage",      "status",  "amount",    "expected_sign_date",
    "importance", "segment", "channel",   "win_rate",
    "activities", "actions", "checklist", "approvals",
    "contacts",   "scores",  "history"};

Cell text(std::string_view words) {
  return words.empty() ? Cell{} : Cell{std::string(words)};
}

Cell day(const std::optional<base::Date>& date) {
  return date ? Cell{*date} : Cell{};
}

/// A column of a table of entries: its key in the file, and a title short enough for a table.
struct EntryColumn {
  std::string_view key;
  std::string_view title;
};

class DealSheet {
 public:
  DealSheet(const workspace::Workspace& workspace, const model::Opportunity& deal)
      : workspace_(workspace),
        deal_(deal),
        situation_(workspace.situation(deal)),
        process_(situation_.process),
        settings_(situation_.settings),
        scope_(situation_),
        facts_(facts_of(workspace, deal)) {}

  std::vector<Table> tables() const {
    std::vector<Table> all{fields(), waivers(),   contacts(), actions(), activities(),
                           scores(), approvals(), history(),  details()};
    std::erase_if(all, [](const Table& table) { return table.rows.empty(); });
    return all;
  }

 private:
  [[nodiscard]] Cell value(const Value& of) const { return value_of(of, workspace_).cell; }

  [[nodiscard]] Table fields() const {
    const auto& root = deal_.root;
    std::vector<Row> rows;
    const auto add = [&](std::string_view key) {
      if (!root[key].is_empty())
        rows.push_back(field_row(field_title(process_.fields, key), value(root[key])));
    };
    for (const auto* key : {"name", "account", "owner", "stage"}) add(key);
    if (facts_.stage) {
      const auto& stage = process_.stages[*facts_.stage];
      if (!stage.key_node.empty())
        rows.push_back(field_row(Phrase{msg("Key node")}, {stage.key_node}));
    }
    if (facts_.days_in_stage)
      rows.push_back(field_row(Phrase{msg("Days in stage")}, days_in_stage()));
    for (const auto* key : {"status", "amount"}) add(key);
    rows.push_back(field_row(Phrase{msg("Win rate")}, {made_of(facts_.win_rate)}));
    if (facts_.weighted)
      rows.push_back(
          field_row(Phrase{msg("Weighted amount")},
                    {base::Amount{*facts_.weighted, model::to_string(settings_.rates.home)}}));
    for (const auto* key : {"expected_sign_date", "importance", "segment", "channel"}) add(key);
    return field_table("fields", {}, std::move(rows));
  }

  /// Whatever else the file holds.
  [[nodiscard]] Table details() const {
    return field_table("details", {msg("More")},
                       field_rows(deal_.root, workspace_, told_elsewhere));
  }

  [[nodiscard]] Cell days_in_stage() const {
    const auto days = std::to_string(*facts_.days_in_stage);
    const auto emphasis = facts_.stalled ? Emphasis::attention : Emphasis::none;
    if (!facts_.target_days)
      return {base::Days{static_cast<double>(*facts_.days_in_stage)}, emphasis};
    return {Phrase{msg("{0}, target {1}"), {days, std::to_string(*facts_.target_days)}}, emphasis};
  }

  /// Waivers stay visible for ever; what has become of each is told by today's verdict on its rule.
  [[nodiscard]] Table waivers() const {
    Table table{.id = "waivers",
                .title = {msg("Waivers")},
                .columns = {{"rule", Phrase{msg("Rule")}},
                            {"at", Phrase{msg("Date")}},
                            {"by", Phrase{msg("By")}},
                            {"reason", Phrase{msg("Reason")}},
                            {"until", Phrase{msg("Until")}},
                            {"state", Phrase{msg("Today")}}},
                .rows = {}};
    const auto passage = engine::replay(situation_);
    const auto behind = engine::rules_behind(passage, scope_);
    for (const auto& move : deal_.history)
      for (const auto& waiver : move.waivers)
        table.rows.push_back({{text(waiver.rule), day(move.at), person_cell(settings_, waiver.by),
                               text(waiver.reason), day(waiver.until), state_of(waiver, behind)}});
    return table;
  }

  [[nodiscard]] static Cell state_of(const model::Waiver& waiver,
                                     const std::vector<engine::BehindVerdict>& behind) {
    for (const auto& [verdict, stage] : behind) {
      if (verdict.waiver != &waiver) continue;
      if (verdict.standing == engine::Standing::waived)
        return {Phrase{msg("in force")}, Emphasis::attention};
      if (verdict.standing == engine::Standing::unmet)
        return {Phrase{msg("ended, rule unmet")}, Emphasis::bad};
      return {Phrase{msg("rule met since")}, Emphasis::good};
    }
    return {Phrase{msg("of an earlier passage")}};
  }

  /// A table of a list's entries; columns without any value are left out.
  [[nodiscard]] Table entries(std::string_view list, Phrase title,
                              std::span<const EntryColumn> columns,
                              const std::vector<const Value*>& items) const {
    Table table{.id = std::string(list), .title = std::move(title), .columns = {}, .rows = {}};
    table.rows.resize(items.size());
    for (const auto& [key, short_title] : columns) {
      const bool any = std::any_of(items.begin(), items.end(), [&, k = key](const Value* item) {
        return !(*item)[k].is_empty();
      });
      if (!any) continue;
      table.columns.push_back({std::string(key), Phrase{short_title}});
      for (std::size_t i = 0; i < items.size(); ++i)
        table.rows[i].cells.push_back(texts((*items[i])[key]));
    }
    return table;
  }

  /// A list of texts in one cell.
  [[nodiscard]] Cell texts(const Value& of) const {
    if (of.get<model::List>() == nullptr) return value(of);
    std::string all;
    for (const auto& item : of.items())
      base::add_to_list(all, model::to_text(item, settings_.rates.home));
    return text(all);
  }

  [[nodiscard]] std::vector<const Value*> items_of(std::string_view list) const {
    std::vector<const Value*> items;
    for (const auto& item : deal_.root[list].items()) items.push_back(&item);
    return items;
  }

  [[nodiscard]] Table contacts() const {
    static constexpr std::array columns{
        EntryColumn{"name", msg("Contact")},     EntryColumn{"function", msg("Function")},
        EntryColumn{"level", msg("Level")},      EntryColumn{"role", msg("Role")},
        EntryColumn{"influence", msg("Weight")}, EntryColumn{"stance", msg("Stance")},
        EntryColumn{"reached", msg("Reached")}};
    return entries("contacts", {msg("Contacts")}, columns, items_of("contacts"));
  }

  [[nodiscard]] Table activities() const {
    static constexpr std::array columns{
        EntryColumn{"date", msg("Date")}, EntryColumn{"kind", msg("Kind")},
        EntryColumn{"by", msg("By")}, EntryColumn{"with", msg("With")},
        EntryColumn{"note", msg("Note")}};
    auto items = items_of("activities");
    const auto total = items.size();
    std::stable_sort(items.begin(), items.end(), [](const Value* a, const Value* b) {
      const auto* day_a = (*a)["date"].get<base::Date>();
      const auto* day_b = (*b)["date"].get<base::Date>();
      return day_a != nullptr && (day_b == nullptr || *day_b < *day_a);
    });
    if (total > latest_activities) items.resize(latest_activities);
    return entries("activities",
                   {msg("Latest activities, {0} of {1}"),
                    {std::to_string(items.size()), std::to_string(total)}},
                   columns, items);
  }

  /// Open actions with the numbers that `done` takes.
  [[nodiscard]] Table actions() const {
    Table table{.id = "actions",
                .title = {msg("Next actions")},
                .columns = {{"number", Phrase{msg("N")}},
                            {"due", Phrase{msg("Due")}},
                            {"owner", Phrase{msg("Owner")}},
                            {"what", Phrase{msg("Action")}}},
                .rows = {}};
    std::int64_t number = 0;
    for (const auto& action : deal_.root["actions"].items()) {
      ++number;
      if (!action["done"].is_absent()) continue;
      auto due = value(action["due"]);
      const auto* on = action["due"].get<base::Date>();
      if (on != nullptr && *on < situation_.today) due.emphasis = Emphasis::bad;
      table.rows.push_back(
          {{{base::Count{number}}, due, value(action["owner"]), value(action["what"])}});
    }
    return table;
  }

  [[nodiscard]] Table scores() const {
    Table table{.id = "scores",
                .title = {msg("Scores")},
                .columns = {{"card", Phrase{msg("Scorecard")}},
                            {"total", Phrase{msg("Points")}},
                            {"pass", Phrase{msg("Wanted")}},
                            {"result", Phrase{msg("Result")}}},
                .rows = {}};
    for (const auto& card : process_.scorecards) {
      const auto result = engine::total(card, scope_);
      const auto judged = [](const engine::CriterionResult& criterion) { return criterion.judged; };
      if (std::none_of(result.criteria.begin(), result.criteria.end(), judged)) continue;
      Cell verdict{Phrase{msg("below")}, Emphasis::attention};
      if (result.knockout() != nullptr)
        verdict = {Phrase{msg("knocked out")}, Emphasis::bad};
      else if (result.passes())
        verdict = {Phrase{msg("passes")}, Emphasis::good};
      Cell title{card.id};
      if (!card.title.empty()) title.value = card.title;
      title.id = card.id;
      table.rows.push_back({{std::move(title),
                             {base::Points{result.total}},
                             {base::Points{card.pass}},
                             std::move(verdict)}});
    }
    return table;
  }

  [[nodiscard]] Table approvals() const {
    Table table{.id = "approvals",
                .title = {msg("Approvals")},
                .columns = {{"rule", Phrase{msg("Rule")}},
                            {"title", Phrase{msg("What")}},
                            {"at", Phrase{msg("Date")}},
                            {"by", Phrase{msg("By")}},
                            {"decision", Phrase{msg("Decision")}},
                            {"reason", Phrase{msg("Reason")}}},
                .rows = {}};
    for (const auto& approval : deal_.approvals) {
      const auto* rule = process_.rule(approval.rule);
      table.rows.push_back(
          {{text(approval.rule),
            rule != nullptr && !rule->title.empty() ? Cell{rule->title} : Cell{}, day(approval.at),
            person_cell(settings_, approval.by), decision(approval, rule), text(approval.reason)}});
    }
    return table;
  }

  [[nodiscard]] Cell decision(const model::Approval& approval, const process::Rule* rule) const {
    if (!approval.approved) return {Phrase{msg("rejected")}, Emphasis::bad};
    if (rule == nullptr || !std::holds_alternative<process::ApprovalDemand>(rule->demand))
      return {Phrase{msg("approved")}};
    const auto result = engine::approval_of(*rule, situation_);
    if (result.latest != &approval) return {Phrase{msg("superseded")}};
    if (result.state == engine::ApprovalState::stale)
      return {Phrase{msg("stale")}, Emphasis::attention};
    return {Phrase{msg("approved")}, Emphasis::good};
  }

  [[nodiscard]] Table history() const {
    Table table{.id = "history",
                .title = {msg("History")},
                .columns = {{"at", Phrase{msg("Date")}},
                            {"from", Phrase{msg("From")}},
                            {"to", Phrase{msg("To")}},
                            {"by", Phrase{msg("By")}},
                            {"process", Phrase{msg("Process")}},
                            {"reason", Phrase{msg("Reason")}}},
                .rows = {}};
    for (const auto& move : deal_.history)
      table.rows.push_back(
          {{day(move.at), move.from.empty() ? Cell{} : stage_cell(process_, move.from),
            move.to.empty() ? status_cell(process_, move.status) : stage_cell(process_, move.to),
            person_cell(settings_, move.by), text(move.process), text(move.reason)}});
    return table;
  }

  const workspace::Workspace& workspace_;
  const model::Opportunity& deal_;
  engine::Situation situation_;
  const process::Process& process_;
  const model::Settings& settings_;
  engine::Scope scope_;
  Facts facts_;
};

}  // namespace

base::Report deal_sheet(const workspace::Workspace& workspace, const model::Opportunity& deal) {
  return {.name = "show",
          .title = {},
          .provenance = {},
          .tables = DealSheet(workspace, deal).tables(),
          .notes = {}};
}

base::Report account_sheet(const workspace::Workspace& workspace, const model::Account& account) {
  const auto& process = *workspace.definition->process;
  static constexpr std::array<std::string_view, 1> told{"id"};
  base::Report sheet{.name = "show", .title = {}, .provenance = {}, .tables = {}, .notes = {}};
  sheet.tables.push_back(field_table("fields", {}, field_rows(account.root, workspace, told)));
  ListQuery query;
  query.account = account.id();
  for (const auto* column : {"id", "name", "stage", "status", "amount"})
    if (auto field = find_field(process, column)) query.columns.push_back(std::move(*field));
  auto deals = list(workspace, query, {}).tables.front();
  deals.title = {msg("Opportunities")};
  sheet.tables.push_back(std::move(deals));
  return sheet;
}

}  // namespace pipeline::report
