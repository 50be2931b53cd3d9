#include "cli/process_choice.hpp"

#include "base/nearest.hpp"
#include "cli/faults.hpp"
#include "git/repository.hpp"
#include "git/revision_tree.hpp"
#include "process/faults.hpp"
#include "process/shipped.hpp"
#include "workspace/folder_tree.hpp"

namespace pipeline::cli {

namespace fs = std::filesystem;

namespace {

/// Where a named process is read from, and its name there.
struct Origin {
  std::unique_ptr<base::Tree> owned;  ///< where the tree is not the workspace's
  const base::Tree* tree = nullptr;
  std::string name;
};

/// REV:FILE, as git writes a file of a revision.
Opened<Origin> of_revision(const Session& session, const fs::path& root, const std::string& name) {
  const auto colon = name.find(':');
  const auto repository = git::Repository::discover(root);
  if (!repository)
    return {{}, fail(session, {plain_finding(no_repository, {name, root.string()})}, Exit::usage)};
  auto tree = git::revision_tree(*repository, name.substr(0, colon),
                                 repository->path_within(root).value_or(""));
  if (!tree) return {{}, fail(session, std::move(tree.diagnostics), Exit::usage)};
  Origin origin{std::move(*tree), nullptr, name.substr(colon + 1)};
  origin.tree = origin.owned.get();
  return {std::move(origin)};
}

Opened<Origin> origin_of(const Session& session, const ProcessDesk& desk, const std::string& name) {
  if (name.empty()) return {Origin{{}, desk.tree.get(), desk.settings.process}};
  std::error_code error;
  const auto file = fs::weakly_canonical(session.folder / name, error);
  if (fs::is_regular_file(file, error)) {
    const auto within =
        desk.root ? file.lexically_relative(*desk.root).generic_string() : std::string("..");
    if (!within.starts_with("..")) return {Origin{{}, desk.tree.get(), within}};
    Origin origin{std::make_unique<workspace::FolderTree>(file.parent_path()), nullptr,
                  file.filename().string()};
    origin.tree = origin.owned.get();
    return {std::move(origin)};
  }
  if (desk.root && name.find(':') != std::string::npos)
    return of_revision(session, *desk.root, name);
  return {Origin{{}, desk.tree.get(), name}};
}

}  // namespace

Opened<ProcessDesk> open_process_desk(const Session& session) {
  ProcessDesk desk{workspace::find_root(session.folder), nullptr, {}};
  if (!desk.root) {
    desk.tree = std::make_unique<workspace::FolderTree>(session.folder);
    return {std::move(desk)};
  }
  auto tree = open_tree(session, *desk.root);
  if (!tree) return {{}, fail(session, std::move(tree.diagnostics), Exit::usage)};
  desk.tree = std::move(*tree);
  auto settings = workspace::load_settings(*desk.tree);
  if (!settings) return {{}, fail(session, std::move(settings.diagnostics), Exit::usage)};
  desk.settings = std::move(*settings);
  return {std::move(desk)};
}

Opened<process::Process> open_process(const Session& session, const ProcessDesk& desk,
                                      const std::string& name) {
  if (name.empty() && !desk.root) return {{}, fail(session, {no_workspace(session)}, Exit::usage)};
  auto origin = origin_of(session, desk, name);
  if (!origin) return {{}, origin.exit};
  auto process = workspace::load_process(*origin->tree, origin->name, desk.settings);
  if (!process) {
    std::vector<std::string> names;
    for (const auto& shipped : process::shipped_processes()) names.emplace_back(shipped.name);
    return {{},
            fail(session,
                 {plain_finding(process::unknown_process, {origin->name, names},
                                base::nearest(origin->name, names))},
                 Exit::usage)};
  }
  if (!*process) return {{}, fail(session, std::move(process->diagnostics), Exit::usage)};
  return {std::move(**process)};
}

Opened<process::Process> open_process(const Session& session, const std::string& name) {
  const auto desk = open_process_desk(session);
  if (!desk) return {{}, desk.exit};
  return open_process(session, *desk.value, name);
}

void declare_process(CLI::App& app, const Session& session, std::string& name) {
  app.add_option("PROCESS", name,
                 session.say(base::msg("A file, a shipped process, or REV:FILE; without it the one "
                                       "in force")));
}

Opened<workspace::Definition> open_definition(const Session& session, const ProcessDesk& desk,
                                              const std::string& name) {
  auto process = open_process(session, desk, name);
  if (!process) return {{}, process.exit};
  return {workspace::Definition{
      desk.settings, std::make_unique<const process::Process>(std::move(*process)), {}}};
}

}  // namespace pipeline::cli
