#include "cli/usage.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <set>

#include "base/date.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "cli/command.hpp"
#include "cli/faults.hpp"
#include "cli/help.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

/// What is typed before a command, not yet understood.
struct Globals {
  std::string folder;
  std::string today;
  std::string revision;
  std::string language;
  std::string colour = "auto";
  std::string width;
  bool ascii = false;
};

/// The program's command line: CLI11's parsers, and what runs the command that was chosen.
class Parser {
 public:
  explicit Parser(Session& session)
      : session_(session),
        app_(session.say(msg("Sales opportunities as files, and gates that hold")), "pipeline") {
    app_.formatter(help_formatter(session.language()));
    app_.fallthrough();
    app_.allow_extras();
    app_.set_help_flag("-h,--help", session.say(msg("Show this help")));
    app_.set_version_flag("--version", std::string("pipeline " PIPELINE_VERSION),
                          session.say(msg("Show the version")));
    declare_globals();
    for (const auto& command : commands()) declare(command);
    app_.require_subcommand(0, 1);
  }

  Exit run(std::vector<std::string> arguments) {
    words_ = arguments;
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
      app_.parse(arguments);
    } catch (const CLI::CallForHelp&) {
      const auto* parent = active()->get_parent();
      session_.out << active()->help(parent == nullptr ? "" : full_name(*parent),
                                     CLI::AppFormatMode::Normal);
      return Exit::fine;
    } catch (const CLI::CallForVersion&) {
      session_.out << app_.version() << '\n';
      return Exit::fine;
    } catch (const CLI::ParseError& error) {
      return fail(session_, {explain(error)}, Exit::usage);
    }
    if (auto faults = strangers(); !faults.empty())
      return fail(session_, std::move(faults), Exit::usage);
    if (auto faults = take_globals(); !faults.empty())
      return fail(session_, std::move(faults), Exit::usage);
    return runner_(session_);
  }

  [[nodiscard]] std::vector<Word> words() const {
    std::vector<Word> words;
    const auto add = [&](const CLI::App& app, std::string_view command) {
      for (const auto* option : app.get_options())
        words.push_back({std::string(command), option->get_name(), option->get_description(),
                         option->get_items_expected_max() > 0 && !option->get_positional()
                             ? option->get_type_name()
                             : ""});
    };
    add(app_, "");
    for (const auto& command : commands()) add(*parsers_.at(command.name), command.name);
    return words;
  }

 private:
  void declare_globals() {
    app_.add_option("-C", globals_.folder, session_.say(msg("Work in this folder")))
        ->type_name("DIR");
    app_.add_option("--today", globals_.today, session_.say(msg("Take this day for today")))
        ->type_name("DATE");
    app_.add_option("--at", globals_.revision,
                    session_.say(msg("Read the workspace as of a git revision")))
        ->type_name("REV");
    app_.add_option("--lang", globals_.language, session_.say(msg("Language: en or zh")))
        ->type_name("LANG");
    app_.add_option("--color,--colour", globals_.colour,
                    session_.say(msg("Colours: auto, always or never")))
        ->type_name("WHEN");
    app_.add_option("--width", globals_.width, session_.say(msg("Width of the output in columns")))
        ->type_name("N");
    app_.add_flag("--ascii", globals_.ascii, session_.say(msg("Symbols in plain ASCII")));
  }

  void declare(const Command& command) {
    const auto blank = command.name.find(' ');
    auto& parent = command.is_action() ? *parsers_.at(command.name.substr(0, blank)) : app_;
    auto* sub =
        parent.add_subcommand(std::string(command.name.substr(command.is_action() ? blank + 1 : 0)),
                              session_.say(command.summary));
    parsers_.emplace(command.name, sub);
    sub->allow_extras();
    sub->fallthrough();
    sub->set_help_flag("-h,--help", session_.say(msg("Show this help")));
    if (command.is_group()) return;
    auto runner = command.declare(*sub, session_);
    if (command.access == Access::writes) declare_writing(*sub);
    sub->final_callback([this, &command, runner = std::move(runner)] {
      command_ = &command;
      runner_ = runner;
    });
  }

  void declare_writing(CLI::App& sub) {
    auto& write = session_.write;
    sub.add_option("--by", write.by, session_.say(msg("Who acts: a person's id in pipeline.yaml")))
        ->type_name("PERSON");
    sub.add_flag("--dry-run", write.dry_run,
                 session_.say(msg("Show the change as a diff, write nothing")));
    sub.add_flag("--commit", write.commit, session_.say(msg("Commit the changed file with git")));
  }

  /// The parser of what was chosen last: of the program, a command, or a group's action.
  [[nodiscard]] const CLI::App* active() const {
    const CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  /// "pipeline process check"
  static std::string full_name(const CLI::App& app) {
    const auto* parent = app.get_parent();
    return parent == nullptr ? app.get_name() : full_name(*parent) + " " + app.get_name();
  }

  /// The command's name for a hint, empty before one was chosen.
  [[nodiscard]] std::string command_name() const {
    const auto name = full_name(*active());
    return name.substr(std::min(name.size(), app_.get_name().size() + 1));
  }

  base::Diagnostic explain(const CLI::ParseError& error) const {
    const std::string text = error.what();
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      const auto name = text.substr(0, text.find(" is required"));
      return plain_finding(missing_argument, {name, command_name()});
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
      const auto name = text.substr(0, text.find(':'));
      if (text.find("At Most") != std::string::npos)
        return plain_finding(given_twice, {name, command_name()});
      return plain_finding(missing_argument,
                           {session_.say(msg("the value of {0}"), {name}), command_name()});
    }
    // Of our options only flags are read by the library itself: "Could not convert: --ascii = x".
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)
      if (const auto at = text.find("--"); at != std::string::npos)
        return plain_finding(takes_no_value,
                             {text.substr(at, text.find(' ', at) - at), command_name()});
    return plain_finding(bad_usage, {text, command_name()});
  }

  [[nodiscard]] std::ptrdiff_t place_of(const std::string& word) const {
    return std::find(words_.begin(), words_.end(), word) - words_.begin();
  }

  /// The commands, or the actions of `group`.
  static std::vector<std::string> names_in(const std::string& group) {
    std::vector<std::string> names;
    for (const auto& command : commands())
      if (group.empty() ? !command.is_action() : command.belongs_to(group))
        names.emplace_back(command.name.substr(group.empty() ? 0 : group.size() + 1));
    return names;
  }

  static base::Diagnostic unknown(const std::string& word) {
    return plain_finding(unknown_command, {word}, base::nearest(word, names_in("")));
  }

  /// What is wrong where a group was named without one of its actions.
  static base::Diagnostic unknown_in(const std::string& group, const std::string& word) {
    const auto names = names_in(group);
    if (word.empty()) return plain_finding(no_action, {group, names});
    return plain_finding(unknown_action, {group, word, names}, base::nearest(word, names));
  }

  /// What nobody asked for: unknown options, unknown commands, arguments too many; all in one run.
  base::Diagnostics strangers() {
    base::Diagnostics faults;
    const auto extras = app_.remaining(true);
    const auto is_word = [&](std::size_t i) {
      return i < extras.size() && !extras[i].starts_with('-');
    };
    if (command_ == nullptr && active() != &app_) {
      const auto group = command_name();
      if (extras.empty() || is_word(0))
        return {unknown_in(group, extras.empty() ? "" : extras.front())};
    } else if (command_ == nullptr) {
      if (extras.empty())
        faults.push_back(plain_finding(no_command));
      else if (is_word(0))
        return {unknown(extras.front())};
    }
    // A word before the command was meant to be one.
    if (command_ != nullptr && is_word(0) &&
        place_of(extras.front()) <
            place_of(std::string(command_->name.substr(0, command_->name.find(' ')))))
      return {unknown(extras.front())};
    std::vector<std::string> options;
    const std::set<const CLI::App*> apps{&app_, active()};
    // A reason, a period or an id of nothing is none, and neither is the help's word for it.
    for (const auto* app : apps)
      for (const auto* option : app->get_options())
        for (const auto& given : option->results()) {
          if (base::find_malformed(given) != std::string::npos)
            faults.push_back(plain_finding(not_utf8, {given}));
          else if (given.find_first_not_of(" \t\n") == std::string::npos)
            faults.push_back(plain_finding(
                missing_argument,
                {session_.say(msg("the value of {0}"), {option->get_name()}), command_name()}));
          else if (given == option->get_type_name())
            faults.push_back(plain_finding(placeholder, {given}));
        }
    for (const auto* app : apps)
      for (const auto* option : app->get_options())
        for (const auto& name : option->get_lnames()) options.push_back("--" + name);
    bool behind_stranger = false;  // what stands behind an unknown option may be its value
    for (const auto& extra : extras) {
      if (extra == "--") continue;
      const bool is_value = behind_stranger && !extra.starts_with('-');
      behind_stranger = extra.starts_with('-') && extra.find('=') == std::string::npos;
      if (is_value) continue;
      const auto name = extra.substr(0, extra.find('='));
      const auto near = base::nearest(name, options);
      if (near == name)
        faults.push_back(plain_finding(misplaced_option, {name, command_name()}));
      else if (extra.starts_with('-'))
        faults.push_back(plain_finding(unknown_option, {name, command_name()}, near));
      else
        faults.push_back(plain_finding(extra_argument, {extra, command_name()}));
    }
    return faults;
  }

  base::Diagnostics take_globals() {
    base::Diagnostics faults;
    auto& terminal = session_.terminal;
    const auto one_of = [&](std::string_view option, const std::string& value,
                            std::vector<std::string> allowed) {
      if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return;
      const auto near = base::nearest(value, allowed);
      faults.push_back(
          plain_finding(unknown_choice, {std::string(option), value, std::move(allowed)}, near));
    };
    if (!globals_.folder.empty()) {
      session_.folder = globals_.folder;
      if (!std::filesystem::is_directory(session_.folder))
        faults.push_back(plain_finding(not_a_folder, {globals_.folder}));
    }
    if (!globals_.today.empty() && !base::parse_date(globals_.today))
      faults.push_back(plain_finding(bad_day, {"today", globals_.today}));
    session_.today = globals_.today;
    session_.revision = globals_.revision;
    if (!session_.revision.empty() && command_->access == Access::writes)
      faults.push_back(plain_finding(read_only_revision, {std::string(command_->name)}));
    if (!globals_.language.empty()) one_of("--lang", globals_.language, {"en", "zh"});
    one_of("--color", globals_.colour, {"auto", "always", "never"});
    if (globals_.colour != "auto") terminal.colour = globals_.colour == "always";
    if (globals_.ascii) terminal.unicode = false;
    if (!globals_.width.empty() && !base::set_width(terminal, globals_.width))
      faults.push_back(
          plain_finding(bad_option_value,
                        {"--width", globals_.width, base::Phrase{msg("20 to 9999 is wanted")}}));
    return faults;
  }

  Session& session_;
  CLI::App app_;
  std::map<std::string_view, CLI::App*> parsers_;  ///< by the command's name
  std::vector<std::string> words_;                 ///< of the command line, as typed
  Globals globals_;
  const Command* command_ = nullptr;
  Runner runner_;
};

/// The language must be known before the options' help is declared in it.
void take_language(const std::vector<std::string>& arguments, Session& session) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string value;
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) value = arguments[i + 1];
    if (arguments[i].starts_with("--lang=")) value = arguments[i].substr(7);
    if (value == "zh") session.terminal.language = base::Language::zh;
    if (value == "en") session.terminal.language = base::Language::en;
  }
}

}  // namespace

Exit run_command_line(std::vector<std::string> arguments, Session& session) {
  take_language(arguments, session);
  return Parser(session).run(std::move(arguments));
}

std::vector<Word> vocabulary(const Session& session) {
  Session copy = session;
  return Parser(copy).words();
}

}  // namespace pipeline::cli
