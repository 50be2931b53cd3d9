#include "cli/help.hpp"

#include <algorithm>
#include <map>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "base/wrapped.hpp"
#include "cli/command.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

std::string_view title_of(Group group) {
  switch (group) {
    case Group::start:
      return msg("Start");
    case Group::look:
      return msg("Look");
    case Group::move:
      return msg("Move deals");
    case Group::edit:
      return msg("Edit deals");
    case Group::decide:
      return msg("Tick off and approve");
    case Group::report:
      return msg("Score and report");
    case Group::tool:
      return msg("Tools");
  }
  return {};
}

constexpr std::size_t page_width = 80;  // help is read on terminals and pasted into mails

/// A name and what it is, which goes on below itself and begins a line of its own behind a long
/// name.
std::string entry(const std::string& name, std::size_t column, std::string_view text) {
  std::string head = "  " + base::pad_right(name, column - 2);
  if (base::display_width(head) > column) head += "\n" + std::string(column, ' ');
  return head + base::wrapped(text, page_width, column) + "\n";
}

class HelpFormatter final : public CLI::Formatter {
 public:
  explicit HelpFormatter(base::Language language) : language_(language) {
    column_width(30);
    label("Usage", say(msg("Usage")));
    label("OPTIONS", say(msg("OPTIONS")));
    label("SUBCOMMAND", say(msg("COMMAND")));
    label("Positionals", say(msg("Arguments")));
    label("REQUIRED", say(msg("(required)")));
  }

  /// CLI11 keeps "Options" as the name of a group, not as a label.
  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return CLI::Formatter::make_group(group == "Options" ? say(msg("Options")) : std::move(group),
                                      is_positional, std::move(options));
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return entry(make_option_name(option, is_positional) + make_option_opts(option),
                 get_column_width(), make_option_desc(option));
  }

  /// An argument's name says what it is; CLI11 would put its type behind it.
  std::string make_option_opts(const CLI::Option* option) const override {
    if (!option->get_positional()) return CLI::Formatter::make_option_opts(option);
    return (option->get_expected_max() > 1 ? " ..." : "") +
           (option->get_required() ? " " + get_label("REQUIRED") : "");
  }

  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    if (app->get_parent() == nullptr) return overview(app, name, mode);
    const auto* command = find(name);
    if (command == nullptr) return CLI::Formatter::make_help(app, name, mode);
    std::string text = say(command->summary) + "\n\n" + say(msg("Examples")) + ":\n";
    for (const auto example : command->examples) text += "  " + std::string(example) + "\n";
    text += "\n" + make_usage(app, name) + make_positionals(app);
    if (command->is_group()) text += actions(*command);
    return text + make_groups(app, mode);
  }

 private:
  [[nodiscard]] std::string say(std::string_view english) const {
    return std::string(base::translate(language_, english));
  }

  /// The command of this full name: "pipeline process check".
  static const Command* find(std::string_view name) {
    name.remove_prefix(std::min(name.size(), name.find(' ') + 1));
    for (const auto& command : commands())
      if (command.name == name) return &command;
    return nullptr;
  }

  /// What a group can do, a line for each.
  [[nodiscard]] std::string actions(const Command& group) const {
    std::string text = "\n" + say(msg("Actions")) + ":\n";
    for (const auto& command : commands())
      if (command.belongs_to(group.name))
        text += entry(std::string(command.name.substr(group.name.size() + 1)), 14,
                      say(command.summary));
    return text;
  }

  std::string overview(const CLI::App* app, const std::string& name,
                       CLI::AppFormatMode mode) const {
    std::string text = app->get_description() + "\n\n" + say(msg("Examples")) + ":\n" +
                       "  pipeline init sales --sample\n"
                       "  pipeline explain hd-power-scada\n"
                       "  pipeline advance hd-power-scada\n"
                       "  pipeline report weekly\n\n";
    text += make_usage(app, name);
    std::string_view group;
    for (const auto& command : commands()) {
      if (command.is_action()) continue;
      if (title_of(command.group) != group) {
        group = title_of(command.group);
        text += "\n" + say(group) + ":\n";
      }
      text += entry(std::string(command.name), 14, say(command.summary));
    }
    return text + make_groups(app, mode);
  }

  base::Language language_;
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter(base::Language language) {
  return std::make_shared<HelpFormatter>(
      language);  // shared: CLI11 hands it down to its subcommands
}

}  // namespace pipeline::cli
