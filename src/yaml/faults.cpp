#include "yaml/faults.hpp"

#include <array>

namespace pipeline::yaml {

std::span<const Kind* const> kinds() {
  static constexpr std::array all{&too_large,
                                  &bad_utf8,
                                  &control_character,
                                  &conflict_marker,
                                  &tab_indentation,
                                  &too_deep,
                                  &duplicate_key,
                                  &anchor,
                                  &alias,
                                  &tag,
                                  &merge_key,
                                  &key_not_scalar,
                                  &directive,
                                  &several_documents,
                                  &unclosed_quote,
                                  &unclosed_bracket,
                                  &wrong_bracket,
                                  &missing_comma,
                                  &empty_entry,
                                  &bad_escape,
                                  &wrong_indentation,
                                  &missing_colon,
                                  &full_width_colon,
                                  &blank_behind_colon,
                                  &nested_in_line,
                                  &list_in_line,
                                  &item_in_map,
                                  &entry_in_list,
                                  &trailing_text,
                                  &reserved_indicator,
                                  &bad_block_header,
                                  &block_indentation,
                                  &marker_in_text,
                                  &edit_refused,
                                  &no_such_path,
                                  &readers_disagree};
  return all;
}

}  // namespace pipeline::yaml
