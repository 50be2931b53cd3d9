// pipeline report: asks for deals, lets a builder of report/ make the report, and prints it in a
// format.
#include <algorithm>
#include <ostream>

#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/faults.hpp"
#include "cli/query.hpp"
#include "cli/report_format.hpp"
#include "model/faults.hpp"
#include "render/report.hpp"
#include "report/reports.hpp"
#include "report/weekly.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string name;
  std::string period;
  std::string by;
  std::string where;
  std::string format = "text";
  std::string output;
  bool allow_partial = false;
};

const report::NamedReport* find_report(const Session& session, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& each : report::reports()) {
    if (each.name == name) return &each;
    names.emplace_back(each.name);
  }
  (void)is_one_of(session, "NAME", name, names);
  return nullptr;
}

/// The period as the report understands it; nothing where none was asked for and the report needs
/// none.
Opened<std::optional<base::Period>> period_of(const Options& options, const Session& session,
                                              const Desk& desk, report::PeriodUse use) {
  std::optional<base::Period> period;
  if (!options.period.empty()) {
    period = base::parse_period(options.period);
    if (!period)
      return {{}, fail(session, {plain_finding(unknown_period, {options.period})}, Exit::usage)};
  }
  if (use == report::PeriodUse::any) return {period};
  const auto week = report::week_asked(period, desk.today, desk.settings().week_starts);
  if (!week) return {{}, fail(session, {plain_finding(not_a_week, {options.period})}, Exit::usage)};
  return {week};
}

/// Sums over amounts that nobody can convert, or over files that nobody could read, would be wrong
/// in silence.
Exit refusal(const Options& options, const Session& session,
             const workspace::Workspace& workspace) {
  base::Diagnostics findings;
  std::vector<std::string> deals;
  for (const auto& finding : workspace.findings) {
    if (finding.kind != &model::no_rate) continue;
    findings.push_back(finding);
    const std::string deal(model::stem_of(finding.where.path));
    if (std::find(deals.begin(), deals.end(), deal) == deals.end()) deals.push_back(deal);
  }
  if (!deals.empty()) findings.push_back(plain_finding(amounts_without_rate, {deals}));
  if (!workspace.unreadable.empty() && !(options.allow_partial && findings.empty())) {
    const auto unreadable = unreadable_findings(workspace);
    findings.insert(findings.end(), unreadable.begin(), unreadable.end());
    if (!options.allow_partial)
      findings.push_back(plain_finding(files_left_out, {workspace.unreadable}));
  }
  if (findings.empty()) return Exit::fine;
  return fail(session, std::move(findings),
              workspace.unreadable.empty() ? Exit::refused : Exit::failed);
}

Exit run(const Options& options, Session& session) {
  const auto* named = find_report(session, options.name);
  if (named == nullptr || !is_format_of_reports(session, options.format)) return Exit::usage;
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  report::Query query;
  auto period = period_of(options, session, *desk, named->period);
  if (!period) return period.exit;
  query.period = *period;
  if (!options.by.empty()) {
    auto group = read_group(session, desk->process(), options.by);
    if (!group) return group.exit;
    query.by = std::move(*group);
  }
  Opened<process::Expression> condition;
  if (!options.where.empty()) {
    condition = read_condition(session, desk->process(), "--where", options.where);
    if (!condition) return condition.exit;
    query.where = &*condition;
  }
  auto workspace = open_all(session, *desk);
  if (!workspace) return workspace.exit;
  if (const auto refused = refusal(options, session, *workspace); refused != Exit::fine)
    return refused;
  const auto report = named->build(*workspace, query, provenance(session, desk->root, *workspace));
  if (options.format == "csv") tell_undecided(session, report);
  const auto printed = print_report(session, report, options.format, options.output);
  return stronger(printed, tell_gaps(session, *workspace));
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  std::string names;
  for (const auto& each : report::reports())
    names +=
        (names.empty() ? "" : "; ") + std::string(each.name) + ": " + session.say(each.summary);
  app.add_option("NAME", options->name, names)->required();
  app.add_option(
         "--period", options->period,
         session.say(msg("2026, 2026-Q4, 2026-11, 2026-W47, 2026-11-23 or A..B of two dates")))
      ->type_name("PERIOD");
  app.add_option("--by", options->by,
                 session.say(msg("Group by this field: owner, account, segment, channel, …")))
      ->type_name("FIELD");
  app.add_option("--where", options->where,
                 session.say(msg("Only deals for which this condition (CEL) holds")))
      ->type_name("CEL");
  declare_report_format(app, session, options->format);
  app.add_option("-o,--output", options->output,
                 session.say(msg("Write to this file and stay quiet")))
      ->type_name("FILE");
  app.add_flag(
      "--allow-partial", options->allow_partial,
      session.say(
          msg("Leave files out that cannot be read, and say so; the exit code is 3 all the same")));
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command report_command() {
  return {
      .name = "report",
      .group = Group::report,
      .access = Access::reads,
      .summary = msg("Reports over all opportunities"),
      .examples = {"pipeline report pipeline",
                   "pipeline report pipeline --by owner --period 2026-Q4", "pipeline report weekly",
                   "pipeline report weekly --period 2026-W47 --format html -o reports/weekly.html"},
      .declare = declare};
}

}  // namespace pipeline::cli
