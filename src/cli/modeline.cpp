#include "cli/modeline.hpp"

#include <algorithm>

#include "process/json_schema.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::cli {

namespace {

constexpr std::string_view opportunity_file = ".pipeline/opportunity.schema.json";
constexpr std::string_view account_file = ".pipeline/account.schema.json";

bool is_below(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/' &&
         path.ends_with(".yaml");
}

}  // namespace

std::string_view schema_file(std::string_view path) {
  if (is_below(path, workspace::deals_folder)) return opportunity_file;
  if (is_below(path, workspace::accounts_folder)) return account_file;
  return {};
}

std::string modeline(std::string_view path) {
  const auto schema = schema_file(path);
  if (schema.empty()) return {};
  std::string up;
  for (auto depth = std::count(path.begin(), path.end(), '/'); depth > 0; --depth) up += "../";
  return "# yaml-language-server: $schema=" + up + std::string(schema) + "\n";
}

std::vector<workspace::Change> schema_files(const process::Process& process) {
  return {{std::string(opportunity_file), std::nullopt, process::opportunity_schema(process)},
          {std::string(account_file), std::nullopt, process::account_schema(process)}};
}

}  // namespace pipeline::cli
