// pipeline unset: takes fields or list items away.
#include "base/text.hpp"
#include "cli/assignment.hpp"
#include "cli/command_list.hpp"
#include "cli/editing.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::vector<std::string> paths;
};

Exit run(const Options& options, Session& session) {
  return edit_subject(
      session, "unset", options.id, Editable::deals_and_accounts,
      [&](const Subject& subject) -> Opened<Change> {
        Change change;
        for (const auto& path : options.paths) {
          auto target = find_target(session, subject.fields, path);
          if (!target) return {{}, target.exit};
          change.edits.push_back({yaml::Edit::Action::remove, std::move(target->path), {}, {}});
          base::add_to_list(change.what, path);
        }
        return {std::move(change)};
      });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity or account")))->required();
  app.add_option("FIELD", options->paths,
                 session.say(msg("What to take away, as in amount or contacts[0]")))
      ->required();
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command unset_command() {
  return {.name = "unset",
          .group = Group::edit,
          .access = Access::writes,
          .summary = msg("Take fields or list items away"),
          .examples = {"pipeline unset hd-power-scada win_rate",
                       "pipeline unset hd-power-scada 'contacts[2]'"},
          .declare = declare};
}

}  // namespace pipeline::cli
