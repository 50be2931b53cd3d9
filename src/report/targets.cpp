#include "report/targets.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "report/cells.hpp"
#include "report/group.hpp"

namespace pipeline::report {

namespace {

using base::Amount;
using base::Cell;
using base::Column;
using base::Count;
using base::Decimal;
using base::Emphasis;
using base::msg;
using base::Period;
using base::Phrase;
using base::Row;
using base::RowRole;
using base::Table;

using Deals = std::vector<const Facts*>;

/// What a row holds against each other. Without a target there is neither attainment nor gap.
struct Result {
  std::optional<Decimal> target;
  Decimal won;
  Decimal weighted;

  void add(const Result& other) {
    if (other.target) target = target.value_or(Decimal()) + *other.target;
    won += other.won;
    weighted += other.weighted;
  }
};

/// What a table groups by, and where its groups have targets.
struct Dimension {
  std::string id;
  std::string_view title;  ///< of its tables, with the period
  Field field;
  std::optional<Decimal> (TargetSums::*target)(std::string_view, Period) const = nullptr;
  std::string model::Target::*key = nullptr;
  bool has_strategy = false;  ///< instead of the open amount, so that 80 cells are enough
};

class TargetsReport {
 public:
  TargetsReport(const workspace::Workspace& workspace, const Query& query)
      : workspace_(workspace),
        settings_(workspace.definition->settings),
        query_(query),
        asked_(query.period.value_or(base::quarter_of(workspace.today))),
        selected_(select(workspace, query.where)),
        sums_(settings_.targets) {}

  base::Report run(base::Provenance provenance) const {
    base::Report report{.name = "targets",
                        .title = {msg("Targets and results")},
                        .provenance = std::move(provenance),
                        .tables = {whole()},
                        .notes = {}};
    report.provenance->period = asked_;
    tell_choice(selected_, query_.where, *report.provenance);
    for (const auto& dimension : dimensions())
      for (const auto& days : periods())
        if (days == asked_ || has_target(dimension, days))
          report.tables.push_back(by(dimension, days));
    report.tables.push_back(customers());
    report.notes = notes();
    return report;
  }

