#include "cli/pen.hpp"

#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "cli/faults.hpp"
#include "git/commit.hpp"
#include "git/diff.hpp"
#include "git/faults.hpp"
#include "git/repository.hpp"
#include "workspace/faults.hpp"
#include "workspace/overlay_tree.hpp"
#include "workspace/store.hpp"

namespace pipeline::cli {

namespace {

using base::Diagnostic;
using base::Diagnostics;

/// Faults that an edit must not bring in: wrong types, references that lead nowhere. What a gate
/// says of the new content is the seller's to know, not a reason to refuse.
bool spoils_file(const Diagnostic& finding) {
  return finding.severity == base::Severity::error &&
         (finding.kind->name.starts_with("model.") || finding.kind->name.starts_with("deal."));
}

/// The folder, or the nearest one above it that exists: a new workspace's own is still to be made.
std::filesystem::path existing_part(std::filesystem::path folder) {
  while (!std::filesystem::exists(folder) && folder.has_relative_path())
    folder = folder.parent_path();
  return folder;
}

/// The repository to commit to. Refuses where something could be written but not committed.
Opened<git::Repository> open_repository(const Session& session,
                                        const std::filesystem::path& folder) {
  auto repository = git::Repository::discover(existing_part(folder));
  if (!repository)
    return {
        {},
        fail(session, {plain_finding(no_repository, {"--commit", folder.string()})}, Exit::usage)};
  if (auto obstacle = git::obstacle(*repository))
    return {{}, fail(session, {*std::move(obstacle)}, Exit::failed)};
  return {std::move(repository)};
}

Exit commit_changes(const Session& session, const git::Repository& repository,
                    const std::filesystem::path& root, std::span<const workspace::Change> changes,
                    const Summary& summary) {
  std::vector<std::string> paths;
  for (const auto& change : changes)
    if (auto path = repository.path_within(root / change.path)) paths.push_back(std::move(*path));
  auto committed = git::commit(repository, paths, base::printable(summary.subject));
  if (committed) return Exit::fine;
  auto& reason = committed.diagnostics.front();
  const bool committed_before = reason.kind == &git::nothing_to_commit;
  if (committed_before) reason.severity = base::Severity::warning;
  return fail(session, std::move(committed.diagnostics),
              committed_before ? Exit::fine : Exit::failed);
}

}  // namespace

base::Diagnostics new_findings(const Diagnostics& before, const Diagnostics& after) {
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.kind == b.kind && a.arguments == b.arguments && a.rule == b.rule &&
           a.where.path == b.where.path;
  };
  Diagnostics fresh;
  for (const auto& finding : after)
    if (std::none_of(before.begin(), before.end(),
                     [&](const Diagnostic& old) { return same(old, finding); }))
      fresh.push_back(finding);
  return fresh;
}

Opened<Edited> edit(const Session& session, const Desk& desk, const workspace::Workspace& before,
                    const yaml::Document& document, std::span<const yaml::Edit> edits) {
  auto text = yaml::apply(document, edits);
  if (!text) return {{}, fail(session, std::move(text.diagnostics), Exit::usage)};
  const auto& path = document.source.path;
  const workspace::OverlayTree after(*desk.tree, {{path, *text}});
  auto loaded = workspace::load_one(after, *desk.definition, desk.today, model::stem_of(path));
  if (!loaded) return {{}, fail(session, std::move(loaded.diagnostics), Exit::failed)};
  auto fresh = new_findings(before.findings, loaded->findings);
  const auto harmless = std::stable_partition(fresh.begin(), fresh.end(), spoils_file);
  if (harmless != fresh.begin()) {
    fresh.erase(harmless, fresh.end());
    for (auto& finding : fresh) finding.where = {};  // the place is in a text that nobody will see
    return {{}, fail(session, std::move(fresh), Exit::usage)};
  }
  for (auto& finding : fresh) finding.severity = base::Severity::warning;  // said, not refused
  fail(session, std::move(fresh), Exit::fine);
  return {Edited{{path, document.source.text, std::move(*text)}, std::move(*loaded)}};
}

Exit save(const Session& session, const Desk& desk, std::span<const workspace::Change> changes,
          const Summary& summary) {
  Opened<git::Repository> repository;
  if (session.write.commit) {
    repository = open_repository(session, desk.root);
    if (!repository) return repository.exit;
  }
  if (session.write.dry_run) {
    for (const auto& change : changes)
      session.out << git::unified_diff(change.before.value_or(""), change.after, change.path,
                                       !change.before);
    return Exit::fine;
  }
  auto failures = workspace::write(desk.root, changes);
  if (!failures.empty()) {
    const bool refused =
        std::all_of(failures.begin(), failures.end(), [](const Diagnostic& failure) {
          return failure.kind == &workspace::changed_meanwhile ||
                 failure.kind == &workspace::exists_already ||
                 failure.kind == &workspace::link_leads_out;
        });
    return fail(session, std::move(failures), refused ? Exit::refused : Exit::failed);
  }
  session.out << base::printable(summary.line) << '\n';
  return repository ? commit_changes(session, *repository, desk.root, changes, summary)
                    : Exit::fine;
}

Exit edit_and_save(const Session& session, const Desk& desk, const workspace::Workspace& before,
                   const yaml::Document& document, std::span<const yaml::Edit> edits,
                   const Summary& summary) {
  auto edited = edit(session, desk, before, document, edits);
  if (!edited) return edited.exit;
  return save(session, desk, {&edited->change, 1}, summary);
}

}  // namespace pipeline::cli
