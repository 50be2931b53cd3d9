// Bash and zsh get the same script but for three things: where the typed words stand, how words are
// counted, and how candidates are handed over. Each script walks the typed words once: it finds the
// command, skips the values of options, and counts arguments; then one `case` gives the words, the
// kind of words to ask for, or files. Fish has a table of its own.
#include "cli/completion_scripts.hpp"

#include <fmt/format.h>

#include "render/words.hpp"

namespace pipeline::cli {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// The assignment that a `case` makes: words=…, kind=… or files=1.
std::string assignment(const Values& values) {
  if (values.files) return "files=1";
  if (!values.kind.empty()) return "kind=" + values.kind;
  return "choices='" + joined(values.words) + "'";
}

/// Whether the command is a group's action: "process check".
bool is_action(const CompletedCommand& command) {
  return command.name.find(' ') != std::string::npos;
}

/// What may follow an option: a function that fails for an option without a value, and for what is
/// no option.
std::string value_function(const std::vector<CompletedCommand>& commands) {
  std::string text;
  for (const auto& command : commands)
    for (const auto& option : command.options)
      if (option.takes_value)
        text += fmt::format("    '{} {}') {} ;;\n", command.name, option.name,
                            option.values.empty() ? "choices=''" : assignment(option.values));
  return "_pipeline_value() {\n  case \"$1 $2\" in\n" + text + "    *) return 1 ;;\n  esac\n}\n";
}

/// `case "$command"`: options, where a dash has been typed.
std::string option_cases(const std::vector<CompletedCommand>& commands) {
  std::string globals;
  std::string text;
  for (const auto& command : commands) {
    std::vector<std::string> names;
    for (const auto& option : command.options) names.push_back(option.name);
    if (command.name.empty()) globals = joined(names);
    text += fmt::format("    '{}') choices='{}{}' ;;\n", command.name, joined(names),
                        command.name.empty() ? "" : " " + globals);
  }
  return text;
}

/// `case "$command $position"`: arguments. The last one repeats.
std::string argument_cases(const std::vector<CompletedCommand>& commands) {
  std::string text;
  for (const auto& command : commands)
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
      if (command.arguments[i].empty()) continue;
      const bool last = i + 1 == command.arguments.size();
      text += fmt::format("    '{} '{}) {} ;;\n", command.name, last ? "*" : std::to_string(i),
                          assignment(command.arguments[i]));
    }
  return text;
}

std::string names_of(const std::vector<CompletedCommand>& commands) {
  std::vector<std::string> names;
  for (const auto& command : commands)
    if (!command.name.empty() && !is_action(command)) names.push_back(command.name);
  return joined(names);
}

/// `case "$command"`: groups, whose next word belongs to the command's name.
std::string group_pattern(const std::vector<CompletedCommand>& commands) {
  std::string pattern = "''";
  for (const auto& command : commands)
    if (command.is_group) pattern += "|'" + command.name + "'";
  return pattern;
}

/// The walk over the typed words; `{0}` is the array, `{1}` the first index behind the program,
/// `{2}` that of the word being typed, `{6}` what may gain a word.
constexpr std::string_view walk =
    R"sh(  local command='' position=0 i=0 word='' option='' choices='' kind='' files=''
  local -a where=()
  for ((i = {1}; i < {2}; i++)); do
    word="${{{0}[i]}}"
    if [[ -n $option ]]; then
      [[ $option == -C ]] && where=(-C "$word")
      option='' choices='' kind='' files=''
    elif _pipeline_value "$command" "$word" || _pipeline_value '' "$word"; then
      option=$word
    elif [[ $word == -* ]]; then
      :
    else
      case "$command" in
        {6}) command="${{command:+$command }}$word" ;;
        *) position=$((position + 1)) ;;
      esac
    fi
  done
  if [[ -n $option ]]; then
    :
  elif [[ $current == -* ]]; then
    case "$command" in
{3}    esac
  elif [[ -z $command ]]; then
    choices='{4}'
  else
    case "$command $position" in
{5}    esac
  fi
  [[ -n $kind ]] && choices="$(pipeline "${{where[@]}}" completion --words "$kind" 2>/dev/null)"
)sh";

std::string walked(std::string_view array, std::string_view first, std::string_view current,
                   const std::vector<CompletedCommand>& commands) {
  return fmt::format(walk, array, first, current, option_cases(commands), names_of(commands),
                     argument_cases(commands), group_pattern(commands));
}

}  // namespace

std::string bash_script(const std::vector<CompletedCommand>& commands) {
  return "# bash completion for pipeline; use it with: source <(pipeline completion bash)\n" +
         value_function(commands) +
         "_pipeline() {\n"
         "  local current=\"${COMP_WORDS[COMP_CWORD]}\"\n" +
         walked("COMP_WORDS", "1", "COMP_CWORD", commands) +
         "  local IFS=$' \\t\\n'\n"
         "  if [[ -n $files ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
         "  else\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$choices\" -- \"$current\")\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _pipeline pipeline\n";
}

std::string zsh_script(const std::vector<CompletedCommand>& commands) {
  return "#compdef pipeline\n"
         "# zsh completion for pipeline; use it with: source <(pipeline completion zsh)\n" +
         value_function(commands) +
         "_pipeline() {\n"
         "  local current=\"${words[CURRENT]}\" typed_count=$CURRENT\n"
         "  local -a typed=(\"${words[@]}\")\n" +
         walked("typed", "2", "typed_count", commands) +
         "  if [[ -n $files ]]; then\n"
         "    _files\n"
         "  else\n"
         "    compadd -- ${=choices}\n"
         "  fi\n"
         "}\n"
         "compdef _pipeline pipeline\n";
}

std::string fish_script(const std::vector<CompletedCommand>& commands) {
  const auto candidates = [](const Values& values) {
    if (values.files) return std::string(" -r -F");
    if (!values.kind.empty())
      return fmt::format(" -x -a '(pipeline completion --words {} 2>/dev/null)'", values.kind);
    return fmt::format(" -x -a '{}'", joined(values.words));
  };
  std::string text =
      "# fish completion for pipeline; use it with: pipeline completion fish | source\n"
      "complete -c pipeline -f\n";
  for (const auto& command : commands) {
    const bool global = command.name.empty();
    const auto blank = command.name.find(' ');
    const auto group = command.name.substr(0, blank);
    std::string when = "__fish_seen_subcommand_from " + group;
    if (is_action(command)) {
      const auto action = command.name.substr(blank + 1);
      text += fmt::format("complete -c pipeline -n '{}' -x -a {} -d {}\n", when, action,
                          render::shell_word(command.summary));
      when += "; and __fish_seen_subcommand_from " + action;
    } else if (!global) {
      text += fmt::format("complete -c pipeline -n __fish_use_subcommand -a {} -d {}\n",
                          command.name, render::shell_word(command.summary));
    }
    when = global ? std::string{} : " -n '" + when + "'";
    for (const auto& option : command.options) {
      const auto name = option.name.starts_with("--") ? "-l " + option.name.substr(2)
                                                      : "-s " + option.name.substr(1);
      text += fmt::format("complete -c pipeline{} {}{} -d {}\n", when, name,
                          option.takes_value ? candidates(option.values) : "",
                          render::shell_word(option.help));
    }
    for (const auto& argument : command.arguments)
      if (!argument.empty())
        text +=
            "complete -c pipeline" + when + (argument.files ? " -F" : candidates(argument)) + "\n";
  }
  return text;
}

}  // namespace pipeline::cli
