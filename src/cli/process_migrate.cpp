// pipeline process migrate: takes all deals and accounts from one process to another, by a map of
// stages and fields; all files or none.
#include <algorithm>
#include <map>
#include <ostream>

#include "cli/command_list.hpp"
#include "cli/faults.hpp"
#include "cli/pen.hpp"
#include "cli/process_choice.hpp"
#include "cli/query.hpp"
#include "engine/migrate.hpp"
#include "process/shipped.hpp"
#include "workspace/folder_tree.hpp"
#include "workspace/overlay_tree.hpp"
#include "yaml/reader.hpp"

namespace pipeline::cli {

namespace {

using base::Diagnostics;
using base::msg;

struct Options {
  std::string map;
  std::string from;
  std::string to;
};

/// What the command is about: the same deals before and after.
struct Plan {
  const process::Migration& migration;
  const workspace::Workspace& before;
  const workspace::Definition& after;
  const base::Tree& tree;
};

/// The map's file, read from where the command is called.
Opened<base::Source> open_map(const Session& session, const std::string& name) {
  const auto path = std::filesystem::absolute(session.folder / name).lexically_normal();
  auto text =
      workspace::FolderTree(path.parent_path()).read(path.filename().string(), yaml::max_bytes);
  if (!text) return {{}, fail(session, std::move(text.diagnostics), Exit::failed)};
  return {base::Source{name, std::move(*text)}};
}

/// What becomes of files, by path.
class Texts {
 public:
  /// Makes what the map asks of one file; faults and remarks are kept.
  void add(const yaml::Document& document, engine::Migrated migrated) {
    base::append(findings, std::move(migrated.faults));
    base::append(remarks, std::move(migrated.remarks));
    if (!migrated.edits.empty()) edit(document, migrated.edits);
  }

  void edit(const yaml::Document& document, std::span<const yaml::Edit> edits) {
    auto text = yaml::apply(document, edits);
    if (!text) return base::append(findings, std::move(text.diagnostics));
    const auto& [path, before] = document.source;
    changes_.try_emplace(path, workspace::Change{path, before, {}}).first->second.after =
        std::move(*text);
  }

  /// The new texts of all files that are edited.
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> texts;
    for (const auto& [path, change] : changes_) texts[path] = change.after;
    return texts;
  }

  /// Files whose bytes change, each with the text that was read.
  [[nodiscard]] std::vector<workspace::Change> changes() const {
    std::vector<workspace::Change> all;
    for (const auto& [path, change] : changes_)
      if (change.before != change.after) all.push_back(change);
    return all;
  }

  Diagnostics findings;
  Diagnostics remarks;

