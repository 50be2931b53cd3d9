#include "process/shipped.hpp"

#include <span>

#include "base/embedded.hpp"

namespace pipeline::process {

/// Made by the build from schemas/ (cmake/embed.cmake).
std::span<const base::EmbeddedFile> shipped_files();

namespace {

constexpr std::string_view core = "core/fields.yaml";

ShippedFile shipped(const base::EmbeddedFile& file) {
  return {file.name.substr(0, file.name.find('/')), "schemas/" + std::string(file.name),
          file.bytes};
}

}  // namespace

std::vector<ShippedFile> shipped_processes() {
  std::vector<ShippedFile> processes;
  for (const auto& file : shipped_files())
    if (file.name.ends_with("/process.yaml")) processes.push_back(shipped(file));
  return processes;
}

std::optional<ShippedFile> shipped_process(std::string_view name) {
  for (const auto& file : shipped_files())
    if (shipped(file).name == name && file.name != core) return shipped(file);
  return std::nullopt;
}

std::optional<base::Source> find_shipped(std::string_view name) {
  const auto shipped = shipped_process(name);
  if (!shipped) return std::nullopt;
  return base::Source{shipped->path, std::string(shipped->text)};
}

ShippedFile core_fields() {
  for (const auto& file : shipped_files())
    if (file.name == core) return shipped(file);
  return {};
}

}  // namespace pipeline::process
