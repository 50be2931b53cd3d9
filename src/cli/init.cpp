// pipeline init: a new workspace, ready to commit.
#include <algorithm>
#include <ostream>

#include "base/system_error.hpp"
#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/faults.hpp"
#include "cli/pen.hpp"
#include "cli/starter.hpp"
#include "render/words.hpp"
#include "workspace/faults.hpp"

namespace pipeline::cli {

namespace {

namespace fs = std::filesystem;
using base::msg;

constexpr std::string_view default_process = "six-stage";

struct Options {
  std::string folder;
  std::string process = std::string(default_process);
  bool sample = false;
};

/// Where the workspace will be; nothing, with the reason printed, where there is one already.
Opened<fs::path> free_folder(const Options& options, const Session& session) {
  auto folder = fs::absolute(session.folder / options.folder).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // "sales/" is "sales"
  if (fs::exists(folder) && !fs::is_directory(folder))
    return {{}, fail(session, {plain_finding(not_a_folder, {options.folder})}, Exit::usage)};
  if (const auto root = workspace::find_root(folder))
    return {{}, fail(session, {plain_finding(folder_taken, {root->string()})}, Exit::usage)};
  return {folder};
}

/// What the folder has already and its owner may keep: git's attributes, and folders.
void leave_out_existing(std::vector<workspace::Change>& files, const fs::path& folder) {
  std::erase_if(files, [&](const workspace::Change& file) {
    return fs::path(file.path).filename().string().starts_with('.') &&
           fs::exists(folder / file.path);
  });
}

/// Files of the folder's owner that the workspace would overwrite.
base::Diagnostics existing(const std::vector<workspace::Change>& files, const fs::path& folder) {
  base::Diagnostics taken;
  for (const auto& file : files)
    if (fs::exists(fs::symlink_status(folder / file.path)))
      taken.push_back(
          {.kind = &workspace::exists_already, .where = {file.path, 0, 0, 0, 0}, .arguments = {}});
  return taken;
}

/// Makes the folder and locks it, unless nothing will be written.
Opened<workspace::Lock> claim(const Options& options, const Session& session,
                              const fs::path& folder) {
  if (session.write.dry_run) return {};
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return lock_workspace(session, folder, Purpose::change);
  const auto reason = base::reason_of(error.value());
  return {
      {},
      fail(session, {plain_finding(cannot_make_folder, {options.folder, reason})}, Exit::failed)};
}

void tell_next_steps(const Options& options, const Session& session, const model::Person& person) {
  const auto step = [&](const std::string& command, std::string_view why) {
    session.out << "  " << command << "\n      " << session.say(why) << '\n';
  };
  session.out << '\n' << session.say(msg("Next:")) << '\n';
  if (!options.folder.empty() && options.folder != ".")
    step("cd " + render::shell_word(options.folder), msg("the workspace"));
  if (person.id.empty())
    step(std::string("export PIPELINE_USER=") + (options.sample ? "ID" : nobody_known),
         msg("who you are: an id under people: in pipeline.yaml; or set git config user.email"));
  if (options.sample) {
    step("pipeline list", msg("the sample's opportunities"));
    step("pipeline explain hd-power-scada", msg("what one of them lacks for its next stage"));
    step("pipeline report weekly", msg("the report for the weekly meeting"));
    return;
  }
  step("pipeline new --account huadong-power --set name=华东电力", msg("the first customer"));
  step("pipeline new hd-power-scada --set account=huadong-power", msg("the first opportunity"));
  step("pipeline explain hd-power-scada", msg("what it lacks for its next stage"));
}

Exit run(const Options& options, Session& session) {
  std::vector<std::string> names;
  for (const auto& process : process::shipped_processes()) names.emplace_back(process.name);
  if (!is_one_of(session, "--process", options.process, names)) return Exit::usage;
  const auto process = *process::shipped_process(options.process);
  auto folder = free_folder(options, session);
  if (!folder) return folder.exit;
  const auto person = founder(session, *folder, process);
  auto files = options.sample
                   ? sample_workspace(process, person)
                   : starter_files(session, folder->filename().string(), process, person);
  if (!files) return fail(session, std::move(files.diagnostics), Exit::usage);
  const bool is_new = !fs::exists(*folder);
  const auto lock = claim(options, session, *folder);
  if (lock.exit != Exit::fine) return lock.exit;
  leave_out_existing(*files, *folder);
  // Before anything is written: half a workspace would be worse than none.
  if (auto taken = existing(*files, *folder); !taken.empty())
    return fail(session, std::move(taken), Exit::refused);
  const Desk desk{.root = *folder,
                  .purpose = Purpose::change,
                  .tree = {},
                  .lock = {},
                  .today = {},
                  .definition = {}};
  const auto count = std::to_string(files->size());
  const auto said = options.folder.empty() ? folder->filename().string() : options.folder;
  const auto saved = save(session, desk, *files,
                          {session.say(msg("{0}: a new workspace, {1} files"), {said, count}),
                           "init: a workspace for the process " + options.process});
  if (std::error_code error; saved != Exit::fine && is_new)
    fs::remove(*folder, error);  // it is empty
  if (saved == Exit::fine && !session.write.dry_run) tell_next_steps(options, session, person);
  return saved;
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("DIR", options->folder,
                 session.say(msg("The folder, made if it is missing; without it, this one")));
  app.add_option("--process", options->process,
                 session.say(msg("The shipped process to start with")))
      ->type_name("NAME");
  app.add_flag("--sample", options->sample,
               session.say(msg("With accounts and opportunities to look at and try things on")));
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command init_command() {
  return {.name = "init",
          .group = Group::start,
          .access = Access::writes,
          .summary = msg("Make a new workspace"),
          .examples = {"pipeline init", "pipeline init sales --sample",
                       "pipeline init sales --process six-stage --dry-run"},
          .declare = declare};
}

}  // namespace pipeline::cli
