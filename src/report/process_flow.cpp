#include "report/process_flow.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "report/cells.hpp"
#include "report/group.hpp"
#include "report/rule_counts.hpp"
#include "report/sums.hpp"

namespace pipeline::report {

namespace {

using base::Amount;
using base::Cell;
using base::Column;
using base::Count;
using base::Days;
using base::Decimal;
using base::Emphasis;
using base::msg;
using base::Phrase;
using base::Row;
using base::RowRole;
using base::Table;
using engine::Leaving;
using model::Status;

using Deals = std::vector<const Facts*>;

Cell count(std::int64_t number) {
  return {Count{number}};
}

/// Lengths of stays against the target of their stage.
struct Lengths {
  std::vector<std::int32_t> days;
  std::int64_t over_target = 0;

  void add(std::optional<std::int32_t> length, std::optional<std::int32_t> target) {
    if (!length) return;
    days.push_back(*length);
    if (target && *length > *target) ++over_target;
  }

  /// Median, longest, share over the target (empty without one).
  void put(std::optional<std::int32_t> target, std::vector<Cell>& cells) const {
    const auto middle = median(days);
    cells.push_back(middle ? Cell{Days{*middle}} : Cell{});
    cells.push_back(
        days.empty()
            ? Cell{}
            : Cell{Days{static_cast<double>(*std::max_element(days.begin(), days.end()))}});
    auto share =
        target ? share_cell(static_cast<double>(over_target), static_cast<double>(days.size()))
               : Cell{};
    if (over_target > 0) share.emphasis = Emphasis::attention;
    cells.push_back(std::move(share));
  }
};

class FlowReport {
 public:
  FlowReport(const workspace::Workspace& workspace, const Query& query)
      : workspace_(workspace),
        process_(*workspace.definition->process),
        home_(model::to_string(workspace.definition->settings.rates.home)),
        query_(query),
        period_(query.period.value_or(base::year_to(workspace.today))),
        selected_(select(workspace, query.where)) {
    Deals all;
    for (const auto& deal : selected_.deals) all.push_back(&deal);
    groups_ = query.by ? by_field(all, *query.by, workspace) : std::vector<Group>{{{}, {}, all}};
  }

  base::Report run(base::Provenance provenance) {
    base::Report report{.name = "process",
                        .title = {msg("Process report")},
                        .provenance = std::move(provenance),
                        .tables = {standing(), finished(), rules(), customers(), activities()},
                        .notes = notes()};
    report.provenance->period = period_;
    tell_choice(selected_, query_.where, *report.provenance);
    return report;
  }

 private:
  /// A table to which `fill` adds the rows of each group; with `query.by` the group stands in front
  /// of them.
  template <class Fill>
  [[nodiscard]] Table table(std::string id, Phrase title, std::vector<Column> columns,
                            std::string_view when_empty, Fill fill) const {
    Table table{.id = std::move(id),
                .title = std::move(title),
                .columns = std::move(columns),
                .rows = {},
                .when_empty = {when_empty}};
    if (query_.by)
      table.columns.insert(table.columns.begin(), Column{query_.by->path, query_.by->title});
    for (const auto& group : groups_) {
      std::vector<Row> rows;
      fill(group.deals, rows);
      for (auto& row : rows) {
        if (query_.by) row.cells.insert(row.cells.begin(), group.title);
        table.rows.push_back(std::move(row));
      }
    }
    return table;
  }

  [[nodiscard]] Table standing() const {
    return table(
        "standing", {msg("Where deals stand on {0}"), {base::to_string(workspace_.today)}},
        {text_column("stage", msg("Stage")), number_column("deals", msg("Deals")),
         number_column("median", msg("Median days")), number_column("longest", msg("Longest")),
         number_column("target", msg("Target")), number_column("over_target", msg("Over target"))},
        msg("No deal is on its way."), [&](const Deals& deals, std::vector<Row>& rows) {
          for (std::size_t i = 0; i < process_.stages.size(); ++i) add_standing(deals, i, rows);
        });
  }

  void add_standing(const Deals& deals, std::size_t stage, std::vector<Row>& rows) const {
    const auto target = process_.stages[stage].target_days;
    std::int64_t standing = 0;
    Lengths lengths;
    for (const auto* deal : deals) {
      if (deal->stage != stage || !deal->on_its_way()) continue;
      ++standing;
      lengths.add(deal->days_in_stage, target);
    }
    if (standing == 0 && query_.by) return;
    Row row{{stage_cell(process_, process_.stages[stage].id), count(standing)}};
    std::vector<Cell> cells;
    lengths.put(target, cells);
    cells.insert(cells.begin() + 2, target ? Cell{Days{static_cast<double>(*target)}} : Cell{});
    for (auto& cell : cells) row.cells.push_back(std::move(cell));
    rows.push_back(std::move(row));
  }

