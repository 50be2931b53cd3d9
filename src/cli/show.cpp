// pipeline show: one opportunity or account, for people or as JSON.
#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "base/wrapped.hpp"
#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/desk.hpp"
#include "cli/json_values.hpp"
#include "render/cell.hpp"
#include "render/json_text.hpp"
#include "render/paint.hpp"
#include "render/report.hpp"
#include "render/words.hpp"
#include "report/facts.hpp"
#include "report/sheet.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string format = "text";
};

/// The value as people read it; a person's or an account's name with the id behind it.
std::string value_words(const base::Cell& cell, base::Language language) {
  auto words = render::shown(cell.value, language);
  const bool is_name = cell.id && !cell.id->empty() && *cell.id != words &&
                       std::holds_alternative<std::string>(cell.value);
  return is_name ? words + " (" + base::printable(*cell.id) + ")" : words;
}

/// The fields as a form shows them: the title, and behind it the value, whole.
std::string field_lines(const base::Table& fields, const base::Terminal& terminal) {
  constexpr std::size_t widest_title = 44;
  std::vector<std::string> titles;
  std::size_t width = 0;
  for (const auto& row : fields.rows) {
    titles.push_back(render::shown(row.cells[0].value, terminal.language));
    if (row.role == base::RowRole::item)
      width = std::max(width, base::display_width(titles.back()));
  }
  width = std::min(width, widest_title);
  std::string lines;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (fields.rows[i].role == base::RowRole::group) {
      lines += render::paint(titles[i], render::Style::bold, terminal) + "\n";
      continue;
    }
    const auto& cell = fields.rows[i].cells[1];
    const auto style =
        cell.emphasis == base::Emphasis::none ? render::Style::plain : render::Style::yellow;
    const auto title =
        render::paint(base::pad_right(titles[i], width), render::Style::dim, terminal);
    const auto value = value_words(cell, terminal.language);
    const auto indent = width + 4;
    lines += "  " + title + "  " +
             render::paint(terminal.narrow ? base::wrapped(value, terminal.width, indent) : value,
                           style, terminal) +
             "\n";
  }
  return lines;
}

std::string text_of(const base::Report& sheet, std::string_view id, std::string_view path,
                    const base::Terminal& terminal) {
  auto text = render::paint(base::printable(id), render::Style::bold, terminal) + "  " +
              render::paint(base::printable(path), render::Style::dim, terminal) + "\n";
  for (const auto& table : sheet.tables) {
    const bool is_form = table.id == "fields" || table.id == "details";
    if (is_form && !table.title.english.empty())
      text += "\n" +
              render::paint(render::words(table.title, terminal.language), render::Style::bold,
                            terminal) +
              "\n";
    text += is_form ? field_lines(table, terminal) : render::to_text(table, terminal);
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
  if (options.format == "json") {
    session.out << render::json_text(json_of_account(account));
    return Exit::fine;
  }
  // Its deals may be anywhere, so that every file has to be read.
  auto all = open_all(session, desk);
  if (!all) return all.exit;
  session.out << text_of(report::account_sheet(*all, account), model::stem_of(account.path()),
                         account.path(), session.terminal);
  return Exit::fine;
}

Exit run(const Options& options, Session& session) {
  if (!is_one_of(session, "--format", options.format, {"text", "json"})) return Exit::usage;
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  auto opened = open_one(session, *desk, options.id);
  if (!opened) return opened.exit;
  if (opened->deals.empty()) return show_account(options, session, *desk, opened->accounts.front());
  const auto& deal = opened->deals.front();
  if (options.format == "json")
    session.out << render::json_text(json_of_deal(*opened, deal));
  else
    session.out << text_of(report::deal_sheet(*opened, deal), model::stem_of(deal.path()),
                           deal.path(), session.terminal);
  return Exit::fine;
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity or account")))->required();
  app.add_option("--format", options->format, session.say(msg("text or json")))
      ->type_name("FORMAT");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .group = Group::look,
          .access = Access::reads,
          .summary = msg("Show one opportunity or account"),
          .examples = {"pipeline show hd-power-scada", "pipeline show huadong-power",
                       "pipeline show hd-power-scada --format json"},
          .declare = declare};
}

}  // namespace pipeline::cli
