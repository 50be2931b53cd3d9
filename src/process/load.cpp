#include "process/load.hpp"

#include <algorithm>
#include <array>

#include "process/compile.hpp"
#include "process/faults.hpp"
#include "process/fields.hpp"
#include "process/read.hpp"
#include "process/shipped.hpp"
#include "yaml/reader.hpp"

namespace pipeline::process {

using base::Diagnostics;
using yaml::NodeRef;

namespace {

/// Reads `source` and keeps its document with the process; an empty node after faults.
NodeRef keep(base::Source source, Process& process, Diagnostics& findings) {
  auto document = yaml::read(std::move(source));
  findings.insert(findings.end(), document.diagnostics.begin(), document.diagnostics.end());
  if (!document) return {};
  process.documents.push_back(std::make_unique<yaml::Document>(std::move(*document)));
  return process.documents.back()->root();
}

void read_core(Process& process, Diagnostics& findings) {
  const auto core = core_fields();
  const auto root = keep({core.path, std::string(core.text)}, process, findings);
  process.fields.kind = model::TypeKind::record;
  process.account_fields.kind = model::TypeKind::record;
  read_fields(root.find("fields"), process.fields, findings);
  read_fields(root.find("account_fields"), process.account_fields, findings);
}

/// In a file the process's own fields stand behind the core ones, and what grows by the day stands
/// last.
void put_growing_sections_last(model::Type& fields) {
  static constexpr std::array<std::string_view, 6> growing{"activities", "actions", "checklist",
                                                           "approvals",  "scores",  "history"};
  std::stable_partition(fields.fields.begin(), fields.fields.end(), [](const model::Field& field) {
    return std::find(growing.begin(), growing.end(), field.key) == growing.end();
  });
}

/// Reads `root` after everything that it extends; tells whether all of that was there. `chain`
/// holds the names on the way, against circles.
bool read_chain(NodeRef root, const Finder& find, std::vector<std::string>& chain, Process& process,
                Diagnostics& findings) {
  bool whole = static_cast<bool>(root);
  if (const auto extends = root.find("extends"); extends && !extends.is_null()) {
    const std::string name(extends.text());
    auto source = find(name);
    whole = false;
    if (std::find(chain.begin(), chain.end(), name) != chain.end()) {
      findings.push_back(
          {.kind = &endless_extends, .where = extends.location(), .arguments = {name}});
    } else if (!source) {
      std::vector<std::string> shipped;
      for (const auto& file : shipped_processes()) shipped.emplace_back(file.name);
      findings.push_back(
          {.kind = &unknown_process, .where = extends.location(), .arguments = {name, shipped}});
    } else {
      chain.push_back(name);
      whole =
          read_chain(keep(std::move(*source), process, findings), find, chain, process, findings);
    }
  }
  if (root) read_definition(root, process, findings);
  return whole;
}

}  // namespace

base::Result<Process> load(base::Source source, const Finder& find,
                           const WorkspaceChoices& choices) {
  Diagnostics findings;
  Process process;
  read_core(process, findings);
  std::vector<std::string> chain{source.path};
  const auto root = keep(std::move(source), process, findings);
  if (!root) return findings;
  const bool whole = read_chain(root, find, chain, process, findings);
  if (whole && process.stages.empty())
    findings.push_back({.kind = &no_stages, .where = {root.location().path, 1, 1, 1, 1}});
  for (auto* fields : {&process.fields, &process.account_fields}) {
    offer(*fields, model::ChoiceSource::segments, choices.segments);
    offer(*fields, model::ChoiceSource::channels, choices.channels);
  }
  put_growing_sections_last(process.fields);
  compile(process, findings);
  if (base::has_errors(findings)) return findings;
  return {std::move(process), std::move(findings)};
}

}  // namespace pipeline::process
