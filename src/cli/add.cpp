// pipeline add: adds an item to a list of an opportunity or an account.
#include "cli/assignment.hpp"
#include "cli/command_list.hpp"
#include "cli/editing.hpp"
#include "cli/faults.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string list;
  std::vector<std::string> values;
};

/// The new item: the fields of a record, or the one value of a plain list.
Opened<yaml::Value> item_of(const Options& options, const Session& session, const Desk& desk,
                            const model::Type& element) {
  if (element.kind == model::TypeKind::record)
    return parse_item(session, desk, element, options.values);
  if (options.values.size() > 1)
    return {
        {},
        fail(session, {plain_finding(extra_argument, {options.values[1], "add"})}, Exit::usage)};
  return parse_value(session, desk, options.list, options.values.front(), &element);
}

Exit run(const Options& options, Session& session) {
  return edit_subject(
      session, "add", options.id, Editable::deals_and_accounts,
      [&](const Subject& subject) -> Opened<Change> {
        auto target = find_target(session, subject.fields, options.list);
        if (!target) return {{}, target.exit};
        if (target->type == nullptr || target->type->kind != model::TypeKind::list)
          return {{}, fail(session, {plain_finding(not_a_list, {options.list})}, Exit::usage)};
        auto item = item_of(options, session, subject.desk, target->type->element.front());
        if (!item) return {{}, item.exit};
        std::string what = options.list;
        for (const auto& value : options.values) what += " " + value;
        Change change;
        change.edits.push_back(subject.append(std::move(target->path), std::move(*item)));
        change.what = what;
        return {std::move(change)};
      });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity or account")))->required();
  app.add_option("LIST", options->list,
                 session.say(msg("The list, as in contacts or expenses.entries")))
      ->required();
  app.add_option("KEY=VALUE", options->values,
                 session.say(msg("The new item's fields, or its value")))
      ->required();
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command add_command() {
  return {
      .name = "add",
      .group = Group::edit,
      .access = Access::writes,
      .summary = msg("Add an item to a list"),
      .examples = {"pipeline add hd-power-scada competitors name=南自科技 'strengths=[价格, 关系]'",
                   "pipeline add hd-power-scada reviews date=2026-11-23 by=li.na result=passed"},
      .declare = declare};
}

}  // namespace pipeline::cli
