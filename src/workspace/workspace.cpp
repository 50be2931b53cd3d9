#include "workspace/workspace.hpp"

#include <algorithm>
#include <map>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "engine/validate.hpp"
#include "process/faults.hpp"
#include "process/load.hpp"
#include "process/shipped.hpp"
#include "workspace/faults.hpp"
#include "workspace/folder_tree.hpp"
#include "yaml/reader.hpp"

namespace pipeline::workspace {

namespace fs = std::filesystem;
using base::Diagnostics;

std::optional<fs::path> find_root(const fs::path& start) {
  std::error_code error;
  auto folder = fs::weakly_canonical(start, error);
  if (error) folder = fs::absolute(start).lexically_normal();
  while (!folder.empty()) {
    if (fs::is_regular_file(folder / settings_file, error)) return folder;
    if (folder == folder.root_path()) break;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

namespace {

base::Result<yaml::Document> read_document(const base::Tree& tree, std::string_view path) {
  auto bytes = tree.read(path, yaml::max_bytes);
  if (!bytes) return std::move(bytes.diagnostics);
  return yaml::read({std::string(path), std::move(*bytes)});
}

/// Where the text of a process comes from: a file of the workspace, else the shipped one of that
/// name.
std::optional<base::Source> find_process(const base::Tree& tree, std::string_view name) {
  if (is_yaml_name(name)) {
    auto bytes = tree.read(name, yaml::max_bytes);
    if (bytes) return base::Source{std::string(name), std::move(*bytes)};
  }
  return process::find_shipped(name);
}

base::Diagnostic unknown_process(const yaml::Document& settings, const model::Settings& values) {
  std::vector<std::string> names;
  for (const auto& shipped : process::shipped_processes()) names.emplace_back(shipped.name);
  return {.kind = &process::unknown_process,
          .where = base::locate(settings.source, values.process_span),
          .arguments = {values.process, names},
          .did_you_mean = base::nearest(values.process, names)};
}

/// Loads deals and accounts one after the other and keeps what is found.
class Loader {
 public:
  Loader(const base::Tree& tree, Workspace& workspace) : tree_(tree), workspace_(workspace) {}

  /// Reads the listed files; `known` holds every account and person that they may name.
  void read_files(const Listing& listing, const model::References& known) {
    const auto& process = *workspace_.definition->process;
    for (const auto& entry : listing.accounts)
      if (auto document = read(entry))
        workspace_.accounts.push_back(model::read_account(
            std::move(*document), process.account_fields, known, workspace_.findings));
    std::sort(workspace_.accounts.begin(), workspace_.accounts.end(),
              [](const auto& a, const auto& b) { return a.id() < b.id(); });
    for (const auto& entry : listing.deals)
      if (auto document = read(entry))
        workspace_.deals.push_back(model::read_opportunity(std::move(*document), process.fields,
                                                           known, workspace_.findings));
  }

  void validate() {
    for (const auto& deal : workspace_.deals)
      if (!deal.root.is_absent() && !is_unreadable(deal.account()))
        base::append(workspace_.findings, engine::validate(workspace_.situation(deal)));
    base::sort(workspace_.findings);
  }

  /// An id is the file's stem, so that two files with one stem are two things with one id.
  void check_ids(const Listing& listing) {
    std::map<std::string_view, std::string_view> taken;
    for (const auto* entries : {&listing.accounts, &listing.deals}) {
      for (const auto& entry : *entries) {
        const auto [first, fresh] = taken.emplace(model::stem_of(entry.path), entry.path);
        if (fresh) continue;
        workspace_.findings.push_back(
            {.kind = &duplicate_id,
             .where = {entry.path, 1, 1, 1, 1},
             .arguments = {std::string(first->first), std::string(first->second)}});
      }
    }
  }

 private:
  std::optional<yaml::Document> read(const base::Entry& entry) {
    auto document = read_document(tree_, entry.path);
    base::append(workspace_.findings, std::move(document.diagnostics));
    if (!document) workspace_.unreadable.push_back(entry.path);
    return std::move(document.value);
  }

  /// Rules that would ask a file which nobody could read would accuse the deal of it.
  [[nodiscard]] bool is_unreadable(std::string_view account) const {
    const auto& paths = workspace_.unreadable;
    return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
      return path.starts_with(accounts_folder) && model::stem_of(path) == account;
    });
  }

  const base::Tree& tree_;
  Workspace& workspace_;
};

base::Diagnostic unknown_id(std::string_view id, const Listing& listing) {
  std::vector<std::string> ids;
  for (const auto* entries : {&listing.deals, &listing.accounts})
    for (const auto& entry : *entries) ids.emplace_back(model::stem_of(entry.path));
  return {.kind = &no_such_deal,
          .arguments = {std::string(id)},
          .did_you_mean = base::nearest(id, ids)};
}

/// Roles of people that are nearly one of the process: whoever has only a misspelt one may approve
/// nothing. Others may be there for another process.
base::Diagnostics check_roles(const yaml::Document& settings, const process::Process& process) {
  base::Diagnostics warnings;
  const auto known = base::ids_of(process.roles);
  if (known.empty()) return warnings;
  for (const yaml::NodeRef person : settings.root().find("people"))
    for (const yaml::NodeRef role : person.find("roles"))
      if (auto near = base::nearest(role.text(), known); !near.empty() && near != role.text())
        warnings.push_back({.kind = &process::unknown_role,
                            .severity = base::Severity::warning,
                            .where = role.location(),
                            .arguments = {std::string(role.text())},
                            .did_you_mean = std::move(near)});
  return warnings;
}

}  // namespace

base::Result<Definition> load_definition(const base::Tree& tree) {
  auto document = read_document(tree, settings_file);
  if (!document) return std::move(document.diagnostics);
  auto settings = model::read_settings(*document);
  if (!settings) return std::move(settings.diagnostics);
  auto loaded = load_process(tree, settings->process, *settings);
  if (!loaded) {
    // A file that is there but cannot be read is another fault than a name that means nothing.
    const auto file = tree.read(settings->process, yaml::max_bytes);
    if (!file && is_yaml_name(settings->process) && file.diagnostics.front().kind != &file_missing)
      return file.diagnostics;
    return unknown_process(*document, *settings);
  }
  auto& process = *loaded;
  if (!process) return std::move(process.diagnostics);
  auto warnings = check_roles(*document, *process);
  return Definition{std::move(*settings),
                    std::make_unique<const process::Process>(std::move(*process)),
                    std::move(warnings)};
}

base::Result<model::Settings> load_settings(const base::Tree& tree) {
  const auto document = read_document(tree, settings_file);
  if (!document) return document.diagnostics;
  return model::read_settings(*document);
}

std::optional<base::Result<process::Process>> load_process(const base::Tree& tree,
                                                           std::string_view name,
                                                           const model::Settings& settings) {
  auto source = find_process(tree, name);
  if (!source) return std::nullopt;
  const process::Finder finder = [&](std::string_view each) { return find_process(tree, each); };
  return process::load(std::move(*source), finder,
                       {{settings.segments.begin(), settings.segments.end()},
                        {settings.channels.begin(), settings.channels.end()}});
}

Diagnostics roles_of_nobody(const process::Process& process, const model::Settings& settings) {
  Diagnostics findings;
  if (settings.people.empty()) return findings;
  const auto add = [&](const std::vector<process::Rule>& rules) {
    for (const auto& rule : rules) {
      const auto* demand = std::get_if<process::ApprovalDemand>(&rule.demand);
      if (demand == nullptr || !settings.people_with_role(demand->role).empty()) continue;
      findings.push_back({.kind = &process::role_of_nobody,
                          .severity = base::Severity::warning,
                          .where = rule.where,
                          .arguments = {demand->role},
                          .rule = rule.id});
    }
  };
  for (const auto& stage : process.stages) {
    add(stage.exit);
    add(stage.always);
  }
  for (const auto* outcome : {&process.won, &process.lost, &process.withdrawn})
    if (*outcome) add((*outcome)->rules);
  return findings;
}

base::Result<Listing> list_files(const base::Tree& tree) {
  const auto yaml_files = [](std::vector<base::Entry> entries) {
    std::erase_if(entries, [](const base::Entry& entry) { return !is_yaml_name(entry.path); });
    return entries;
  };
  auto accounts = tree.list(accounts_folder);
  auto deals = tree.list(deals_folder);
  if (!accounts) return std::move(accounts.diagnostics);
  if (!deals) return std::move(deals.diagnostics);
  return Listing{yaml_files(std::move(*accounts)), yaml_files(std::move(*deals))};
}

model::References references(const Definition& definition, const Listing& listing,
                             base::Date today) {
  model::References known{.people = base::ids_of(definition.settings.people),
                          .accounts = {},
                          .rates = &definition.settings.rates,
                          .today = today};
  for (const auto& entry : listing.accounts)
    known.accounts.emplace_back(model::stem_of(entry.path));
  std::sort(known.people.begin(), known.people.end());
  std::sort(known.accounts.begin(), known.accounts.end());
  return known;
}

const model::Account* Workspace::account(std::string_view id) const {
  const auto found = std::lower_bound(
      accounts.begin(), accounts.end(), id,
      [](const model::Account& account, std::string_view key) { return account.id() < key; });
  return found != accounts.end() && found->id() == id ? &*found : nullptr;
}

const model::Opportunity* Workspace::deal(std::string_view id) const {
  const auto found =
      std::find_if(deals.begin(), deals.end(), [&](const auto& deal) { return deal.id() == id; });
  return found == deals.end() ? nullptr : &*found;
}

engine::Situation Workspace::situation(const model::Opportunity& deal) const {
  return {.process = *definition->process,
          .settings = definition->settings,
          .deal = deal,
          .account = account(deal.account()),
          .today = today};
}

base::Result<Workspace> load(const base::Tree& tree, const Definition& definition,
                             base::Date today) {
  auto listing = list_files(tree);
  if (!listing) return std::move(listing.diagnostics);
  Workspace workspace{.definition = &definition,
                      .today = today,
                      .accounts = {},
                      .deals = {},
                      .unreadable = {},
                      .findings = {}};
  Loader loader(tree, workspace);
  loader.read_files(*listing, references(definition, *listing, today));
  loader.check_ids(*listing);
  workspace.findings.insert(workspace.findings.end(), definition.warnings.begin(),
                            definition.warnings.end());
  loader.validate();
  return workspace;
}

base::Result<Workspace> load_one(const base::Tree& tree, const Definition& definition,
                                 base::Date today, std::string_view id) {
  auto listing = list_files(tree);
  if (!listing) return std::move(listing.diagnostics);
  Workspace workspace{.definition = &definition,
                      .today = today,
                      .accounts = {},
                      .deals = {},
                      .unreadable = {},
                      .findings = {}};
  const auto known = references(definition, *listing, today);
  Loader loader(tree, workspace);
  const auto keep_only = [](std::vector<base::Entry> entries, std::string_view stem) {
    std::erase_if(entries,
                  [&](const base::Entry& entry) { return model::stem_of(entry.path) != stem; });
    return entries;
  };
  loader.read_files({keep_only(listing->accounts, id), keep_only(listing->deals, id)}, known);
  if (!workspace.deals.empty()) {
    const std::string account(workspace.deals.front().account());
    if (account != id) loader.read_files({keep_only(listing->accounts, account), {}}, known);
  }
  if (workspace.deals.empty() && workspace.accounts.empty() && workspace.unreadable.empty())
    return unknown_id(id, *listing);
  loader.validate();
  return workspace;
}

}  // namespace pipeline::workspace
