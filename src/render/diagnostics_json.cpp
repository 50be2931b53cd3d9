#include <nlohmann/json.hpp>

#include "render/diagnostics.hpp"
#include "render/json_text.hpp"

namespace pipeline::render {
namespace {

using base::Diagnostic;
using Json = nlohmann::ordered_json;

Json finding(const Diagnostic& diagnostic, base::Language language) {
  const base::Location& where = diagnostic.where;
  return {{"path", text_or_null(where.path)},
          {"line", number_or_null(where.line)},
          {"column", number_or_null(where.column)},
          {"end_line", number_or_null(where.end_line)},
          {"end_column", number_or_null(where.end_column)},
          {"severity", diagnostic.severity == base::Severity::error ? "error" : "warning"},
          {"kind", diagnostic.kind ? diagnostic.kind->name : ""},
          {"rule", text_or_null(diagnostic.rule)},
          {"message", describe(diagnostic, language)},
          {"hint", text_or_null(hint(diagnostic, language))},
          {"did_you_mean", text_or_null(diagnostic.did_you_mean)}};
}

}  // namespace

std::string to_json(std::span<const Diagnostic> diagnostics, base::Language language,
                    std::string_view schema) {
  std::size_t errors = 0;
  Json findings = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    findings.push_back(finding(diagnostic, language));
    if (diagnostic.severity == base::Severity::error) ++errors;
  }
  return json_text({{"schema", std::string(schema)},
                    {"findings", std::move(findings)},
                    {"errors", errors},
                    {"warnings", diagnostics.size() - errors}});
}

}  // namespace pipeline::render