 private:
  /// The period that was asked for, then the others that have a target and a day of it: those that
  /// begin first, of them the longest, first.
  [[nodiscard]] std::vector<Period> periods() const {
    std::vector<Period> others;
    for (const auto& target : settings_.targets)
      if (target.days.overlaps(asked_) && !(target.days == asked_) &&
          std::find(others.begin(), others.end(), target.days) == others.end())
        others.push_back(target.days);
    std::sort(others.begin(), others.end(), [](const Period& a, const Period& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    others.insert(others.begin(), asked_);
    return others;
  }

  [[nodiscard]] std::vector<Dimension> dimensions() const {
    const auto& process = *workspace_.definition->process;
    Dimension people{"people", msg("By person, {0}"), *find_field(process, "owner"),
                     &TargetSums::of_owner, &model::Target::owner};
    Dimension segments{"segments",
                       msg("By segment, {0}"),
                       *find_field(process, "segment"),
                       &TargetSums::of_segment,
                       &model::Target::segment,
                       true};
    if (!query_.by) return {people, segments};
    if (query_.by->path == people.field.path) return {people};
    if (query_.by->path == segments.field.path) return {segments};
    return {{"groups", msg("By group, {0}"), *query_.by}};
  }

  [[nodiscard]] bool has_target(const Dimension& dimension, Period days) const {
    return dimension.key != nullptr &&
           std::any_of(settings_.targets.begin(), settings_.targets.end(),
                       [&](const model::Target& each) {
                         return each.days == days && !(each.*dimension.key).empty();
                       });
  }

  static bool is_won_in(const Facts& deal, Period days) {
    return deal.won_on && days.contains(*deal.won_on);
  }

  /// Open, and to be signed on a day of the period that is not over.
  [[nodiscard]] bool may_come_in(const Facts& deal, Period days) const {
    const auto signing = deal.deal->expected_sign_date();
    return deal.status == model::Status::open && signing && days.contains(*signing) &&
           !(*signing < workspace_.today);
  }

  [[nodiscard]] Deals counting_in(Period days) const {
    Deals deals;
    for (const auto& deal : selected_.deals)
      if (is_won_in(deal, days) || may_come_in(deal, days)) deals.push_back(&deal);
    return deals;
  }

  [[nodiscard]] Result result_of(const Deals& deals, Period days) const {
    Result result;
    for (const auto* deal : deals) {
      if (is_won_in(*deal, days)) result.won += deal->amount.value_or(Decimal());
      if (may_come_in(*deal, days)) result.weighted += deal->weighted.value_or(Decimal());
    }
    return result;
  }

  [[nodiscard]] Cell amount(Decimal value) const {
    return {Amount{value, model::to_string(settings_.rates.home)}};
  }

  /// Target, won, attainment, weighted, forecast, gap.
  [[nodiscard]] std::vector<Cell> cells(const Result& result) const {
    const auto forecast = result.won + result.weighted;
    Cell attained;
    Cell gap;
    if (result.target) {
      attained = share_cell(result.won.to_double(), result.target->to_double());
      if (!(result.won < *result.target)) attained.emphasis = Emphasis::good;
      gap = amount(*result.target - forecast);
      if (forecast < *result.target) gap.emphasis = Emphasis::attention;
    }
    return {result.target ? amount(*result.target) : Cell{},
            amount(result.won),
            std::move(attained),
            amount(result.weighted),
            amount(forecast),
            std::move(gap)};
  }

  static std::vector<Column> columns(std::vector<Column> first) {
    for (auto& column :
         {number_column("target", msg("Target")), number_column("won", msg("Won")),
          number_column("attainment", msg("Done")), number_column("weighted_amount", msg("Open")),
          number_column("forecast", msg("Forecast")), number_column("gap", msg("Gap"))})
      first.push_back(column);
    return first;
  }

  [[nodiscard]] Table whole() const {
    Table table{.id = "whole",
                .title = {msg("The whole")},
                .columns = columns({text_column("period", msg("Period"))}),
                .rows = {}};
    for (const auto& days : periods()) {
      auto result = result_of(counting_in(days), days);
      result.target = sums_.whole(days);
      table.rows.push_back({line_cells({base::to_string(days)}, result)});
    }
    return table;
  }

  struct Line {
    FieldValue group;
    Result result;
  };

  /// A line for each group that has a deal or a target, in the order of the field's values.
  [[nodiscard]] std::vector<Line> lines(const Dimension& dimension, Period days) const {
    std::vector<Line> lines;
    for (auto& group : by_field(counting_in(days), dimension.field, workspace_))
      lines.push_back(
          {{std::move(group.title), std::move(group.rank)}, result_of(group.deals, days)});
    if (dimension.key == nullptr) return lines;
    std::set<std::string_view> named;
    for (const auto& target : settings_.targets)
      if (!(target.*dimension.key).empty()) named.insert(target.*dimension.key);
    for (const auto name : named) {
      const auto target = (sums_.*dimension.target)(name, days);
      if (!target) continue;
      const model::Value value{dimension.field.type, yaml::no_node, name};
      auto group = value_of(value, workspace_);
      auto line = std::find_if(lines.begin(), lines.end(),
                               [&](const Line& each) { return each.group.rank == group.rank; });
      if (line == lines.end()) line = lines.insert(line, {std::move(group), {}});
      line->result.target = target;
    }
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
      return comes_first(a.group.rank, b.group.rank, Direction::ascending);
    });
    return lines;
  }

  /// The table of the period that was asked for has the dimension's name, another also its own.
  [[nodiscard]] std::string table_id(const Dimension& dimension, Period days) const {
    if (days == asked_) return dimension.id;
    auto name = base::to_string(days);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
    return dimension.id + "_" + name;
  }

  [[nodiscard]] Table by(const Dimension& dimension, Period days) const {
    Table table{.id = table_id(dimension, days),
                .title = {dimension.title, {base::to_string(days)}},
                .columns = columns({{dimension.field.path, dimension.field.title}}),
                .rows = {},
                .when_empty = {msg("No target, no win, nothing expected.")}};
    Result total;
    for (const auto& line : lines(dimension, days)) {
      total.add(line.result);
      table.rows.push_back({line_cells(line.group.cell, line.result)});
    }
    if (!table.rows.empty())
      table.rows.push_back({line_cells(total_title(), total), RowRole::total});
    if (dimension.has_strategy) put_strategies(table);
    return table;
  }

  [[nodiscard]] std::vector<Cell> line_cells(Cell title, const Result& result) const {
    auto all = cells(result);
    all.insert(all.begin(), std::move(title));
    return all;
  }

  /// Behind each segment its strategy, in the place of the open amount.
  void put_strategies(Table& table) const {
    const auto open = 4;
    table.columns.erase(table.columns.begin() + open);
    table.columns.insert(table.columns.begin() + 1, text_column("strategy", msg("Strategy")));
    for (auto& row : table.rows) {
      row.cells.erase(row.cells.begin() + open);
      row.cells.insert(row.cells.begin() + 1, strategy(row.cells.front()));
    }
  }

