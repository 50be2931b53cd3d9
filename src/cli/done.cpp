// pipeline done: ends an action with its result.
#include <fmt/format.h>

#include "cli/assignment.hpp"
#include "cli/command_list.hpp"
#include "cli/editing.hpp"
#include "cli/faults.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string number;
  std::string result;
  std::string remedy;
  std::string date;
};

/// The action's index, from its number in the file, counted from 1.
Opened<std::size_t> index_of(const Options& options, const Session& session,
                             const Subject& subject) {
  const auto count = subject.deal->root["actions"].items().size();
  const bool digits = !options.number.empty() && options.number.size() < 6 &&
                      options.number.find_first_not_of("0123456789") == std::string::npos;
  const auto number = digits ? std::stoul(options.number) : 0;
  if (number >= 1 && number <= count) return {number - 1};
  return {{},
          fail(session,
               {plain_finding(no_such_action,
                              {options.number, options.id, static_cast<std::int64_t>(count)})},
               Exit::usage)};
}

Exit run(const Options& options, Session& session) {
  return edit_subject(
      session, "done", options.id, Editable::deals, [&](const Subject& subject) -> Opened<Change> {
        auto index = index_of(options, session, subject);
        if (!index) return {{}, index.exit};
        auto day = day_or_today(session, "date", options.date, subject.desk.today);
        if (!day) return {{}, day.exit};
        const auto& action = subject.deal->root["actions"].items()[*index];
        if (const auto* done = action["done"].get<base::Date>())
          return {
              {},
              fail(session,
                   {plain_finding(done_already, {options.number, base::to_string(*done), options.id,
                                                 fmt::format("actions[{}].result", *index)})},
                   Exit::refused)};
        const auto at = [&](std::string key) {
          return yaml::Path{"actions", *index, std::move(key)};
        };
        Change change;
        change.edits.push_back(subject.set(at("done"), yaml::Value::plain(base::to_string(*day))));
        change.edits.push_back(subject.set(at("result"), yaml::Value::text(options.result)));
        if (!options.remedy.empty())
          change.edits.push_back(subject.set(at("remedy"), yaml::Value::text(options.remedy)));
        change.what = std::string(action["what"].text()) + ": " + options.result;
        return {std::move(change)};
      });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("N", options->number,
                 session.say(msg("The action's number, counted from 1, as show lists them")))
      ->required();
  app.add_option("--result", options->result, session.say(msg("What came of it")))
      ->required()
      ->type_name("TEXT");
  app.add_option("--remedy", options->remedy,
                 session.say(msg("What is done about it, where it failed")))
      ->type_name("TEXT");
  app.add_option("--date", options->date, session.say(msg("The day, if not today")))
      ->type_name("DATE");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command done_command() {
  return {.name = "done",
          .group = Group::edit,
          .access = Access::writes,
          .summary = msg("End an action with its result"),
          .examples = {"pipeline done hd-power-scada 1 --result 已递交"},
          .declare = declare};
}

}  // namespace pipeline::cli
