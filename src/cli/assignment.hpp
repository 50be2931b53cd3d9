// field=value as people type it, made into typed edits.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/desk.hpp"
#include "yaml/edit.hpp"

namespace pipeline::cli {

/// A field as typed: its path, and the type declared for it.
struct Target {
  yaml::Path path;
  const model::Type* type = nullptr;  ///< nothing for the user's own x_… keys
};

/// Finds the field that `text` names below `record`. A field that only a command may change (stage,
/// status, history, …) is refused, with that command. Findings have been printed where there is no
/// value.
[[nodiscard]] Opened<Target> find_target(const Session& session, const model::Type& record,
                                         std::string_view text);

/// The text as new content for the field `key` of `type`. Lists and maps are typed as in a file:
/// [a, b] or {k: v}; one text stands for a list of one.
[[nodiscard]] Opened<yaml::Value> parse_value(const Session& session, const Desk& desk,
                                              std::string_view key, std::string_view text,
                                              const model::Type* type);

/// Each `path=value` as a `set` on a file with the fields of `record`; what is wrong with any of
/// them is printed.
[[nodiscard]] Opened<std::vector<yaml::Edit>> parse_assignments(
    const Session& session, const Desk& desk, const model::Type& record,
    std::span<const std::string> assignments);

/// Each `key=value` as an entry of a map with the fields of `record`.
[[nodiscard]] Opened<yaml::Value> parse_item(const Session& session, const Desk& desk,
                                             const model::Type& record,
                                             std::span<const std::string> assignments);

}  // namespace pipeline::cli