  [[nodiscard]] Table finished() const {
    return table(
        "finished",
        {msg("Deals that left a stage, {0} to {1}"),
         {base::to_string(period_.first), base::to_string(period_.last)}},
        {text_column("stage", msg("Stage")), number_column("left", msg("Left")),
         number_column("median", msg("Median days")), number_column("longest", msg("Longest")),
         number_column("over_target", msg("Over target")), number_column("onwards", msg("Onwards")),
         number_column("returned", msg("Returned")), number_column("lost", msg("Lost"))},
        msg("No deal left a stage in the period."),
        [&](const Deals& deals, std::vector<Row>& rows) {
          for (std::size_t i = 0; i < process_.stages.size(); ++i) add_finished(deals, i, rows);
        });
  }

  void add_finished(const Deals& deals, std::size_t stage, std::vector<Row>& rows) const {
    const auto target = process_.stages[stage].target_days;
    Lengths lengths;
    std::map<Leaving, std::int64_t> leaving;
    std::int64_t left = 0;
    for (const auto* deal : deals)
      for (const auto& stay : deal->stays) {
        if (stay.stage != stage || !stay.left || !period_.contains(*stay.left)) continue;
        ++left;
        ++leaving[stay.leaving];
        lengths.add(stay.days(), target);
      }
    if (left == 0 && query_.by) return;
    Row row{{stage_cell(process_, process_.stages[stage].id), count(left)}};
    lengths.put(target, row.cells);
    row.cells.push_back(count(leaving[Leaving::forwards]));
    row.cells.push_back(warning_count(leaving[Leaving::back]));
    row.cells.push_back(warning_count(leaving[Leaving::lost]));
    rows.push_back(std::move(row));
  }

  [[nodiscard]] Table rules() const {
    return table("rules", {msg("Rules that stop deals today, or were waived")},
                 {{"rule", Phrase{msg("Rule")}, base::Align::left, true},
                  text_column("title", msg("Title")),
                  text_column("stage", msg("Stage")),
                  number_column("asked", msg("Asked")),
                  number_column("unmet", msg("Unmet")),
                  number_column("stalled", msg("Stalled")),
                  number_column("waived", msg("Waivers")),
                  number_column("open_waivers", msg("Pending"))},
                 msg("No rule stops a deal, and none was waived."),
                 [&](const Deals& deals, std::vector<Row>& rows) { add_rules(deals, rows); });
  }

  /// Worst first: what stops most of the deals that stand too long, what stops most deals, what is
  /// waived most; else in the process's order. Sound deals lack a rule or two of their gate, too.
  void add_rules(const Deals& deals, std::vector<Row>& rows) const {
    auto counts = count_rules(deals, period_, workspace_);
    std::erase_if(counts, [](const RuleCount& each) {
      return each.unmet == 0 && each.waived == 0 && each.open_waivers == 0;
    });
    std::stable_sort(counts.begin(), counts.end(), [](const RuleCount& a, const RuleCount& b) {
      return std::tie(a.stalled, a.unmet, a.waived) > std::tie(b.stalled, b.unmet, b.waived);
    });
    for (const auto& each : counts)
      rows.push_back({{{each.rule->id},
                       {each.rule->title},
                       stage_cell(process_, each.stage->id),
                       count(each.asked),
                       count(each.unmet),
                       warning_count(each.stalled),
                       count(each.waived),
                       warning_count(each.open_waivers)}});
  }

  /// Open deals today, and those that were decided in the period.
  struct Business {
    std::int64_t open = 0;
    Decimal open_amount;
    std::int64_t won = 0;
    Decimal won_amount;
    std::int64_t lost = 0;
  };

  [[nodiscard]] Business business_of(const Deals& deals) const {
    Business sum;
    for (const auto* deal : deals) {
      const auto amount = deal->amount.value_or(Decimal());
      if (deal->status == Status::open) {
        ++sum.open;
        sum.open_amount += amount;
      }
      if (deal->won_on && period_.contains(*deal->won_on)) {
        ++sum.won;
        sum.won_amount += amount;
      }
      const auto* last = deal->stays.empty() ? nullptr : &deal->stays.back();
      if (last != nullptr && last->leaving == Leaving::lost && last->left &&
          period_.contains(*last->left))
        ++sum.lost;
    }
    return sum;
  }

  [[nodiscard]] Row business_row(Cell title, const Deals& deals, RowRole role) const {
    const auto sum = business_of(deals);
    return {{std::move(title),
             count(sum.open),
             {Amount{sum.open_amount, home_}},
             count(sum.won),
             {Amount{sum.won_amount, home_}},
             count(sum.lost),
             share_cell(static_cast<double>(sum.won), static_cast<double>(sum.won + sum.lost))},
            role};
  }

