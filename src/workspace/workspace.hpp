// A workspace loaded from a Tree: its definition, its accounts and its deals, with every finding of
// every file.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"
#include "engine/situation.hpp"
#include "model/opportunity.hpp"
#include "model/settings.hpp"
#include "process/definition.hpp"

namespace pipeline::workspace {

inline constexpr std::string_view settings_file = "pipeline.yaml";
inline constexpr std::string_view accounts_folder = "accounts";
inline constexpr std::string_view deals_folder = "opportunities";

/// The folder with pipeline.yaml at or above `start`, as git finds .git; nothing if there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_root(const std::filesystem::path& start);

/// What the process owner and the team wrote down: pipeline.yaml and the process it names.
struct Definition {
  model::Settings settings;
  /// Fields and rules of every deal; values point into it.
  std::unique_ptr<const process::Process> process;
  base::Diagnostics warnings;  ///< about pipeline.yaml
};

/// Reads pipeline.yaml and the process. Findings are faults of the definition (exit code 2).
[[nodiscard]] base::Result<Definition> load_definition(const base::Tree& tree);

/// Reads pipeline.yaml alone.
[[nodiscard]] base::Result<model::Settings> load_settings(const base::Tree& tree);

/// Reads the process that `name` names: a file of `tree`, else a shipped one; nothing if it is
/// neither. `settings` gives the fields' segments and channels.
[[nodiscard]] std::optional<base::Result<process::Process>> load_process(
    const base::Tree& tree, std::string_view name, const model::Settings& settings);

/// Roles that rules or waivers want, where nobody has them: warnings at the rule.
[[nodiscard]] base::Diagnostics roles_of_nobody(const process::Process& process,
                                                const model::Settings& settings);

/// The YAML files of the workspace, by path.
struct Listing {
  std::vector<base::Entry> accounts;
  std::vector<base::Entry> deals;
};
[[nodiscard]] base::Result<Listing> list_files(const base::Tree& tree);

/// People and accounts that deals may name.
[[nodiscard]] model::References references(const Definition& definition, const Listing& listing,
                                           base::Date today);

struct Workspace {
  const Definition* definition = nullptr;  ///< the caller's; outlives the workspace
  base::Date today;
  std::vector<model::Account> accounts;   ///< by id
  std::vector<model::Opportunity> deals;  ///< by path; readable ones, faulty or not
  std::vector<std::string> unreadable;    ///< paths of files that could not be read
  base::Diagnostics findings;             ///< of all files: reading, types, history, rules; sorted

  [[nodiscard]] const model::Account* account(std::string_view id) const;
  [[nodiscard]] const model::Opportunity* deal(std::string_view id) const;
  [[nodiscard]] engine::Situation situation(const model::Opportunity& deal) const;
};

/// Loads every account and every deal and validates them.
[[nodiscard]] base::Result<Workspace> load(const base::Tree& tree, const Definition& definition,
                                           base::Date today);

/// Loads only the deal with this id and the account that it names, or the account with this id.
[[nodiscard]] base::Result<Workspace> load_one(const base::Tree& tree, const Definition& definition,
                                               base::Date today, std::string_view id);

}  // namespace pipeline::workspace
