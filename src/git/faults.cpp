#include "git/faults.hpp"

#include <array>

namespace pipeline::git {

std::span<const Kind* const> kinds() {
  static constexpr std::array all{&unknown_revision,  &ambiguous_revision,
                                  &no_identity,       &unfinished_operation,
                                  &unmerged_path,     &unknown_path,
                                  &nothing_to_commit, &locked,
                                  &head_moved,        &missing_file,
                                  &missing_folder,    &not_a_file,
                                  &file_too_large,    &failed};
  return all;
}

}  // namespace pipeline::git
