#include "cli/desk.hpp"

#include <algorithm>
#include <chrono>

#include <date/tz.h>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "cli/faults.hpp"
#include "git/repository.hpp"
#include "git/revision_tree.hpp"
#include "workspace/faults.hpp"
#include "workspace/folder_tree.hpp"
#include "workspace/journal.hpp"
#include "workspace/store.hpp"

namespace pipeline::cli {

namespace fs = std::filesystem;

namespace {

/// A file that cannot be had at all is a failure; anything else wrong with a definition is its
/// owner's fault.
Exit definition_exit(const base::Diagnostics& findings) {
  const bool missing =
      std::any_of(findings.begin(), findings.end(), [](const base::Diagnostic& finding) {
        return finding.kind == &workspace::cannot_read || finding.kind == &workspace::not_a_file ||
               finding.kind == &workspace::too_large;
      });
  return missing ? Exit::failed : Exit::usage;
}

/// What is written from here on waits for nobody who only looked.
void end_reading(Desk& desk) {
  if (desk.purpose == Purpose::look) desk.lock.reset();
}

/// The day on the workspace's wall calendar.
base::Date day_now(const std::string& timezone) {
  const auto local = date::make_zoned(timezone, std::chrono::system_clock::now()).get_local_time();
  const auto days =
      std::chrono::floor<std::chrono::duration<int, std::ratio<86400>>>(local.time_since_epoch());
  return {static_cast<std::int32_t>(days.count())};
}

}  // namespace

base::Result<std::unique_ptr<base::Tree>> open_tree(const Session& session, const fs::path& root) {
  if (session.revision.empty())
    return std::unique_ptr<base::Tree>(std::make_unique<workspace::FolderTree>(root));
  const auto repository = git::Repository::discover(root);
  if (!repository) return plain_finding(no_repository, {"--at", root.string()});
  return git::revision_tree(*repository, session.revision,
                            repository->path_within(root).value_or(""));
}

base::Diagnostic no_workspace(const Session& session) {
  auto here = fs::absolute(session.folder).lexically_normal().string();
  if (here.size() > 1 && here.ends_with('/')) here.pop_back();
  return plain_finding(workspace::not_a_workspace, {here});
}

base::Date today(const Session& session, const model::Settings& settings) {
  const auto day = base::parse_date(session.today);
  return day ? *day : day_now(settings.timezone);
}

Opened<workspace::Lock> lock_workspace(const Session& session, const fs::path& root,
                                       Purpose purpose) {
  const bool looks = purpose == Purpose::look;
  const bool settles = !session.write.dry_run && workspace::has_journal(root);
  const auto mode =
      looks && !settles ? workspace::Lock::Mode::reading : workspace::Lock::Mode::writing;
  auto lock = workspace::Lock::acquire(root, mode, [&] {
    if (session.terminal.interactive)
      session.err << session.say(base::msg("waiting for another pipeline command …")) << '\n';
  });
  // Some network folders know no locks: who only looks may look all the same.
  if (!lock)
    return {{}, looks ? Exit::fine : fail(session, std::move(lock.diagnostics), Exit::failed)};
  const auto left = workspace::unfinished(root);
  if (!left) return {std::move(*lock)};
  if (mode == workspace::Lock::Mode::writing) {
    auto told = workspace::settle(root, *left);
    const bool failed = base::has_errors(told);
    // Temporary files that cannot be taken away are no reason to stop.
    if (!failed || !left->is_settled()) (void)fail(session, std::move(told), Exit::fine);
    if (!failed) return {std::move(*lock)};
  }
  if (left->is_settled()) return {std::move(*lock)};
  const auto count = static_cast<std::int64_t>(left->changes.size());
  return {{}, fail(session, {plain_finding(workspace::unfinished_change, {count})}, Exit::failed)};
}

Opened<Desk> open_desk(const Session& session, Purpose purpose) {
  const auto root = workspace::find_root(session.folder);
  if (!root) return {{}, fail(session, {no_workspace(session)}, Exit::usage)};
  if (session.write.dry_run) purpose = Purpose::look;
  Desk desk{
      .root = *root, .purpose = purpose, .tree = {}, .lock = {}, .today = {}, .definition = {}};
  if (session.revision.empty()) {
    auto lock = lock_workspace(session, *root, purpose);
    if (lock.exit != Exit::fine) return {{}, lock.exit};
    desk.lock = std::move(lock.value);
  }
  auto tree = open_tree(session, *root);
  if (!tree) return {{}, fail(session, std::move(tree.diagnostics), Exit::usage)};
  desk.tree = std::move(*tree);
  auto definition = workspace::load_definition(*desk.tree);
  if (!definition) {
    const auto exit = definition_exit(definition.diagnostics);
    return {{}, fail(session, std::move(definition.diagnostics), exit)};
  }
  desk.definition = std::make_unique<const workspace::Definition>(std::move(*definition));
  desk.today = today(session, desk.settings());
  return {std::move(desk)};
}

Opened<workspace::Workspace> open_all(const Session& session, Desk& desk) {
  auto loaded = workspace::load(*desk.tree, *desk.definition, desk.today);
  end_reading(desk);
  if (!loaded) return {{}, fail(session, std::move(loaded.diagnostics), Exit::failed)};
  return {std::move(*loaded)};
}

Opened<workspace::Workspace> open_one(const Session& session, Desk& desk, std::string_view id) {
  auto loaded = workspace::load_one(*desk.tree, *desk.definition, desk.today, id);
  end_reading(desk);
  if (!loaded) return {{}, fail(session, std::move(loaded.diagnostics), Exit::usage)};
  if (!loaded->unreadable.empty())
    return {{}, fail(session, std::move(loaded->findings), Exit::failed)};
  return {std::move(*loaded)};
}

Opened<workspace::Workspace> open_deal(const Session& session, Desk& desk, std::string_view id) {
  auto opened = open_one(session, desk, id);
  if (opened && opened->deals.empty())
    return {{}, fail(session, {plain_finding(is_an_account, {std::string(id)})}, Exit::usage)};
  return opened;
}

Opened<model::Person> acting_person(const Session& session, const Desk& desk) {
  const auto& settings = desk.settings();
  const auto& id = !session.write.by.empty() ? session.write.by : session.user;
  if (!id.empty()) {
    if (const auto* person = settings.person(id)) return {*person};
    const auto near = base::nearest(id, base::ids_of(settings.people));
    return {{}, fail(session, {plain_finding(unknown_person, {id}, near)}, Exit::usage)};
  }
  const auto email = git::user_email(desk.root);
  if (!email) return {{}, fail(session, {plain_finding(no_actor)}, Exit::usage)};
  if (const auto* person = settings.person_with_email(*email)) return {*person};
  return {{}, fail(session, {plain_finding(unknown_actor, {*email})}, Exit::usage)};
}

base::Provenance provenance(const Session& session, const fs::path& root,
                            const workspace::Workspace& workspace) {
  base::Provenance origin{.workspace = workspace.definition->settings.name,
                          .today = workspace.today,
                          .period = {},
                          .commit = {},
                          .deals = workspace.deals.size(),
                          .left_out = workspace.unreadable};
  const auto repository = git::Repository::discover(root);
  if (!repository) return origin;
  if (!session.revision.empty()) {
    origin.commit = repository->resolve(session.revision).value.value_or("").substr(0, 7);
  } else if (const auto head = repository->head()) {
    origin.commit = *head + (repository->differs(root) ? "+" : "");
  }
  return origin;
}

}  // namespace pipeline::cli
