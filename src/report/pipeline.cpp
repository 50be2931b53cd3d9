#include "report/pipeline.hpp"

#include <algorithm>
#include <array>

#include "report/group.hpp"
#include "report/sums.hpp"

namespace pipeline::report {

namespace {

using base::Align;
using base::Amount;
using base::Cell;
using base::Column;
using base::Count;
using base::msg;
using base::Phrase;
using base::Row;
using base::RowRole;
using base::Table;
using model::Status;

using Deals = std::vector<const Facts*>;

class PipelineReport {
 public:
  PipelineReport(const workspace::Workspace& workspace, const Query& query)
      : workspace_(workspace),
        process_(*workspace.definition->process),
        home_(model::to_string(workspace.definition->settings.rates.home)),
        query_(query),
        selected_(select(workspace, query.where)) {
    for (const auto& deal : selected_.deals)
      if (is_in_period(deal)) all_.push_back(&deal);
  }

  base::Report run(base::Provenance provenance) {
    base::Report report{.name = "pipeline",
                        .title = Phrase{msg("Pipeline")},
                        .provenance = {},
                        .tables = {},
                        .notes = {}};
    report.provenance = std::move(provenance);
    report.provenance->period = query_.period;
    tell_choice(selected_, query_.where, *report.provenance);
    report.tables = {open_deals(), on_hold(), ended()};
    report.notes = notes();
    return report;
  }

 private:
  [[nodiscard]] bool is_in_period(const Facts& deal) const {
    const auto day = deal.deal->expected_sign_date();
    return !query_.period || (day && query_.period->contains(*day));
  }

  [[nodiscard]] Deals with_status(Status status) const {
    Deals deals;
    for (const auto* deal : all_)
      if (deal->status == status) deals.push_back(deal);
    return deals;
  }

  [[nodiscard]] Row row(Cell title, const Sums& sums, RowRole role = RowRole::item) const {
    return {{std::move(title),
             {Count{sums.count}},
             {Amount{sums.amount, home_}},
             {Amount{sums.weighted, home_}},
             sums.average_days(),
             warning_count(sums.stalled),
             warning_count(sums.past_sign_date)},
            role};
  }

  [[nodiscard]] Table open_deals() const {
    const bool by_stages = !query_.by || query_.by->path == "stage";
    Table table{.id = by_stages ? "stages" : "groups",
                .title = Phrase{msg("Open deals")},
                .columns = {},
                .rows = {}};
    Column first{"stage", Phrase{msg("Stage")}};
    if (!by_stages) first = {query_.by->path, query_.by->title};
    table.columns = {first,
                     {"count", Phrase{msg("Deals")}, Align::right},
                     {"amount", Phrase{msg("Amount")}, Align::right},
                     {"weighted_amount", Phrase{msg("Weighted")}, Align::right},
                     {"average_days_in_stage", Phrase{msg("Days")}, Align::right},
                     {"overdue", Phrase{msg("Overdue")}, Align::right},
                     {"past_sign_date", Phrase{msg("Late")}, Align::right}};
    const auto open = with_status(Status::open);
    const auto groups =
        by_stages ? by_stage(open, process_) : by_field(open, *query_.by, workspace_);
    for (const auto& group : groups) table.rows.push_back(row(group.title, sums_of(group.deals)));
    table.rows.push_back(row({Phrase{msg("Total")}}, sums_of(open), RowRole::total));
    return table;
  }

  [[nodiscard]] Table on_hold() const {
    Table table{.id = "on_hold",
                .title = Phrase{msg("On hold, in no sum")},
                .columns = {{"deal", Phrase{msg("Deal")}, Align::left, true},
                            {"name", Phrase{msg("Name")}},
                            {"owner", Phrase{msg("Owner")}},
                            {"stage", Phrase{msg("Stage")}},
                            {"amount", Phrase{msg("Amount")}, Align::right}},
                .rows = {},
                .when_empty = Phrase{msg("No deal is on hold.")}};
    for (const auto* deal : with_status(Status::on_hold))
      table.rows.push_back({{deal_cell(*deal->deal),
                             {std::string(deal->deal->name())},
                             person_cell(workspace_.definition->settings, deal->deal->owner()),
                             stage_cell(process_, deal->deal->stage()),
                             amount_of(*deal)}});
    return table;
  }

