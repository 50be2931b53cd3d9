#include "cli/choice.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "cli/faults.hpp"

namespace pipeline::cli {

bool is_one_of(const Session& session, std::string_view option, const std::string& value,
               const std::vector<std::string>& choices) {
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return true;
  fail(session,
       {plain_finding(unknown_choice, {std::string(option), value, choices},
                      base::nearest(value, choices))},
       Exit::usage);
  return false;
}

}  // namespace pipeline::cli
