// What a new workspace starts with: its files as texts. Nothing is written here.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "cli/desk.hpp"
#include "model/settings.hpp"
#include "process/shipped.hpp"
#include "workspace/change.hpp"

namespace pipeline::cli {

/// The files of examples/sample/, which are part of the program.
[[nodiscard]] std::span<const base::EmbeddedFile> sample_files();

/// Stands in pipeline.yaml for somebody of whom nothing is known yet.
inline constexpr const char* nobody_known = "me";

/// The person who makes the workspace: named by --by, else by git's user.email, else by
/// $PIPELINE_USER. Somebody without an id is nobody.
[[nodiscard]] model::Person founder(const Session& session, const std::filesystem::path& folder,
                                    const process::ShippedFile& process);

/// The id that an e-mail address suggests: the part before '@', in lower case.
[[nodiscard]] std::string id_from_email(std::string_view email);

/// A new workspace's files: pipeline.yaml with `founder` in it, the process as a copy that the team
/// owns, .gitattributes, and the folders.
[[nodiscard]] base::Result<std::vector<workspace::Change>> starter_files(
    const Session& session, const std::string& name, const process::ShippedFile& process,
    const model::Person& founder);

/// The same with the sample's people, accounts and deals.
[[nodiscard]] base::Result<std::vector<workspace::Change>> sample_workspace(
    const process::ShippedFile& process, const model::Person& founder);

}  // namespace pipeline::cli
