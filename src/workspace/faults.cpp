#include "workspace/faults.hpp"

#include <array>

namespace pipeline::workspace {

std::span<const Kind* const> kinds() {
  static constexpr std::array all{&not_a_workspace,
                                  &duplicate_id,
                                  &no_such_deal,
                                  &file_missing,
                                  &not_a_file,
                                  &cannot_read,
                                  &too_large,
                                  &cannot_write,
                                  &changed_meanwhile,
                                  &exists_already,
                                  &not_confirmed,
                                  &cannot_lock,
                                  &outside,
                                  &link_leads_out,
                                  &finished_interrupted,
                                  &undone_interrupted,
                                  &kept_interrupted,
                                  &unfinished_change};
  return all;
}

}  // namespace pipeline::workspace
