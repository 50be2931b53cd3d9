// Findings in the forms that people and programs read. All of them take findings as they are given:
// sort first.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/terminal.hpp"

namespace pipeline::render {

/// The message alone.
[[nodiscard]] std::string describe(const base::Diagnostic& diagnostic, base::Language language);

/// The message, with "did you mean" where there is something near.
[[nodiscard]] std::string sentence(const base::Diagnostic& diagnostic, base::Language language);

/// What to do next; empty if the kind has no hint. A hint that begins with "pipeline " or "git " is
/// a command to be pasted: user text in it is quoted for a shell.
[[nodiscard]] std::string hint(const base::Diagnostic& diagnostic, base::Language language);

/// "2 errors, 1 warning"; empty for no findings.
[[nodiscard]] std::string summary(std::span<const base::Diagnostic> diagnostics,
                                  base::Language language);

/// A line each, as compilers print: `path:line:col: error: message [RULE]`, and its hint below. The
/// same hint several times in a row is said once.
[[nodiscard]] std::string to_text(std::span<const base::Diagnostic> diagnostics,
                                  const base::Terminal& terminal);

/// {"schema", "findings": […], "errors": n, "warnings": n}
[[nodiscard]] std::string to_json(std::span<const base::Diagnostic> diagnostics,
                                  base::Language language,
                                  std::string_view schema = "pipeline/validate/v1");

/// SARIF 2.1.0. A result's rule is the kind of finding; a rule of the process stands behind it
/// ("engine.unmet/BID-7"). `version` is the program's.
[[nodiscard]] std::string to_sarif(std::span<const base::Diagnostic> diagnostics,
                                   base::Language language, std::string_view version);

/// JUnit XML: a test case per file of `files` and of the findings, failed if the file has errors;
/// warnings stand in its output.
[[nodiscard]] std::string to_junit(std::span<const base::Diagnostic> diagnostics,
                                   base::Language language,
                                   std::span<const std::string> files = {});

/// Workflow commands of GitHub Actions, which it shows at the lines of a pull request.
[[nodiscard]] std::string to_github(std::span<const base::Diagnostic> diagnostics,
                                    base::Language language);

}  // namespace pipeline::render
