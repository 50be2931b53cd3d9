// pipeline completion: scripts for shells, and the words that they ask for.
#include <algorithm>
#include <ostream>

#include "base/ids.hpp"
#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/completion_scripts.hpp"
#include "cli/desk.hpp"
#include "cli/faults.hpp"
#include "cli/usage.hpp"
#include "process/shipped.hpp"
#include "report/field.hpp"
#include "report/reports.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string shell;
  std::string words;
};

const std::vector<std::string> shells{"bash", "zsh", "fish"};
const std::vector<std::string> word_kinds{"ids",    "stages",  "rules", "people",
                                          "fields", "reasons", "kinds"};

/// The choices that an English help text names: "text, md or json".
std::vector<std::string> choices_in(std::string text) {
  for (std::size_t at = text.find(" or "); at != std::string::npos; at = text.find(" or "))
    text.replace(at, 4, ", ");
  const auto colon = text.find(": ");
  if (colon != std::string::npos) text = text.substr(colon + 2);
  std::vector<std::string> words;
  for (std::size_t start = 0; start <= text.size();) {
    const auto comma = std::min(text.find(", ", start), text.size());
    words.push_back(text.substr(start, comma - start));
    start = comma + 2;
  }
  const bool all_words = std::all_of(words.begin(), words.end(), [](const std::string& word) {
    return !word.empty() && word.find(' ') == std::string::npos;
  });
  return all_words ? words : std::vector<std::string>{};
}

/// How a value is completed, by what help calls it.
Values values_of(std::string_view command, std::string_view name, const std::string& english_help) {
  if (name == "ID") return {.words = {}, .kind = "ids"};
  if (name == "PERSON") return {.words = {}, .kind = "people"};
  if (name == "STAGE") return {.words = {}, .kind = "stages"};
  if (name == "RULE") return {.words = {}, .kind = "rules"};
  if (name.starts_with("FIELD")) return {.words = {}, .kind = "fields"};
  if (name == "FILE" || name == "DIR" || name == "PATH")
    return {.words = {}, .kind = {}, .files = true};
  if (name == "SHELL") return {.words = shells};
  if (name == "CODE") return {.words = {}, .kind = "reasons"};
  if (name == "KIND" && command == "log") return {.words = {}, .kind = "kinds"};
  if (name == "KIND") return {.words = word_kinds};
  if (name == "FORMAT" || name == "WHEN" || name == "LANG" || name == "OUTCOME")
    return {.words = choices_in(english_help)};
  if (name != "NAME") return {};
  Values names;
  if (command == "report")
    for (const auto& report : report::reports()) names.words.emplace_back(report.name);
  if (command == "init")
    for (const auto& process : process::shipped_processes()) names.words.emplace_back(process.name);
  return names;
}

std::vector<std::string> actions_of(std::string_view group) {
  std::vector<std::string> names;
  for (const auto& command : commands())
    if (command.belongs_to(group)) names.emplace_back(command.name.substr(group.size() + 1));
  return names;
}

std::vector<CompletedCommand> completed_commands(const Session& session) {
  Session in_english = session;
  in_english.terminal.language = base::Language::en;
  const auto words = vocabulary(session);
  const auto english = vocabulary(in_english);
  std::vector<CompletedCommand> all{{}};
  for (const auto& command : commands())
    all.push_back({std::string(command.name),
                   session.say(command.summary),
                   {},
                   command.is_group(),
                   command.is_group() ? std::vector{Values{.words = actions_of(command.name)}}
                                      : std::vector<Values>{}});
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    auto& command = *std::find_if(all.begin(), all.end(),
                                  [&](const auto& each) { return each.name == word.command; });
    if (word.name.starts_with('-'))
      command.options.push_back({word.name, word.help, !word.value.empty(),
                                 values_of(word.command, word.value, english[i].help)});
    else
      command.arguments.push_back(values_of(word.command, word.name, english[i].help));
  }
  return all;
}

/// Reasons to end a deal, or kinds of activities.
std::vector<model::Choice> choices_of(const std::string& kind, const process::Process& process) {
  if (kind == "kinds") return process.activity_kinds;
  std::vector<model::Choice> reasons;
  if (kind != "reasons") return reasons;
  for (const auto* status : {"won", "lost", "withdrawn"})
    if (const auto* outcome = process.outcome(status))
      reasons.insert(reasons.end(), outcome->reasons.begin(), outcome->reasons.end());
  return reasons;
}

/// The workspace's words of a kind. Nothing but names of files, settings and the process is read
/// for it.
std::vector<std::string> workspace_words(const std::string& kind, const Desk& desk) {
  if (kind == "rules") return desk.process().rule_ids();
  if (kind == "fields") return report::field_paths(desk.process());
  if (kind == "stages") return base::ids_of(desk.process().stages);
  if (kind == "people") return base::ids_of(desk.settings().people);
  auto words = base::ids_of(choices_of(kind, desk.process()));
  if (kind != "ids") return words;
  const auto listing = workspace::list_files(*desk.tree);
  if (!listing) return words;
  for (const auto* entries : {&listing->deals, &listing->accounts})
    for (const auto& entry : *entries) words.emplace_back(model::stem_of(entry.path));
  return words;
}

Exit run(const Options& options, Session& session) {
  if (!options.words.empty()) {
    if (!is_one_of(session, "--words", options.words, word_kinds)) return Exit::usage;
    auto desk = open_desk(session, Purpose::look);
    if (!desk) return desk.exit;
    for (const auto& word : workspace_words(options.words, *desk)) session.out << word << '\n';
    return Exit::fine;
  }
  if (options.shell.empty())
    return fail(session, {plain_finding(missing_argument, {"SHELL", "completion"})}, Exit::usage);
  if (!is_one_of(session, "SHELL", options.shell, shells)) return Exit::usage;
  const auto commands = completed_commands(session);
  session.out << (options.shell == "bash"  ? bash_script(commands)
                  : options.shell == "zsh" ? zsh_script(commands)
                                           : fish_script(commands));
  return Exit::fine;
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("SHELL", options->shell, session.say(msg("bash, zsh or fish")));
  app.add_option("--words", options->words,
                 session.say(msg("For the scripts: the workspace's ids, stages, rules, people, "
                                 "fields, reasons or kinds")))
      ->type_name("KIND");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command completion_command() {
  return {.name = "completion",
          .group = Group::tool,
          .access = Access::reads,
          .summary = msg("Print a script with which a shell completes this program's commands"),
          .examples = {"source <(pipeline completion bash)", "pipeline completion fish | source"},
          .declare = declare};
}

}  // namespace pipeline::cli