 private:
  std::map<std::string, workspace::Change> changes_;
};

Texts migrated(const Plan& plan) {
  Texts texts;
  const auto& process = *plan.after.process;
  for (const auto& deal : plan.before.deals)
    texts.add(deal.document,
              engine::migrate(plan.migration, plan.before.situation(deal), process.fields));
  for (const auto& account : plan.before.accounts)
    texts.add(account.document, engine::migrate(plan.migration, account, process.account_fields));
  return texts;
}

/// Binds approvals anew whose fields only got other names.
void bind_approvals(const Plan& plan, const workspace::Workspace& after, Texts& texts) {
  for (const auto& deal : after.deals)
    if (const auto* old = plan.before.deal(deal.id())) {
      const auto edits = engine::bind_approvals(plan.migration, plan.before.situation(*old),
                                                after.situation(deal));
      if (!edits.empty()) texts.edit(deal.document, edits);
    }
}

/// Faults of the files themselves (keys, types, history) that were not there before.
Diagnostics new_faults(const workspace::Workspace& before, const workspace::Workspace& after) {
  const auto of_file = [](const base::Diagnostic& finding) {
    const auto& name = finding.kind->name;
    return finding.severity == base::Severity::error &&
           (name.starts_with("model.") || name.starts_with("deal.") ||
            name.starts_with("history.") || name.starts_with("yaml."));
  };
  auto fresh = new_findings(before.findings, after.findings);
  std::erase_if(fresh, [&](const base::Diagnostic& finding) { return !of_file(finding); });
  // Their lines are those of a text that nobody will see.
  for (auto& finding : fresh) finding.where = {finding.where.path, 0, 0, 0, 0};
  return fresh;
}

/// How many deals answer to rules of the new process that they do not meet.
std::size_t deals_with_work(const workspace::Workspace& workspace) {
  std::vector<std::string> paths;
  for (const auto& finding : workspace.findings)
    if (finding.severity == base::Severity::error && !finding.rule.empty() &&
        std::find(paths.begin(), paths.end(), finding.where.path) == paths.end())
      paths.push_back(finding.where.path);
  return paths.size();
}

/// pipeline.yaml names the new process from now on.
void name_process(const Desk& desk, const std::string& name, Texts& texts) {
  if (name.empty() || name == desk.settings().process) return;
  auto text = desk.tree->read(workspace::settings_file, yaml::max_bytes);
  if (!text) return base::append(texts.findings, std::move(text.diagnostics));
  auto document = yaml::read({std::string(workspace::settings_file), std::move(*text)});
  if (!document) return base::append(texts.findings, std::move(document.diagnostics));
  const yaml::Edit edit{yaml::Edit::Action::set, {std::string("process")}, yaml::Value::text(name)};
  texts.edit(*document, {&edit, 1});
}

/// What pipeline.yaml calls the process that was named on the command line; nothing for one of a
/// revision.
std::string settings_name(const Session& session, const Desk& desk, const std::string& name) {
  if (process::shipped_process(name)) return name;
  const auto file = std::filesystem::weakly_canonical(session.folder / name);
  const auto within = file.lexically_relative(desk.root).generic_string();
  return !name.empty() && std::filesystem::is_regular_file(file) && !within.starts_with("..")
             ? within
             : std::string{};
}

Exit run(const Options& options, Session& session) {
  const auto desk = open_desk(session, Purpose::change);
  if (!desk) return desk.exit;
  const auto chosen = open_process_desk(session);
  if (!chosen) return chosen.exit;
  const auto from = open_definition(session, *chosen.value, options.from);
  if (!from) return from.exit;
  const auto to = open_definition(session, *chosen.value, options.to);
  if (!to) return to.exit;
  auto source = open_map(session, options.map);
  if (!source) return source.exit;
  const bool in_place = options.from == options.to;
  const auto& old_process = in_place ? *to.value->process : *from.value->process;
  auto migration = process::read_migration(std::move(*source), old_process, *to.value->process);
  if (!migration) return fail(session, std::move(migration.diagnostics), Exit::usage);

  const auto& tree = *desk.value->tree;
  auto before = workspace::load(tree, in_place ? *to.value : *from.value, desk.value->today);
  if (!before) return fail(session, std::move(before.diagnostics), Exit::failed);
  if (!before->unreadable.empty()) return fail(session, unreadable_findings(*before), Exit::failed);
  const Plan plan{*migration, *before, *to.value, tree};
  auto texts = migrated(plan);
  name_process(*desk.value, settings_name(session, *desk.value, options.to), texts);
  if (!texts.findings.empty()) return fail(session, std::move(texts.findings), Exit::refused);
  const auto load_after = [&] {
    const workspace::OverlayTree overlay(tree, texts.files());
    return workspace::load(overlay, *to.value, desk.value->today);
  };
  auto after = load_after();
  if (!after) return fail(session, std::move(after.diagnostics), Exit::failed);
  if (auto fresh = new_faults(*before, *after); !fresh.empty())
    return fail(session, std::move(fresh), Exit::refused);
  bind_approvals(plan, *after, texts);
  after = load_after();
  if (!texts.findings.empty()) return fail(session, std::move(texts.findings), Exit::refused);

  const auto changes = texts.changes();
  (void)fail(session, std::move(texts.remarks), Exit::fine);
  if (changes.empty()) {
    session.out << session.say(msg("nothing to migrate")) << '\n';
    return Exit::fine;
  }
  const auto name = to.value->process->name();
  auto line = session.say(msg("migrated to {0}; files changed: {1}"),
                          {name, std::to_string(changes.size())});
  if (const auto count = deals_with_work(*after); count > 0)
    line += session.say(msg("; opportunities that fail rules behind them: {0} (pipeline validate)"),
                        {std::to_string(count)});
  return save(session, *desk.value, changes, {line, "migrate to " + name});
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("MAP", options->map,
                 session.say(msg("The map: what becomes of stages and fields (a YAML file)")))
      ->required();
  app.add_option("--from", options->from,
                 session.say(msg("The process as it was: a file, a shipped process, or REV:FILE; "
                                 "without it the one in force")))
      ->type_name("PROCESS");
  app.add_option("--to", options->to,
                 session.say(msg("The process as it is to be, which pipeline.yaml then names; "
                                 "without it the one in force")))
      ->type_name("PROCESS");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command process_migrate_command() {
  return {
      .name = "process migrate",
      .group = Group::tool,
      .access = Access::writes,
      .summary = msg("Take all files from one process to another by a map of stages and fields"),
      .examples = {"pipeline process migrate map.yaml --to process-2.yaml --dry-run",
                   "pipeline process migrate map.yaml --from HEAD:process.yaml --commit"},
      .declare = declare};
}

}  // namespace pipeline::cli
