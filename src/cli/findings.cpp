#include "cli/findings.hpp"

#include <ostream>

#include "cli/choice.hpp"
#include "render/diagnostics.hpp"

namespace pipeline::cli {

bool is_format_of_findings(const Session& session, const std::string& format) {
  return is_one_of(session, "--format", format, {"text", "json", "sarif", "github", "junit"});
}

void declare_findings(CLI::App& app, const Session& session, FindingsOptions& options) {
  app.add_option("--format", options.format,
                 session.say(base::msg("text, json, sarif, github or junit")))
      ->type_name("FORMAT");
  app.add_flag("--strict", options.strict, session.say(base::msg("Warnings count as errors")));
}

void print_findings(const Session& session, base::Diagnostics& findings,
                    const FindingsOptions& options, const FindingsFrame& frame) {
  if (options.strict)
    for (auto& finding : findings) finding.severity = base::Severity::error;
  const auto language = session.language();
  if (options.format == "json") {
    session.out << render::to_json(findings, language, frame.schema);
  } else if (options.format == "sarif") {
    session.out << render::to_sarif(findings, language, PIPELINE_VERSION);
  } else if (options.format == "github") {
    session.out << render::to_github(findings, language);
  } else if (options.format == "junit") {
    session.out << render::to_junit(findings, language, frame.files);
  } else {
    session.out << render::to_text(findings, session.terminal);
    if (session.terminal.interactive)
      session.err << (findings.empty() ? frame.all_well : render::summary(findings, language))
                  << '\n';
  }
}

}  // namespace pipeline::cli
