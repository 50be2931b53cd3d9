// pipeline show: one opportunity or account, for people or as JSON.
#include <ostream>

#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/desk.hpp"
#include "cli/form.hpp"
#include "cli/json_values.hpp"
#include "cli/query.hpp"
#include "cli/show_map.hpp"
#include "render/json_text.hpp"
#include "render/report.hpp"
#include "report/facts.hpp"
#include "report/sheet.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string format = "text";
  bool map = false;
  bool ascii = false;
};

std::string text_of(const base::Report& sheet, std::string_view path,
                    const base::Terminal& terminal) {
  auto text = heading_line(path, terminal);
  for (const auto& table : sheet.tables) {
    if (table.id != "fields" && table.id != "details")
      text += render::to_text(table, terminal);
    else
      text +=
          table.title.english.empty() ? form_lines(table, terminal) : titled_form(table, terminal);
  }
  return text;
}

Json json_of_deal(const workspace::Workspace& workspace, const model::Opportunity& deal) {
  const auto facts = report::facts_of(workspace, deal);
  const auto home = workspace.definition->settings.rates.home;
  const auto number = [](const std::optional<std::int32_t>& days) {
    return days ? Json(*days) : Json();
  };
  Json computed{
      {"days_in_stage", number(facts.days_in_stage)},
      {"target_days", number(facts.target_days)},
      {"stalled", facts.stalled},
      {"past_sign_date", facts.past_sign_date},
      {"win_rate", json_of(facts.win_rate)},
      {"weighted_amount", facts.weighted ? json_of(*facts.weighted, home) : Json()},
      {"next_action", facts.next_action != nullptr ? json_of(*facts.next_action) : Json()}};
  return {{"schema", "pipeline/show/v1"},
          {"kind", "opportunity"},
          {"path", std::string(deal.path())},
          {"fields", json_of(deal.root)},
          {"computed", std::move(computed)}};
}

Json json_of_account(const model::Account& account) {
  return {{"schema", "pipeline/show/v1"},
          {"kind", "account"},
          {"path", std::string(account.path())},
          {"fields", json_of(account.root)},
          {"computed", Json()}};
}

Exit show_account(const Options& options, Session& session, Desk& desk,
                  const model::Account& account) {
  if (options.format == "json" && !options.map) {
    session.out << render::json_text(json_of_account(account));
    return Exit::fine;
  }
  // Its deals may be anywhere, so that every file has to be read.
  auto all = open_all(session, desk);
  if (!all) return all.exit;
  if (options.map) {
    print_map(session, *all, *all->account(account.id()), options.format);
    return tell_gaps(session, *all);
  }
  session.out << text_of(report::account_sheet(*all, account), account.path(), session.terminal);
  return Exit::fine;
}

Exit run(const Options& options, Session& session) {
  if (!is_one_of(session, "--format", options.format, {"text", "json"})) return Exit::usage;
  if (options.ascii) session.terminal.unicode = false;
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  auto opened = open_one(session, *desk, options.id);
  if (!opened) return opened.exit;
  if (opened->deals.empty()) return show_account(options, session, *desk, opened->accounts.front());
  const auto& deal = opened->deals.front();
  if (options.map)
    print_map(session, *opened, deal, options.format);
  else if (options.format == "json")
    session.out << render::json_text(json_of_deal(*opened, deal));
  else
    session.out << text_of(report::deal_sheet(*opened, deal), deal.path(), session.terminal);
  return Exit::fine;
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity or account")))->required();
  app.add_option("--format", options->format, session.say(msg("text or json")))
      ->type_name("FORMAT");
  app.add_flag("--map", options->map,
               session.say(msg("The customer's people by whom they report to, and our standing")));
  app.add_flag("--ascii", options->ascii,
               session.say(msg("Symbols and lines of ASCII, for terminals without others")));
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .group = Group::look,
          .access = Access::reads,
          .summary = msg("Show one opportunity or account"),
          .examples = {"pipeline show hd-power-scada", "pipeline show huadong-power",
                       "pipeline show hd-power-scada --map",
                       "pipeline show hd-power-scada --format json"},
          .declare = declare};
}

}  // namespace pipeline::cli
