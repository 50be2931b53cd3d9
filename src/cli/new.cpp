// pipeline new: a new opportunity or account, from the process's fields.
#include <algorithm>

#include <fmt/format.h>

#include "cli/assignment.hpp"
#include "cli/command_list.hpp"
#include "cli/faults.hpp"
#include "cli/modeline.hpp"
#include "cli/pen.hpp"
#include "engine/passage.hpp"
#include "model/faults.hpp"
#include "workspace/faults.hpp"
#include "yaml/reader.hpp"

namespace pipeline::cli {

namespace {

using base::msg;
using yaml::Value;

struct Options {
  std::string id;
  bool account = false;
  std::vector<std::string> assignments;
};

/// The value that an assignment gives to `field`, or nothing.
std::string assigned(const Options& options, std::string_view field) {
  for (const auto& assignment : options.assignments)
    if (assignment.starts_with(std::string(field) + "="))
      return assignment.substr(field.size() + 1);
  return {};
}

/// The first line of the history: the deal enters the first stage.
Value first_line(const Desk& desk, const model::Person& actor) {
  const auto& process = desk.process();
  return Value::map({{"at", Value::plain(base::to_string(desk.today))},
                     {"to", Value::text(process.stages.front().id)},
                     {"by", Value::text(actor.id)},
                     {"process", Value::text(process.name())}});
}

/// What every opportunity has from its first day; the other assigned fields are edited in.
Value skeleton(const Options& options, const Desk& desk, const model::Person& actor) {
  const auto or_else = [](const std::string& value, const std::string& fallback) {
    return value.empty() ? fallback : value;
  };
  const auto name = Value::text(or_else(assigned(options, "name"), options.id));
  if (options.account) return Value::map({{"id", Value::text(options.id)}, {"name", name}});
  const auto& process = desk.process();
  const auto status = engine::status_in_stage(process, 0);
  return Value::map({{"id", Value::text(options.id)},
                     {"name", name},
                     {"account", Value::text(assigned(options, "account"))},
                     {"owner", Value::text(or_else(assigned(options, "owner"), actor.id))},
                     {"stage", Value::text(process.stages.front().id)},
                     {"status", Value::text(std::string(model::to_string(status)))},
                     {"history", Value::list({first_line(desk, actor)})}});
}

/// accounts/ID.yaml, or opportunities/YEAR/ID.yaml.
std::string path_of(const Options& options, const Desk& desk) {
  if (options.account) return fmt::format("{}/{}.yaml", workspace::accounts_folder, options.id);
  return fmt::format("{}/{}/{}.yaml", workspace::deals_folder,
                     static_cast<int>(desk.today.calendar().year()), options.id);
}

base::Diagnostics refusals(const Options& options, const Desk& desk) {
  base::Diagnostics faults;
  if (!model::is_id(options.id)) faults.push_back(plain_finding(model::bad_id, {options.id}));
  if (!options.account && assigned(options, "account").empty())
    faults.push_back(plain_finding(account_needed));
  const auto listing = workspace::list_files(*desk.tree);
  if (!listing) return listing.diagnostics;
  for (const auto* entries : {&listing->accounts, &listing->deals})
    for (const auto& entry : *entries)
      if (model::stem_of(entry.path) == options.id)
        faults.push_back(plain_finding(workspace::duplicate_id, {options.id, entry.path}));
  return faults;
}

Exit run(const Options& options, Session& session) {
  auto desk = open_desk(session, Purpose::change);
  if (!desk) return desk.exit;
  auto actor = acting_person(session, *desk);
  if (!actor) return actor.exit;
  const auto& fields = options.account ? desk->process().account_fields : desk->process().fields;
  auto edits = parse_assignments(session, *desk, fields, options.assignments);
  if (!edits) return edits.exit;
  if (auto faults = refusals(options, *desk); !faults.empty())
    return fail(session, std::move(faults), Exit::usage);
  const auto file = path_of(options, *desk);
  const bool has_schema = desk->tree->read(schema_file(file), yaml::max_bytes).value.has_value();
  auto blank = yaml::read(
      {file, (has_schema ? modeline(file) : "") + yaml::write(skeleton(options, *desk, *actor))});
  if (!blank) return fail(session, std::move(blank.diagnostics), Exit::usage);
  const workspace::Workspace nothing{.definition = desk->definition.get(),
                                     .today = desk->today,
                                     .accounts = {},
                                     .deals = {},
                                     .unreadable = {},
                                     .findings = {}};
  auto edited = edit(session, *desk, nothing, *blank, *edits.value);
  if (!edited) return edited.exit;
  edited->change.before.reset();
  const auto& path = edited->change.path;
  return save(session, *desk, {&edited->change, 1},
              {fmt::format("{}: {}", options.id, path), fmt::format("new {}", options.id)});
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id,
                 session.say(msg("The new id: lower-case letters, digits and '-'")))
      ->required();
  app.add_flag("--account", options->account,
               session.say(msg("A new account, not an opportunity")));
  app.add_option("--set", options->assignments,
                 session.say(msg("A field's value; may be repeated")))
      ->allow_extra_args(false)
      ->type_name("FIELD=VALUE");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command new_command() {
  return {.name = "new",
          .group = Group::start,
          .access = Access::writes,
          .summary = msg("Make a new opportunity or account"),
          .examples =
              {"pipeline new --account huadong-power --set name=华东电力 --set grade=A",
               "pipeline new hd-power-scada --set name=调度自动化改造 --set account=huadong-power"},
          .declare = declare};
}

}  // namespace pipeline::cli
