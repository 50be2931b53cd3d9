// pipeline tick: ticks off a checklist rule, with evidence.
#include "cli/assignment.hpp"
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string rule;
  std::string evidence;
  std::string date;
};

Exit run(const Options& options, Session& session) {
  return edit_subject(
      session, "tick", options.id, Editable::deals, [&](const Subject& subject) -> Opened<Change> {
        const auto* rule =
            find_rule<process::Checklist>(session, subject, options.rule, not_a_checklist_rule);
        if (rule == nullptr) return {{}, Exit::usage};
        auto day = day_or_today(session, "date", options.date, subject.desk.today);
        if (!day) return {{}, day.exit};
        std::vector<std::string> values{"done=" + base::to_string(*day), "by=" + subject.actor.id};
        if (!options.evidence.empty()) values.push_back("evidence=" + options.evidence);
        if (options.evidence.empty() &&
            std::get<process::Checklist>(rule->demand).evidence_required)
          return {{},
                  fail(session, {plain_finding(missing_argument, {"--evidence", "tick"})},
                       Exit::usage)};
        const auto* element = model::type_at(subject.fields, "checklist");
        auto item = parse_item(session, subject.desk, element->element.front(), values);
        if (!item) return {{}, item.exit};
        Change change;
        change.edits.push_back(subject.set({"checklist", rule->id}, std::move(*item)));
        change.what = rule->id + (options.evidence.empty() ? "" : " " + options.evidence);
        return {std::move(change)};
      });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("RULE", options->rule, session.say(msg("The checklist rule")))->required();
  app.add_option("--evidence", options->evidence,
                 session.say(msg("A path in the workspace, a URL or a commit")))
      ->type_name("REF");
  app.add_option("--date", options->date, session.say(msg("The day, if not today")))
      ->type_name("DATE");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command tick_command() {
  return {.name = "tick",
          .group = Group::decide,
          .access = Access::writes,
          .summary = msg("Tick off a checklist rule, with evidence"),
          .examples = {"pipeline tick hd-power-scada BID-4 --evidence docs/kickoff.md"},
          .declare = declare};
}

}  // namespace pipeline::cli
