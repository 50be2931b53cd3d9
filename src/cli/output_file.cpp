#include "cli/output_file.hpp"

#include <ostream>

#include <cerrno>
#include <fstream>
#include <string>

#include "base/system_error.hpp"
#include "cli/faults.hpp"
#include "workspace/temporary_file.hpp"

namespace pipeline::cli {

namespace fs = std::filesystem;

namespace {

bool write_in_place(const fs::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  return file.good();
}

bool replace(const fs::path& path, std::string_view text) {
  workspace::TemporaryFile file(path);
  return file.make() && file.fill(text) && file.flush() && file.replace();
}

}  // namespace

Exit write_output(const Session& session, const fs::path& path, std::string_view text) {
  const auto target = session.folder / path;
  // A link stays one, and a device or a pipe is no place for a temporary file.
  std::error_code error;
  const bool in_place = fs::is_symlink(target, error) ||
                        (fs::exists(target, error) && !fs::is_regular_file(target, error));
  errno = 0;
  if (in_place ? write_in_place(target, text) : replace(target, text)) return Exit::fine;
  return fail(session,
              {plain_finding(cannot_write_output, {path.string(), base::reason_of(errno)})},
              Exit::failed);
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
