// pipeline set: sets fields of an opportunity or an account.
#include "base/text.hpp"
#include "cli/assignment.hpp"
#include "cli/command_list.hpp"
#include "cli/editing.hpp"
#include "cli/faults.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::vector<std::string> assignments;
};

Exit run(const Options& options, Session& session) {
  return edit_subject(session, "set", options.id, Editable::deals_and_accounts,
                      [&](const Subject& subject) -> Opened<Change> {
                        auto edits = parse_assignments(session, subject.desk, subject.fields,
                                                       options.assignments);
                        if (!edits) return {{}, edits.exit};
                        std::string what;
                        for (const auto& assignment : options.assignments)
                          base::add_to_list(what, assignment);
                        return {Change{std::move(*edits), what}};
                      });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity or account")))->required();
  app.add_option("FIELD=VALUE", options->assignments,
                 session.say(msg("What to set; lists as [a, b]")))
      ->required();
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command set_command() {
  return {.name = "set",
          .group = Group::edit,
          .access = Access::writes,
          .summary = msg("Set fields"),
          .examples = {"pipeline set hd-power-scada amount=12800000 expected_sign_date=2026-12-20",
                       "pipeline set huadong-power grade=A"},
          .declare = declare};
}

}  // namespace pipeline::cli
