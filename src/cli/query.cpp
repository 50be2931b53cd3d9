#include "cli/query.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/expression.hpp"
#include "cli/faults.hpp"
#include "render/diagnostics.hpp"
#include "render/paint.hpp"

namespace pipeline::cli {

using base::msg;
using model::TypeKind;

Opened<process::Expression> read_condition(const Session& session, const process::Process& process,
                                           std::string_view option, const std::string& text) {
  return read_expression(session, process.environment, option, text,
                         process.types->simple(cel::TypeKind::boolean));
}

Opened<report::Field> read_field(const Session& session, const process::Process& process,
                                 const std::string& path) {
  if (auto field = report::find_field(process, path)) return {std::move(*field)};
  const auto* section = path.empty() ? nullptr : model::type_at(process.fields, path);
  while (section != nullptr && section->kind == TypeKind::list) section = &section->element.front();
  if (section != nullptr && section->kind == TypeKind::record) {
    std::vector<std::string> inner;
    for (const auto& field : section->fields) inner.push_back(path + "." + field.key);
    return {{}, fail(session, {plain_finding(section_has_no_value, {path, inner})}, Exit::usage)};
  }
  const auto known = report::field_paths(process);
  return {{},
          fail(session, {plain_finding(unknown_path, {path}, base::nearest(path, known))},
               Exit::usage)};
}

Opened<report::Field> read_group(const Session& session, const process::Process& process,
                                 const std::string& path) {
  auto field = read_field(session, process, path);
  if (!field || !field->repeats) return field;
  return {{}, fail(session, {plain_finding(repeating_group, {path})}, Exit::usage)};
}

base::Diagnostics unreadable_findings(const workspace::Workspace& workspace) {
  base::Diagnostics findings;
  const auto& paths = workspace.unreadable;
  for (const auto& finding : workspace.findings)
    if (std::find(paths.begin(), paths.end(), finding.where.path) != paths.end())
      findings.push_back(finding);
  return findings;
}

Exit tell_gaps(const Session& session, const workspace::Workspace& workspace) {
  std::set<std::string_view> faulty;
  for (const auto& finding : workspace.findings)
    if (finding.severity == base::Severity::error && finding.kind->name.starts_with("model."))
      faulty.insert(finding.where.path);
  if (!faulty.empty())
    session.err << session.say(msg("files with values that could not be understood: {0} (pipeline "
                                   "validate shows them)"),
                               {std::to_string(faulty.size())})
                << '\n';
  if (workspace.unreadable.empty()) return Exit::fine;
  return fail(session, unreadable_findings(workspace), Exit::failed);
}

void tell_undecided(const Session& session, const base::Report& report) {
  const auto count =
      report.provenance ? static_cast<std::int64_t>(report.provenance->undecided) : 0;
  if (count == 0) return;
  auto finding = plain_finding(deals_undecided, {count});
  finding.severity = base::Severity::warning;
  (void)fail(session, {std::move(finding)}, Exit::fine);
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (start <= text.size()) {
    const auto comma = std::min(text.find(',', start), text.size());
    auto part = text.substr(start, comma - start);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    parts.push_back(std::move(part));
    start = comma + 1;
  }
  return parts;
}

}  // namespace pipeline::cli