  [[nodiscard]] Cell strategy(const Cell& segment) const {
    const auto* found = settings_.segment(segment.id.value_or(""));
    return found != nullptr && !found->strategy.empty() ? Cell{found->strategy} : Cell{};
  }

  /// For each customer the first day on which it bought, whatever the condition on the deals.
  [[nodiscard]] std::map<std::string_view, base::Date> first_wins() const {
    std::map<std::string_view, base::Date> first;
    for (const auto& deal : select(workspace_, nullptr).deals) {
      if (!deal.won_on) continue;
      const auto [found, is_new] = first.emplace(deal.deal->account(), *deal.won_on);
      if (!is_new) found->second = std::min(found->second, *deal.won_on);
    }
    return first;
  }

  /// New customers against existing ones: how many bought, how many of them for the first time.
  [[nodiscard]] Table customers() const {
    Table table{.id = "customers",
                .title = {msg("Customers who bought, {0}"), {base::to_string(asked_)}},
                .columns = {text_column("account.type", msg("Customers")),
                            number_column("customers", msg("Buyers")),
                            number_column("first_win", msg("First win")),
                            number_column("deals", msg("Deals")), number_column("won", msg("Won")),
                            number_column("share", msg("Share"))},
                .rows = {},
                .when_empty = {msg("Nothing was won in the period.")}};
    Deals won;
    for (const auto& deal : selected_.deals)
      if (is_won_in(deal, asked_)) won.push_back(&deal);
    const auto first = first_wins();
    const auto total = result_of(won, asked_).won;
    const auto add = [&](Cell title, const Deals& deals, RowRole role) {
      std::set<std::string_view> customers;
      for (const auto* deal : deals) customers.insert(deal->deal->account());
      const auto new_ones = std::count_if(customers.begin(), customers.end(), [&](auto customer) {
        return asked_.contains(first.at(customer));
      });
      const auto amount_won = result_of(deals, asked_).won;
      table.rows.push_back({{std::move(title),
                             {Count{static_cast<std::int64_t>(customers.size())}},
                             {Count{new_ones}},
                             {Count{static_cast<std::int64_t>(deals.size())}},
                             amount(amount_won),
                             share_cell(amount_won.to_double(), total.to_double())},
                            role});
    };
    const auto type = *find_field(*workspace_.definition->process, "account.type");
    for (const auto& group : by_field(won, type, workspace_))
      add(group.title, group.deals, RowRole::item);
    if (!won.empty()) add(total_title(), won, RowRole::total);
    return table;
  }

  [[nodiscard]] std::vector<Phrase> notes() const {
    std::vector<Phrase> notes{
        {msg("won: deals whose history enters 'won' in the period, at today's rates; a deal "
             "imported as won counts on its day of signing")},
        {msg("open: amount × win rate of open deals that are expected to sign in the period, from "
             "{0} on; forecast: won + open; gap: target − forecast, below 0 if more is expected "
             "than wanted"),
         {base::to_string(workspace_.today)}},
        {msg("periods that overlap are never added up: a year is held against the year's results, "
             "its quarter against the quarter's; a period without a target of its own has the sum "
             "of shorter ones, if they fill it without a gap")},
        {msg("the whole: the team's own target, else the sum of its people's, else of the "
             "segments'")},
        {msg("first win: the files know of no earlier one of the customer; new or existing: as the "
             "customer's file says today")}};
    const auto say = [&](std::string_view text, auto holds) {
      const auto count = std::count_if(selected_.deals.begin(), selected_.deals.end(), holds);
      if (count > 0) notes.push_back({text, {std::to_string(count)}});
    };
    say(msg("open deals past their expected signing date, in no forecast: {0}"),
        [](const Facts& deal) { return deal.past_sign_date; });
    say(msg("open deals without an expected signing date, in no forecast: {0}"),
        [](const Facts& deal) {
          return deal.status == model::Status::open && !deal.deal->expected_sign_date();
        });
    say(msg("won deals of which no file tells the day, in no period: {0}"), [](const Facts& deal) {
      const auto status = deal.status;
      return !deal.won_on && (status == model::Status::won || status == model::Status::closed);
    });
    return notes;
  }

  const workspace::Workspace& workspace_;
  const model::Settings& settings_;
  const Query& query_;
  Period asked_;
  Selected selected_;
  TargetSums sums_;
};

}  // namespace

base::Report targets(const workspace::Workspace& workspace, const Query& query,
                     base::Provenance provenance) {
  return TargetsReport(workspace, query).run(std::move(provenance));
}

}  // namespace pipeline::report
