#include "git/library.hpp"

#include "git/faults.hpp"

namespace pipeline::git {

base::Diagnostic fault(const base::Kind& kind, std::vector<base::Argument> arguments,
                       std::string path) {
  return {.kind = &kind, .where = {.path = std::move(path)}, .arguments = std::move(arguments)};
}

base::Diagnostic last_fault() {
  const git_error* error = git_error_last();
  return fault(failed, {std::string(error && error->message ? error->message : "unknown error")});
}

std::string text_of(const git_oid& id) {
  std::string text(GIT_OID_HEXSZ, '0');
  git_oid_fmt(text.data(), &id);
  return text;
}

}  // namespace pipeline::git
