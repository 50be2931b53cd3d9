// A workflow command is a line `::error file=…,line=…::message`. Its own signs in values are
// percent-encoded, and in properties ',' and ':' as well (github.com/actions/toolkit,
// core/src/command.ts), or a message could begin a command of its own.
#include "base/catalogue.hpp"
#include "render/diagnostics.hpp"

namespace pipeline::render {
namespace {

using base::Diagnostic;

std::string encoded(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '%':
        escaped += "%25";
        break;
      case '\r':
        escaped += "%0D";
        break;
      case '\n':
        escaped += "%0A";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string property(std::string_view text) {
  std::string escaped;
  for (const char c : encoded(text)) {
    switch (c) {
      case ':':
        escaped += "%3A";
        break;
      case ',':
        escaped += "%2C";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string properties(const Diagnostic& diagnostic) {
  const base::Location& where = diagnostic.where;
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    text += text.empty() ? " " : ",";
    text += std::string(name) + "=" + property(value);
  };
  if (!where.path.empty()) add("file", where.path);
  if (where.line != 0) {
    add("line", std::to_string(where.line));
    add("endLine", std::to_string(where.end_line != 0 ? where.end_line : where.line));
    add("col", std::to_string(where.column));
    // GitHub drops columns of a finding over several lines, and counts the last column in.
    if (where.end_line == where.line && where.end_column > where.column)
      add("endColumn", std::to_string(where.end_column - 1));
  }
  if (!diagnostic.rule.empty())
    add("title", diagnostic.rule);
  else if (diagnostic.kind)
    add("title", diagnostic.kind->name);
  return text;
}

}  // namespace

std::string to_github(std::span<const Diagnostic> diagnostics, base::Language language) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    std::string message = sentence(diagnostic, language);
    if (const std::string next = hint(diagnostic, language); !next.empty())
      message += "\n" + base::filled(language, base::msg("hint: {0}"), {next});
    text += diagnostic.severity == base::Severity::error ? "::error" : "::warning";
    text += properties(diagnostic) + "::" + encoded(message) + "\n";
  }
  return text;
}

}  // namespace pipeline::render
