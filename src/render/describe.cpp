#include <algorithm>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "render/diagnostics.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

using base::Diagnostic;
using base::Language;
using base::msg;

/// An argument within a command: what the user wrote becomes one word of the shell. Where the
/// command already has quotes around the place, only quotes within the text are a danger.
std::string command_word(const base::Argument& argument, Language language, bool is_quoted) {
  const auto* text = std::get_if<std::string>(&argument);
  if (!text) return words(argument, language);
  std::string word = shell_word(base::printable(*text));
  const bool has_quotes = word.size() >= 2 && word.front() == '\'';
  return is_quoted && has_quotes ? word.substr(1, word.size() - 2) : word;
}

std::vector<std::string> command_words(const Diagnostic& diagnostic, std::string_view command,
                                       Language language) {
  std::vector<std::string> all;
  for (const base::Argument& argument : diagnostic.arguments) {
    const std::string place = "'{" + std::to_string(all.size()) + "}'";
    all.push_back(command_word(argument, language, command.find(place) != command.npos));
  }
  return all;
}

std::vector<std::string> all_words(const Diagnostic& diagnostic, Language language) {
  std::vector<std::string> all;
  for (const base::Argument& argument : diagnostic.arguments)
    all.push_back(words(argument, language));
  return all;
}

}  // namespace

std::string describe(const Diagnostic& diagnostic, Language language) {
  if (!diagnostic.kind) return {};
  return base::filled(language, diagnostic.kind->message, all_words(diagnostic, language));
}

std::string sentence(const Diagnostic& diagnostic, Language language) {
  std::string message = describe(diagnostic, language);
  if (diagnostic.did_you_mean.empty()) return message;
  return base::filled(language, msg("{0}; did you mean '{1}'?"),
                      {message, base::printable(diagnostic.did_you_mean)});
}

std::string hint(const Diagnostic& diagnostic, Language language) {
  if (!diagnostic.next_step.empty()) return base::printable(diagnostic.next_step.in(language));
  if (!diagnostic.kind || diagnostic.kind->hint.empty()) return {};
  const std::string_view english = diagnostic.kind->hint;
  const bool is_command = english.starts_with("pipeline ") || english.starts_with("git ");
  if (!is_command) return base::filled(language, english, all_words(diagnostic, language));
  auto command = base::filled(language, english, command_words(diagnostic, english, language));
  // "pipeline {1} --help" outside of every command.
  if (const auto gap = command.find(" '' "); gap != std::string::npos) command.erase(gap, 3);
  return command;
}

std::string summary(std::span<const Diagnostic> diagnostics, Language language) {
  const auto errors =
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [](const Diagnostic& d) { return d.severity == base::Severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  std::vector<std::string> parts;
  const auto add = [&](std::string_view text, std::ptrdiff_t count) {
    if (count != 0) parts.push_back(base::filled(Language::en, text, {std::to_string(count)}));
  };
  add(base::translate(language, "{0} error", "{0} errors", errors), errors);
  add(base::translate(language, "{0} warning", "{0} warnings", warnings), warnings);
  return joined(parts, language);
}

}  // namespace pipeline::render
