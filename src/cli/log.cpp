// pipeline log: records an activity: a visit, a call, a demonstration.
#include "cli/assignment.hpp"
#include "cli/command_list.hpp"
#include "cli/editing.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string kind;
  std::string note;
  std::string date;
  std::vector<std::string> with;
  std::string minutes;
};

/// The activity as its file has it.
Opened<yaml::Value> activity(const Options& options, const Session& session,
                             const Subject& subject) {
  auto day = day_or_today(session, "date", options.date, subject.desk.today);
  if (!day) return {{}, day.exit};
  std::vector<std::string> values{"date=" + base::to_string(*day), "kind=" + options.kind,
                                  "by=" + subject.actor.id};
  if (!options.minutes.empty()) values.push_back("minutes=" + options.minutes);
  const auto* element = model::type_at(subject.fields, "activities");
  auto item = parse_item(session, subject.desk, element->element.front(), values);
  if (!item) return item;
  std::vector<yaml::Value> people;
  for (const auto& person : options.with) people.push_back(yaml::Value::text(person));
  if (!people.empty()) item->pairs.emplace_back("with", yaml::Value::list(std::move(people)));
  if (!options.note.empty()) item->pairs.emplace_back("note", yaml::Value::text(options.note));
  return item;
}

Exit run(const Options& options, Session& session) {
  return edit_subject(
      session, "log", options.id, Editable::deals, [&](const Subject& subject) -> Opened<Change> {
        auto item = activity(options, session, subject);
        if (!item) return {{}, item.exit};
        Change change;
        change.edits.push_back(subject.append({"activities"}, std::move(*item)));
        change.what = options.kind + (options.note.empty() ? "" : " " + options.note);
        return {std::move(change)};
      });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("KIND", options->kind,
                 session.say(msg("A kind of activity that the process declares")))
      ->required();
  app.add_option("--note", options->note, session.say(msg("What was said or found")))
      ->type_name("TEXT");
  app.add_option("--date", options->date, session.say(msg("The day, if not today")))
      ->type_name("DATE");
  app.add_option("--with", options->with,
                 session.say(msg("A person of the customer; may be repeated")))
      ->allow_extra_args(false)
      ->type_name("NAME");
  app.add_option("--minutes", options->minutes, session.say(msg("Time spent, in minutes")))
      ->type_name("N");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command log_command() {
  return {.name = "log",
          .group = Group::edit,
          .access = Access::writes,
          .summary = msg("Record an activity: a visit, a call, a demonstration"),
          .examples = {"pipeline log hd-power-scada visit --with 李总工 --note 需求书澄清"},
          .declare = declare};
}

}  // namespace pipeline::cli
