// pipeline knowledge: what deals that were won or have ended can teach.
#include "report/knowledge.hpp"

#include <algorithm>

#include "base/ids.hpp"
#include "base/search.hpp"
#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/query.hpp"
#include "cli/report_format.hpp"

namespace pipeline::cli {

namespace {

using base::msg;
using Ids = std::vector<std::string>;

struct Options {
  std::vector<std::string> search;
  report::KnowledgeQuery query;
  std::string status;
  std::string where;
  std::string format = "text";
};

/// The reasons to end that the process lists, each once.
Ids reasons(const process::Process& process) {
  Ids all;
  for (const auto* outcome : {&process.won, &process.lost, &process.withdrawn}) {
    if (!*outcome) continue;
    for (const auto& reason : (*outcome)->reasons)
      if (std::find(all.begin(), all.end(), reason.id) == all.end()) all.push_back(reason.id);
  }
  return all;
}

/// An option that names something which must exist, where anything of the kind is declared.
bool is_known(const Session& session, std::string_view option, const std::string& value,
              const Ids& ids) {
  return value.empty() || ids.empty() || is_one_of(session, option, value, ids);
}

bool names_known_things(const Options& options, const Session& session, const Desk& desk) {
  const auto& query = options.query;
  const auto& settings = desk.settings();
  return is_known(session, "--reason", query.reason, reasons(desk.process())) &&
         is_known(session, "--segment", query.segment, base::ids_of(settings.segments)) &&
         is_known(session, "--owner", query.owner, base::ids_of(settings.people)) &&
         is_known(session, "--stage", query.stage, base::ids_of(desk.process().stages)) &&
         is_known(session, "--status", options.status, {"won", "lost", "withdrawn", "closed"});
}

Exit run(const Options& options, Session& session) {
  if (!is_format_of_reports(session, options.format)) return Exit::usage;
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  if (!names_known_things(options, session, *desk)) return Exit::usage;
  auto query = options.query;
  for (const auto& words : options.search)
    for (auto& word : base::words_of(words)) query.words.push_back(std::move(word));
  query.status = model::parse_status(options.status);
  Opened<process::Expression> condition;
  if (!options.where.empty()) {
    condition = read_condition(session, desk->process(), "--where", options.where);
    if (!condition) return condition.exit;
    query.where = &*condition;
  }
  auto workspace = open_all(session, *desk);
  if (!workspace) return workspace.exit;
  const auto report =
      report::knowledge(*workspace, query, provenance(session, desk->root, *workspace));
  if (options.format == "csv") tell_undecided(session, report);
  const auto printed = print_report(session, report, options.format, {});
  return stronger(printed, tell_gaps(session, *workspace));
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("SEARCH", options->search,
                 session.say(msg("Words that all occur; without any, everything is listed")));
  const auto option = [&](const char* name, std::string& value, std::string_view help,
                          const char* type) {
    app.add_option(name, value, session.say(help))->type_name(type);
  };
  auto& query = options->query;
  option("--reason", query.reason,
         msg("Ended for this reason; the part before a _ stands for all reasons of that kind"),
         "CODE");
  option("--competitor", query.competitor, msg("This competitor took part, or won"), "NAME");
  option("--segment", query.segment, msg("Of this segment"), "ID");
  option("--owner", query.owner, msg("Of this owner"), "ID");
  option("--stage", query.stage, msg("Ended in this stage"), "STAGE");
  option("--status", options->status, msg("won, lost, withdrawn or closed"), "STATUS");
  option("--where", options->where, msg("Only deals for which this condition (CEL) holds"), "CEL");
  declare_report_format(app, session, options->format);
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command knowledge_command() {
  return {.name = "knowledge",
          .group = Group::report,
          .access = Access::reads,
          .summary = msg("Search what won and ended deals can teach"),
          .examples = {"pipeline knowledge price", "pipeline knowledge --reason relationship",
                       "pipeline knowledge interface --competitor \"Halvorsen\" --status lost",
                       "pipeline knowledge --segment metro --format html"},
          .declare = declare};
}

}  // namespace pipeline::cli
