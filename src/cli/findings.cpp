#include "cli/findings.hpp"

#include <ostream>

#include "cli/choice.hpp"
#include "render/diagnostics.hpp"

namespace pipeline::cli {

bool is_format_of_findings(const Session& session, const std::string& format) {
  return is_one_of(session, "--format", format, {"text", "json", "sarif", "github", "junit"});
}

void print_findings(const Session& session, const base::Diagnostics& findings,
                    const std::string& format, std::span<const std::string> files,
                    std::string_view schema) {
  const auto language = session.language();
  if (format == "json")
    session.out << render::to_json(findings, language, schema);
  else if (format == "sarif")
    session.out << render::to_sarif(findings, language, PIPELINE_VERSION);
  else if (format == "github")
    session.out << render::to_github(findings, language);
  else if (format == "junit")
    session.out << render::to_junit(findings, language, files);
  else
    session.out << render::to_text(findings, session.terminal);
}

}  // namespace pipeline::cli
