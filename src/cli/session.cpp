#include "cli/session.hpp"

#include <ostream>

#include "base/catalogue.hpp"
#include "render/diagnostics.hpp"

namespace pipeline::cli {

std::string Session::say(std::string_view english,
                         const std::vector<std::string>& arguments) const {
  return base::filled(language(), english, arguments);
}

Exit fail(const Session& session, base::Diagnostics findings, Exit exit) {
  base::sort(findings);
  session.err << render::to_text(findings, session.terminal);
  return exit;
}

base::Diagnostic plain_finding(const base::Kind& kind, std::vector<base::Argument> arguments,
                               std::string did_you_mean) {
  base::Diagnostic finding{.kind = &kind};
  finding.arguments = std::move(arguments);
  finding.did_you_mean = std::move(did_you_mean);
  return finding;
}

}  // namespace pipeline::cli
