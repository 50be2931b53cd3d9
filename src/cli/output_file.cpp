#include "cli/output_file.hpp"

#include <ostream>

#include <cerrno>
#include <fstream>
#include <string>

#include <unistd.h>

#include "base/system_error.hpp"
#include "cli/faults.hpp"

namespace pipeline::cli {

namespace fs = std::filesystem;

namespace {

bool write_all(const fs::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  return file.good();
}

}  // namespace

Exit write_output(const Session& session, const fs::path& path, std::string_view text) {
  std::error_code error;
  auto target = session.folder / path;
  const auto refuse = [&](int reason) {
    return fail(session,
                {plain_finding(cannot_write_output, {path.string(), base::reason_of(reason)})},
                Exit::failed);
  };
  errno = 0;
  // A link stays one, and a device or a pipe is no place for a temporary file.
  const bool in_place = fs::is_symlink(target, error) ||
                        (fs::exists(target, error) && !fs::is_regular_file(target, error));
  if (in_place) return write_all(target, text) ? Exit::fine : refuse(errno);
  const auto temporary = target.parent_path() / ("." + target.filename().string() + "." +
                                                 std::to_string(::getpid()) + ".tmp");
  if (!write_all(temporary, text)) {
    const int reason = errno;
    fs::remove(temporary, error);
    return refuse(reason);
  }
  if (fs::exists(target, error))
    fs::permissions(temporary, fs::status(target).permissions(), error);
  fs::rename(temporary, target, error);
  if (!error) return Exit::fine;
  const int reason = error.value();
  fs::remove(temporary, error);
  return refuse(reason);
}

void declare_output(CLI::App& app, const Session& session, std::string& output) {
  app.add_option("-o", output, session.say(base::msg("Write to this file")))->type_name("FILE");
}

Exit print_or_write(const Session& session, const std::string& output, std::string_view text) {
  if (!output.empty() && output != "-") return write_output(session, output, text);
  session.out << text;
  return Exit::fine;
}

}  // namespace pipeline::cli