  [[nodiscard]] Table customers() const {
    const auto type = *find_field(process_, "account.type");
    return table("customers", {msg("New and existing customers")},
                 {text_column("account.type", msg("Customers")), number_column("open", msg("Open")),
                  number_column("open_amount", msg("Open amount")),
                  number_column("won", msg("Won")), number_column("won_amount", msg("Won amount")),
                  number_column("lost", msg("Lost")), number_column("win_rate", msg("Win rate"))},
                 msg("No opportunity yet."), [&](const Deals& deals, std::vector<Row>& rows) {
                   for (const auto& group : by_field(deals, type, workspace_))
                     rows.push_back(business_row(group.title, group.deals, RowRole::item));
                   if (!query_.by && !rows.empty())
                     rows.push_back(business_row(total_title(), deals, RowRole::total));
                 });
  }

  struct Kind {
    FieldValue kind;
    std::int64_t number = 0;
    std::int64_t with_minutes = 0;
    std::int64_t minutes = 0;

    void add(const model::Value& activity) {
      ++number;
      if (const auto* spent = activity["minutes"].get<std::int64_t>()) {
        ++with_minutes;
        minutes += *spent;
      }
    }
    [[nodiscard]] Row row(std::int64_t all_minutes, RowRole role) const {
      return {{kind.cell, count(number), count(with_minutes), count(minutes),
               share_cell(static_cast<double>(minutes), static_cast<double>(all_minutes))},
              role};
    }
  };

  [[nodiscard]] Table activities() const {
    return table("activities",
                 {msg("Time by kind of activity, {0} to {1}"),
                  {base::to_string(period_.first), base::to_string(period_.last)}},
                 {text_column("kind", msg("Kind")), number_column("number", msg("Number")),
                  number_column("with_minutes", msg("Timed")),
                  number_column("minutes", msg("Minutes")), number_column("share", msg("Share"))},
                 msg("No activity was logged."),
                 [&](const Deals& deals, std::vector<Row>& rows) { add_kinds(deals, rows); });
  }

  void add_kinds(const Deals& deals, std::vector<Row>& rows) const {
    std::vector<Kind> kinds;
    Kind total{{total_title(), {}}};
    for (const auto* deal : deals)
      for (const auto& activity : deal->deal->root["activities"].items()) {
        const auto day = day_of(activity["date"]);
        if (!day || !period_.contains(*day)) continue;
        auto kind = value_of(activity["kind"], workspace_);
        if (!kind.rank.is_known) kind = {not_set(), {}};
        auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const Kind& each) { return each.kind.rank == kind.rank; });
        if (found == kinds.end()) found = kinds.insert(found, {std::move(kind)});
        found->add(activity);
        total.add(activity);
      }
    std::sort(kinds.begin(), kinds.end(), [](const Kind& a, const Kind& b) {
      return comes_first(a.kind.rank, b.kind.rank, Direction::ascending);
    });
    for (const auto& each : kinds) rows.push_back(each.row(total.minutes, RowRole::item));
    if (!query_.by && !kinds.empty()) rows.push_back(total.row(total.minutes, RowRole::total));
  }

  [[nodiscard]] std::vector<Phrase> notes() const {
    return {{msg("deals on their way: open, or won and not closed out; deals on hold are left out "
                 "where deals stand")},
            {msg("days of a stage: from the line of the history that enters it to the one that "
                 "leaves it, or to today; over target: share of those longer than the stage's "
                 "target; lost: lost or withdrawn from there")},
            {msg("asked, unmet: deals in the rule's stage today; stalled: those of the unmet that "
                 "stand there longer than the stage's target; waivers: moves in the period; "
                 "pending: waivers of deals on their way whose rule is still unmet")},
            {msg("won and lost: decided in the period; win rate: won ÷ (won + lost or withdrawn)")},
            {msg("timed: activities of which the minutes are written down")}};
  }

  const workspace::Workspace& workspace_;
  const process::Process& process_;
  std::string home_;
  const Query& query_;
  base::Period period_;
  Selected selected_;
  std::vector<Group> groups_;
};

}  // namespace

base::Report process_flow(const workspace::Workspace& workspace, const Query& query,
                          base::Provenance provenance) {
  return FlowReport(workspace, query).run(std::move(provenance));
}

std::optional<double> median(std::vector<std::int32_t> days) {
  if (days.empty()) return std::nullopt;
  std::sort(days.begin(), days.end());
  const auto upper = days.size() / 2;
  const auto lower = (days.size() - 1) / 2;
  return (static_cast<double>(days[lower]) + static_cast<double>(days[upper])) / 2;
}

}  // namespace pipeline::report