  [[nodiscard]] Cell amount_of(const Facts& deal) const {
    return deal.amount ? Cell{Amount{*deal.amount, home_}} : Cell{};
  }

  /// Won and closed deals count whole, lost and withdrawn ones not at all. Source: FORMAT §3
  /// "Status".
  [[nodiscard]] Table ended() const {
    Table table{.id = "ended",
                .title = Phrase{msg("Won and ended, not in the pipeline")},
                .columns = {{"status", Phrase{msg("Status")}},
                            {"count", Phrase{msg("Deals")}, Align::right},
                            {"amount", Phrase{msg("Amount")}, Align::right},
                            {"weighted_amount", Phrase{msg("Weighted")}, Align::right}},
                .rows = {},
                .when_empty = Phrase{msg("No deal has been won or ended.")}};
    Sums total;
    for (const auto status : {Status::won, Status::closed, Status::lost, Status::withdrawn}) {
      const auto deals = with_status(status);
      if (deals.empty()) continue;
      for (const auto* deal : deals) total.add(*deal);
      const auto sums = sums_of(deals);
      table.rows.push_back({{status_cell(process_, model::to_string(status)),
                             {Count{sums.count}},
                             {Amount{sums.amount, home_}},
                             {Amount{sums.weighted, home_}}}});
    }
    if (!table.rows.empty())
      table.rows.push_back({{{Phrase{msg("Total")}},
                             {Count{total.count}},
                             {Amount{total.amount, home_}},
                             {Amount{total.weighted, home_}}},
                            RowRole::total});
    return table;
  }

  [[nodiscard]] std::vector<Phrase> notes() const {
    const auto open = with_status(Status::open);
    const auto number_of = [&](auto holds) {
      return std::to_string(
          std::count_if(open.begin(), open.end(), [&](const Facts* deal) { return holds(*deal); }));
    };
    const auto from = [&](engine::WinRateSource source) {
      return number_of([&](const Facts& deal) { return deal.win_rate.source == source; });
    };
    std::vector<Phrase> notes{
        {msg("weighted: amount × win rate; the win rate is the owner's own estimate, else the "
             "stage's, lowered by each waiver that is in force")},
        {msg("win rates of the open deals: {0} own estimates, {1} of the stage, {2} lowered by "
             "waivers"),
         {from(engine::WinRateSource::own_estimate), from(engine::WinRateSource::stage),
          number_of([](const Facts& deal) { return deal.win_rate.open_waivers > 0; })}},
        {msg("days: average in the stage; overdue: longer in it than its target; late: the "
             "expected signing date is over")}};
    if (query_.period)
      notes.push_back({msg("the period is that of the expected signing date; open deals without "
                           "one, in no period: {0}"),
                       {std::to_string(undated())}});
    const auto say = [&](std::string_view text, const std::string& count) {
      if (count != "0") notes.push_back({text, {count}});
    };
    say(msg("open deals without an amount, counted with nothing: {0}"),
        number_of([](const Facts& deal) { return !deal.amount; }));
    say(msg("open deals without a next action: {0}"),
        number_of([](const Facts& deal) { return deal.next_action == nullptr; }));
    say(msg("open deals past their expected signing date: {0}"),
        number_of([](const Facts& deal) { return deal.past_sign_date; }));
    return notes;
  }

  [[nodiscard]] std::size_t undated() const {
    return static_cast<std::size_t>(
        std::count_if(selected_.deals.begin(), selected_.deals.end(), [](const Facts& deal) {
          return deal.status == Status::open && !deal.deal->expected_sign_date();
        }));
  }

  const workspace::Workspace& workspace_;
  const process::Process& process_;
  std::string home_;
  const Query& query_;
  Selected selected_;
  Deals all_;
};

}  // namespace

base::Report pipeline(const workspace::Workspace& workspace, const Query& query,
                      base::Provenance provenance) {
  return PipelineReport(workspace, query).run(std::move(provenance));
}

}  // namespace pipeline::report
