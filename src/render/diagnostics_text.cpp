#include <algorithm>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "render/diagnostics.hpp"
#include "render/paint.hpp"

namespace pipeline::render {
namespace {

using base::Diagnostic;
using base::msg;
using base::Severity;
using base::Terminal;

std::string place(const base::Location& where) {
  std::string text = base::printable(where.path);
  if (where.line != 0)
    text += ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
  return text;
}

std::string line(const Diagnostic& diagnostic, const Terminal& terminal) {
  const bool is_error = diagnostic.severity == Severity::error;
  const std::string_view severity =
      base::translate(terminal.language, is_error ? msg("error") : msg("warning"));
  std::string text;
  if (!diagnostic.where.path.empty())
    text = paint(place(diagnostic.where), Style::bold, terminal) + ": ";
  const auto mark = paint(severity, is_error ? Style::red : Style::yellow, terminal);
  text += base::filled(terminal.language, msg("{0}: {1}"),
                       {mark, sentence(diagnostic, terminal.language)});
  if (!diagnostic.rule.empty()) text += " [" + base::printable(diagnostic.rule) + "]";
  return text + "\n";
}

/// The excerpt, and under the place a caret for each of its cells.
std::string caret_lines(const Diagnostic& diagnostic, const Terminal& terminal) {
  if (diagnostic.excerpt.empty()) return {};
  const auto& where = diagnostic.where;
  const auto before = base::first_characters(diagnostic.excerpt, where.column - 1);
  auto marked = std::string_view(diagnostic.excerpt).substr(before.size());
  if (where.end_line == where.line && where.end_column > where.column)
    marked = base::first_characters(marked, where.end_column - where.column);
  const auto cells = [](std::string_view text) {
    return base::display_width(base::printable(text));
  };
  const std::string blanks(cells(before), ' ');
  const std::string carets(std::max<std::size_t>(1, cells(marked)), '^');
  return "  " + base::printable(diagnostic.excerpt) + "\n  " + blanks +
         paint(carets, Style::red, terminal) + "\n";
}

}  // namespace

std::string to_text(std::span<const Diagnostic> diagnostics, const Terminal& terminal) {
  std::string text;
  std::string said;
  for (const Diagnostic& diagnostic : diagnostics) {
    text += line(diagnostic, terminal) + caret_lines(diagnostic, terminal);
    std::string next = hint(diagnostic, terminal.language);
    if (!next.empty() && next != said)
      text +=
          "  " +
          paint(base::filled(terminal.language, msg("hint: {0}"), {next}), Style::dim, terminal) +
          "\n";
    said = std::move(next);
  }
  return text;
}

}  // namespace pipeline::render
