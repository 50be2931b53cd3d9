// pipeline plan: plans an action with an owner and a due date.
#include "cli/assignment.hpp"
#include "cli/command_list.hpp"
#include "cli/editing.hpp"
#include "cli/faults.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string due;
  std::string what;
  std::string owner;
};

Exit run(const Options& options, Session& session) {
  return edit_subject(
      session, "plan", options.id, Editable::deals, [&](const Subject& subject) -> Opened<Change> {
        const std::vector<std::string> values{
            "due=" + options.due,
            "owner=" + (options.owner.empty() ? subject.actor.id : options.owner),
            "what=" + options.what};
        const auto* element = model::type_at(subject.fields, "actions");
        auto item = parse_item(session, subject.desk, element->element.front(), values);
        if (!item) return {{}, item.exit};
        Change change;
        change.edits.push_back(subject.append({"actions"}, std::move(*item)));
        change.what = options.due + " " + options.what;
        return {std::move(change)};
      });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("--due", options->due, session.say(msg("The day by which it is to be done")))
      ->required()
      ->type_name("DATE");
  app.add_option("--what", options->what, session.say(msg("What is to be done")))
      ->required()
      ->type_name("TEXT");
  app.add_option("--owner", options->owner,
                 session.say(msg("Who does it, if not the person who acts")))
      ->type_name("PERSON");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command plan_command() {
  return {.name = "plan",
          .group = Group::edit,
          .access = Access::writes,
          .summary = msg("Plan an action with an owner and a due date"),
          .examples = {"pipeline plan hd-power-scada --due 2026-11-28 --what 递交投标文件"},
          .declare = declare};
}

}  // namespace pipeline::cli
