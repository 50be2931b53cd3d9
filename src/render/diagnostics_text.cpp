#include <algorithm>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "render/diagnostics.hpp"
#include "render/excerpt.hpp"
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

}  // namespace

std::string to_text(std::span<const Diagnostic> diagnostics, const Terminal& terminal) {
  std::string text;
  std::string said;
  for (const Diagnostic& diagnostic : diagnostics) {
    text += line(diagnostic, terminal) + excerpt(diagnostic, terminal);
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
