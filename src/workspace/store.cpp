#include "workspace/store.hpp"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

#include "base/system_error.hpp"
#include "workspace/faults.hpp"
#include "workspace/journal.hpp"
#include "workspace/replace.hpp"
#include "workspace/temporary_file.hpp"

namespace pipeline::workspace {

namespace fs = std::filesystem;

namespace {

bool has_temporary_file(const fs::path& root, std::string_view path) {
  std::error_code error;
  const auto target = target_of(root, path);
  return target && fs::exists(fs::symlink_status(temporary_name(*target), error));
}

enum class Direction { forward_if_possible, back };

/// What is to be done with files of which some are as they were and some as they were to be.
Unfinished plan(const fs::path& root, std::vector<Change> changes, Direction direction) {
  Unfinished plan;
  plan.changes = std::move(changes);
  std::vector<const Change*> waiting;
  std::vector<const Change*> done;
  bool waits_for_stranger = false;
  for (const auto& change : plan.changes) {
    const auto state = state_of(root, change);
    if (state == State::other) plan.strangers.push_back(change.path);
    // A file that somebody has changed since had been replaced if its temporary file is gone.
    const bool waits =
        state == State::before || (state == State::other && has_temporary_file(root, change.path));
    waits_for_stranger |= waits && state == State::other;
    (waits ? waiting : done).push_back(&change);
  }
  if (waiting.empty() || done.empty()) return plan;
  plan.forward = direction == Direction::forward_if_possible && !waits_for_stranger;
  for (const auto* change : plan.forward ? waiting : done) {
    if (std::find(plan.strangers.begin(), plan.strangers.end(), change->path) !=
        plan.strangers.end())
      continue;
    if (plan.forward)
      plan.steps.push_back(*change);
    else if (change->before)
      plan.steps.push_back({change->path, change->after, *change->before});
    else
      plan.made.push_back(change->path);
  }
  return plan;
}

base::Diagnostics carry_out(const fs::path& root, const Unfinished& plan) {
  base::Diagnostics failures;
  if (!plan.steps.empty()) failures = replace_files(root, plan.steps);
  for (const auto& path : plan.made)
    if (::unlink((root / path).c_str()) != 0)
      failures.push_back({.kind = &cannot_write,
                          .where = {path, 0, 0, 0, 0},
                          .arguments = {base::reason_of(errno)}});
  return failures;
}

/// Takes away what only a change under way needs.
void tidy_up(const fs::path& root, std::span<const Change> changes) {
  for (const auto& change : changes)
    if (const auto target = target_of(root, change.path)) ::unlink(temporary_name(*target).c_str());
  remove_journal(root);
}

/// What whoever gave the next command is told of the one that was killed.
base::Diagnostics account_of(const Unfinished& unfinished) {
  if (unfinished.is_settled()) return {};
  base::Diagnostics told{{.kind = unfinished.forward ? &finished_interrupted : &undone_interrupted,
                          .severity = base::Severity::warning,
                          .arguments = {static_cast<std::int64_t>(unfinished.changes.size())}}};
  if (unfinished.forward) return told;
  for (const auto& path : unfinished.strangers)
    told.push_back({.kind = &kept_interrupted,
                    .severity = base::Severity::warning,
                    .where = {path, 0, 0, 0, 0}});
  return told;
}

}  // namespace

base::Diagnostics write(const fs::path& root, std::span<const Change> changes) {
  if (changes.empty()) return {};
  // One file changes in one step; its journal only tells which temporary file a kill leaves.
  const auto keep = changes.size() > 1 ? Keep::safely : Keep::while_we_live;
  if (auto failures = write_journal(root, changes, keep); !failures.empty()) return failures;
  auto failures = replace_files(root, changes);
  if (!failures.empty()) {
    const auto back = plan(root, {changes.begin(), changes.end()}, Direction::back);
    auto stuck = carry_out(root, back);
    const bool is_back = stuck.empty();
    base::append(failures, std::move(stuck));
    if (!is_back) return failures;  // the journal stays, for the next command
  }
  tidy_up(root, changes);
  return failures;
}

std::optional<Unfinished> unfinished(const fs::path& root) {
  if (!has_journal(root)) return std::nullopt;
  auto changes = read_journal(root);
  // write() makes no such change, so a stranger did; one file alone is never written again.
  if (changes.size() > 1)
    std::erase_if(changes, [&](const Change& change) { return !is_within(root, change.path); });
  return plan(root, std::move(changes), Direction::forward_if_possible);
}

base::Diagnostics settle(const fs::path& root, const Unfinished& unfinished) {
  auto failures = carry_out(root, unfinished);
  if (!failures.empty()) return failures;
  tidy_up(root, unfinished.changes);
  return account_of(unfinished);
}

}  // namespace pipeline::workspace
