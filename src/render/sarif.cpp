// SARIF, the Static Analysis Results Interchange Format 2.1.0 (OASIS, 2020): what code hosts and
// editors show at lines. Two points that are easily missed: columns count UTF-16 units unless
// `columnKind` says otherwise (§3.14.17), and a `ruleId` may be hierarchical, with only its first
// part in the table of rules (§3.27.5).
#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/catalogue.hpp"
#include "render/diagnostics.hpp"
#include "render/json_text.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

using base::Diagnostic;
using base::Kind;
using Json = nlohmann::ordered_json;
using Kinds = std::vector<const Kind*>;

/// Each kind once, by name.
Kinds kinds_of(std::span<const Diagnostic> diagnostics) {
  Kinds kinds;
  for (const Diagnostic& diagnostic : diagnostics)
    if (diagnostic.kind) kinds.push_back(diagnostic.kind);
  std::sort(kinds.begin(), kinds.end(),
            [](const Kind* a, const Kind* b) { return a->name < b->name; });
  const auto same = [](const Kind* a, const Kind* b) { return a->name == b->name; };
  kinds.erase(std::unique(kinds.begin(), kinds.end(), same), kinds.end());
  return kinds;
}

std::size_t index_of(const Kind* kind, const Kinds& kinds) {
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const Kind* k) { return k->name == kind->name; });
  return static_cast<std::size_t>(found - kinds.begin());
}

/// A message without what fills it in a single case.
std::string in_general(std::string_view message, base::Language language) {
  return base::filled(language, message, std::vector<std::string>(8, "…"));
}

Json rules(const Kinds& kinds, base::Language language) {
  Json all = Json::array();
  for (const Kind* kind : kinds) {
    Json rule{{"id", kind->name},
              {"shortDescription", {{"text", in_general(kind->message, language)}}}};
    if (!kind->hint.empty()) rule["help"] = {{"text", in_general(kind->hint, language)}};
    all.push_back(std::move(rule));
  }
  return all;
}

Json location(const base::Location& where) {
  Json physical{{"artifactLocation",
                 {{"uri", where.path.starts_with('/') ? "file://" + uri_path(where.path)
                                                      : uri_path(where.path)}}}};
  if (where.line != 0) {
    Json region{{"startLine", where.line}};
    if (where.column != 0) region["startColumn"] = where.column;
    if (where.end_line != 0) region["endLine"] = where.end_line;
    if (where.end_column != 0) region["endColumn"] = where.end_column;
    physical["region"] = std::move(region);
  }
  return {{"physicalLocation", std::move(physical)}};
}

Json result(const Diagnostic& diagnostic, const Kinds& kinds, base::Language language) {
  std::string text = sentence(diagnostic, language);
  if (const std::string next = hint(diagnostic, language); !next.empty())
    text += "\n" + base::filled(language, base::msg("hint: {0}"), {next});
  Json found;
  if (diagnostic.kind) {
    const std::string kind(diagnostic.kind->name);
    found["ruleId"] = diagnostic.rule.empty() ? kind : kind + "/" + diagnostic.rule;
    found["ruleIndex"] = index_of(diagnostic.kind, kinds);
  }
  found["level"] = diagnostic.severity == base::Severity::error ? "error" : "warning";
  found["message"] = {{"text", std::move(text)}};
  if (!diagnostic.where.path.empty())
    found["locations"] = Json::array({location(diagnostic.where)});
  return found;
}

}  // namespace

std::string to_sarif(std::span<const Diagnostic> diagnostics, base::Language language,
                     std::string_view version) {
  const Kinds kinds = kinds_of(diagnostics);
  Json results = Json::array();
  for (const Diagnostic& diagnostic : diagnostics)
    results.push_back(result(diagnostic, kinds, language));
  const Json driver{{"name", "pipeline"}, {"version", version}, {"rules", rules(kinds, language)}};
  const Json run{{"tool", {{"driver", driver}}},
                 {"columnKind", "unicodeCodePoints"},
                 {"results", std::move(results)}};
  return json_text({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({run})}});
}

}  // namespace pipeline::render
