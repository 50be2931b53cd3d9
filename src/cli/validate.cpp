// pipeline validate: every finding in every file; silent when all is well.
#include <algorithm>

#include "base/nearest.hpp"
#include "cli/command_list.hpp"
#include "cli/desk.hpp"
#include "cli/faults.hpp"
#include "cli/findings.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::vector<std::string> paths;
  FindingsOptions findings;
};

/// The findings about `paths` (files or folders, as typed; ids are fine too); all of them without
/// any.
Opened<base::Diagnostics> selected(const Session& session, const Desk& desk,
                                   const workspace::Workspace& workspace,
                                   const std::vector<std::string>& paths) {
  if (paths.empty()) return {workspace.findings};
  std::vector<std::string> files = workspace.unreadable;
  files.emplace_back(workspace::settings_file);
  for (const auto& deal : workspace.deals) files.emplace_back(deal.path());
  for (const auto& account : workspace.accounts) files.emplace_back(account.path());
  std::vector<std::string> chosen;
  for (const auto& path : paths) {
    const auto absolute = std::filesystem::weakly_canonical(session.folder / path);
    const auto within = absolute.lexically_relative(desk.root).generic_string();
    const auto from_root = std::filesystem::path(path).lexically_normal().generic_string();
    const auto before = chosen.size();
    for (const auto& file : files)
      for (const auto& name : {within, from_root})
        if (name == "." || file == name || file.starts_with(name + "/") ||
            model::stem_of(file) == path) {
          chosen.push_back(file);
          break;
        }
    if (chosen.size() == before && !std::filesystem::is_directory(absolute)) {
      auto names = files;
      for (const auto& file : files) names.emplace_back(model::stem_of(file));
      return {{},
              fail(session,
                   {plain_finding(not_a_file_of_workspace, {path}, base::nearest(path, names))},
                   Exit::usage)};
    }
  }
  base::Diagnostics findings = workspace.findings;
  std::erase_if(findings, [&](const base::Diagnostic& finding) {
    return std::find(chosen.begin(), chosen.end(), finding.where.path) == chosen.end();
  });
  return {std::move(findings)};
}

Exit exit_for(const base::Diagnostics& findings, const workspace::Workspace& workspace) {
  const bool unreadable =
      std::any_of(findings.begin(), findings.end(), [&](const base::Diagnostic& finding) {
        const auto& paths = workspace.unreadable;
        return std::find(paths.begin(), paths.end(), finding.where.path) != paths.end();
      });
  if (unreadable) return Exit::failed;
  return base::has_errors(findings) ? Exit::refused : Exit::fine;
}

Exit run(const Options& options, Session& session) {
  if (!is_format_of_findings(session, options.findings.format)) return Exit::usage;
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  auto workspace = open_all(session, *desk);
  if (!workspace) return workspace.exit;
  auto findings = selected(session, *desk, *workspace, options.paths);
  if (!findings) return findings.exit;
  std::vector<std::string> files;
  for (const auto& deal : workspace->deals) files.emplace_back(deal.path());
  print_findings(session, *findings.value, options.findings,
                 {.files = std::move(files),
                  .schema = "pipeline/validate/v1",
                  .all_well = session.say(msg("{0} opportunities, all is well"),
                                          {std::to_string(workspace->deals.size())})});
  return exit_for(*findings, *workspace);
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("PATH", options->paths,
                 session.say(msg("Files, folders or ids; without any, the whole workspace")));
  declare_findings(app, session, options->findings);
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command validate_command() {
  return {.name = "validate",
          .group = Group::look,
          .access = Access::reads,
          .summary = msg("Find what is wrong in the files: types, rules, and the recorded history"),
          .examples = {"pipeline validate", "pipeline validate opportunities/2026 --format json"},
          .declare = declare};
}

}  // namespace pipeline::cli
