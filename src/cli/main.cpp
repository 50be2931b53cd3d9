// The program: finds out where it runs, and hands over to the command line.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/faults.hpp"
#include "cli/session.hpp"
#include "cli/usage.hpp"

namespace {

using namespace pipeline;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// The locale that counts for `category`, as setlocale(3) chooses it.
std::string locale_of(const char* category) {
  for (const char* name : {"LC_ALL", category, "LANG"})
    if (auto value = environment(name); !value.empty()) return value;
  return {};
}

base::Terminal find_terminal() {
  base::Terminal terminal;
  terminal.interactive = ::isatty(STDOUT_FILENO) == 1;
  terminal.narrow = terminal.interactive;
  winsize size{};
  if (terminal.interactive && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0)
    base::set_width(terminal, std::to_string(size.ws_col));
  else
    base::set_width(terminal, environment("COLUMNS"));
  terminal.colour =
      terminal.interactive && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  // Only a terminal has to be able to show the symbols; a pipe or a file gets the same bytes in
  // every locale.
  const auto characters = locale_of("LC_CTYPE");
  const bool utf8 =
      characters.find("UTF-8") != std::string::npos || characters.find("utf8") != std::string::npos;
  terminal.unicode = utf8 || !terminal.interactive;
  if (locale_of("LC_MESSAGES").starts_with("zh")) terminal.language = base::Language::zh;
  return terminal;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    cli::Session session{.terminal = find_terminal(),
                         .user = environment("PIPELINE_USER"),
                         .out = std::cout,
                         .err = std::cerr};
    auto exit = cli::run_command_line({argv + 1, argv + argc}, session);
    std::cout.flush();
    if (!std::cout)
      exit = cli::fail(session, {cli::plain_finding(cli::output_lost)}, cli::Exit::failed);
    return static_cast<int>(exit);
  } catch (const std::exception&
               error) {  // a bug, or memory at its end: nothing that input should cause
    std::cerr << "pipeline: " << error.what() << '\n';
    return static_cast<int>(cli::Exit::failed);
  }
}
