#include "cli/expression.hpp"

#include "base/source.hpp"

namespace pipeline::cli {

base::Diagnostic finding_in(std::string_view label, const std::string& text, base::Span span,
                            base::Diagnostic finding) {
  finding.where = base::locate({std::string(label), text}, span);
  finding.excerpt = std::string(base::line_at(text, span.begin));
  return finding;
}

Opened<process::Expression> read_expression(const Session& session,
                                            const cel::Environment& environment,
                                            std::string_view label, const std::string& text,
                                            cel::TypeRef expected) {
  auto compiled = cel::compile(text, environment, expected);
  base::Diagnostics findings;
  for (auto& issue : compiled.issues)
    findings.push_back(finding_in(label, text, issue.span,
                                  {.kind = issue.kind,
                                   .arguments = std::move(issue.arguments),
                                   .did_you_mean = std::move(issue.did_you_mean)}));
  if (!compiled.program || !findings.empty())
    return {{}, fail(session, std::move(findings), Exit::usage)};
  return {process::Expression{{}, std::move(compiled.program)}};
}

}  // namespace pipeline::cli
