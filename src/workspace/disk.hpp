// What makes a change outlive a power failure. Functions that give false leave the reason in errno.
#pragma once

#include <filesystem>

namespace pipeline::workspace {

/// Makes the names in `folder` durable, where its file system can.
[[nodiscard]] bool flush_folder(const std::filesystem::path& folder);

/// Makes everything on the file system of `folder` durable: for many files at once quicker than
/// each by itself.
[[nodiscard]] bool flush_file_system(const std::filesystem::path& folder);

}  // namespace pipeline::workspace
