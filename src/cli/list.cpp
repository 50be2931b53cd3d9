// pipeline list: deals one by one, chosen, sorted, and with the columns that were asked for.
#include "report/list.hpp"

#include <array>
#include <ostream>

#include "cli/choice.hpp"
#include "cli/columns.hpp"
#include "cli/command_list.hpp"
#include "cli/query.hpp"
#include "render/cell.hpp"
#include "render/report.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

constexpr std::array default_columns{"id",           "name",        "account",
                                     "owner",        "stage",       "status",
                                     "amount",       "probability", "expected_sign_date",
                                     "days_in_stage"};
/// What a narrow terminal does without, first to last.
constexpr std::array<std::string_view, 5> dispensable{"account", "status", "owner", "days_in_stage",
                                                      "probability"};

struct Options {
  std::string where;
  std::string sort;
  std::string columns;
  std::string format = "table";
};

/// The columns' declared titles are for forms; a table has less room.
void shorten_title(report::Field& field) {
  if (field.path == "name") field.title = base::Phrase{msg("Name")};
  if (field.path == "amount") field.title = base::Phrase{msg("Amount")};
  if (field.path == "expected_sign_date") field.title = base::Phrase{msg("Sign date")};
  if (field.path == "days_in_stage") field.title = base::Phrase{msg("Days")};
}

Opened<report::ListQuery> query_of(const Options& options, const Session& session,
                                   const process::Process& process) {
  std::vector<std::string> names(default_columns.begin(), default_columns.end());
  if (!options.columns.empty()) names = split_at_commas(options.columns);
  if (options.format == "ids") names = {"id"};
  report::ListQuery query;
  for (const auto& name : names) {
    auto field = read_field(session, process, name);
    if (!field) return {{}, field.exit};
    if (options.columns.empty()) shorten_title(*field);
    query.columns.push_back(std::move(*field));
  }
  if (!options.sort.empty()) {
    const bool descending = options.sort.starts_with('-');
    auto field = read_field(session, process, options.sort.substr(descending ? 1 : 0));
    if (!field) return {{}, field.exit};
    query.sort = std::move(*field);
    query.direction = descending ? report::Direction::descending : report::Direction::ascending;
  }
  return {std::move(query)};
}

void print(const Session& session, const Options& options, base::Report report) {
  if (options.format == "json") {
    session.out << render::to_json(report, session.language());
  } else if (options.format == "csv") {
    session.out << render::to_csv(report);
  } else if (options.format == "ids") {
    for (const auto& row : report.tables.front().rows)
      if (const auto id = render::raw(row.cells.front()); !id.empty()) session.out << id << '\n';
  } else {
    if (options.columns.empty()) fit_columns(report.tables.front(), dispensable, session.terminal);
    session.out << render::to_text(report, session.terminal);
  }
}

Exit run(const Options& options, Session& session) {
  if (!is_one_of(session, "--format", options.format, {"table", "json", "csv", "ids"}))
    return Exit::usage;
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  auto query = query_of(options, session, desk->process());
  if (!query) return query.exit;
  Opened<process::Expression> condition;
  if (!options.where.empty()) {
    condition = read_condition(session, desk->process(), "--where", options.where);
    if (!condition) return condition.exit;
    query->where = &*condition;
  }
  auto workspace = open_all(session, *desk);
  if (!workspace) return workspace.exit;
  auto report = report::list(*workspace, *query, provenance(session, desk->root, *workspace));
  const bool bare = options.format == "ids" || options.format == "csv";
  if (bare) tell_undecided(session, report);
  print(session, options, std::move(report));
  return tell_gaps(session, *workspace);
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("--where", options->where,
                 session.say(msg("Only deals for which this condition (CEL) holds")))
      ->type_name("CEL");
  app.add_option("--sort", options->sort,
                 session.say(msg("Sort by this field; with - before it, the greatest first")))
      ->type_name("FIELD");
  app.add_option("--columns", options->columns,
                 session.say(msg("The fields to show, with commas between them")))
      ->type_name("FIELDS");
  app.add_option("--format", options->format, session.say(msg("table, json, csv or ids")))
      ->type_name("FORMAT");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command list_command() {
  return {
      .name = "list",
      .group = Group::look,
      .access = Access::reads,
      .summary = msg("List opportunities"),
      .examples = {"pipeline list",
                   "pipeline list --where \"status == 'open' && amount >= 1000000\" --sort -amount",
                   "pipeline list --columns id,next_due,next_action,account.grade",
                   "pipeline list --format ids"},
      .declare = declare};
}

}  // namespace pipeline::cli
