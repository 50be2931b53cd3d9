// Kinds of findings of the strict reader and of edits. A file with one of the reader's is
// unreadable.
#pragma once

#include <span>

#include "base/diagnostic.hpp"

namespace pipeline::yaml {

using base::Kind;
using base::msg;

inline constexpr Kind too_large{"yaml.too-large", msg("the file has {0} bytes; the most is {1}")};
inline constexpr Kind bad_utf8{"yaml.bad-utf8", msg("this byte is no UTF-8 text"),
                               msg("save the file as UTF-8")};
inline constexpr Kind control_character{
    "yaml.control-character", msg("a control character (code {0}) stands here"),
    msg("remove it, or write it as an escape in double quotes")};
inline constexpr Kind conflict_marker{"yaml.conflict-marker",
                                      msg("a merge conflict stands here, not resolved"),
                                      msg("keep one of the two sides and remove the marker lines")};
inline constexpr Kind tab_indentation{
    "yaml.tab-indentation", msg("a tab stands in the indentation"), msg("indent with blanks")};
inline constexpr Kind too_deep{"yaml.too-deep", msg("nesting deeper than {0}")};
inline constexpr Kind duplicate_key{"yaml.duplicate-key",
                                    msg("the key '{0}' stands here again; first in line {1}"),
                                    msg("keep one of the two")};
inline constexpr Kind anchor{"yaml.anchor", msg("anchors are not read here: '{0}'"),
                             msg("write the value out; quote a text that starts with '&'")};
inline constexpr Kind alias{"yaml.alias", msg("aliases are not read here: '{0}'"),
                            msg("write the value out; quote a text that starts with '*'")};
inline constexpr Kind tag{"yaml.tag", msg("tags are not read here: '{0}'"),
                          msg("remove it; quote a text that starts with '!'")};
inline constexpr Kind merge_key{"yaml.merge-key", msg("merge keys ('<<') are not read here"),
                                msg("write the keys out")};
inline constexpr Kind key_not_scalar{"yaml.key-not-scalar",
                                     msg("a list or map stands here as a key; a key is one text"),
                                     msg("put the key in quotes if it is a text")};
inline constexpr Kind directive{"yaml.directive", msg("directives are not read here: '{0}'"),
                                msg("remove the line")};
inline constexpr Kind several_documents{"yaml.several-documents",
                                        msg("a second document begins here; one file holds one"),
                                        msg("put it into a file of its own")};
inline constexpr Kind unclosed_quote{
    "yaml.unclosed-quote", msg("the quote that opens here is never closed"),
    msg("close it; further lines of the text are indented deeper than its key")};
inline constexpr Kind unclosed_bracket{
    "yaml.unclosed-bracket", msg("'{0}' opens here and is never closed"),
    msg("close it; further lines are indented deeper than its key")};
inline constexpr Kind wrong_bracket{"yaml.wrong-bracket", msg("'{0}' closes nothing that is open")};
inline constexpr Kind missing_comma{"yaml.missing-comma", msg("a comma or '{0}' is missing here")};
inline constexpr Kind empty_entry{"yaml.empty-entry", msg("nothing stands before this comma")};
inline constexpr Kind bad_escape{"yaml.bad-escape", msg("'{0}' is no escape in double quotes"),
                                 msg("write a backslash as two: \\\\")};
inline constexpr Kind wrong_indentation{"yaml.wrong-indentation",
                                        msg("the indentation of {0} blanks fits nothing above"),
                                        msg("line it up with the entry it belongs to")};
inline constexpr Kind missing_colon{"yaml.missing-colon",
                                    msg("'{0}' is no entry of the map: ': ' is missing"),
                                    msg("write key: value")};
inline constexpr Kind full_width_colon{"yaml.full-width-colon",
                                       msg("a full-width colon is text; a key ends with ': '"),
                                       msg("write ': ', with a blank behind it")};
inline constexpr Kind blank_behind_colon{
    "yaml.blank-behind-colon", msg("a blank is missing behind ':'"), msg("write key: value")};
inline constexpr Kind nested_in_line{
    "yaml.nested-in-line", msg("a second ': ' in one line"),
    msg("quote the text, or put the inner map on lines of its own")};
inline constexpr Kind list_in_line{"yaml.list-in-line",
                                   msg("a list cannot begin in the line of its key"),
                                   msg("put '- ' on the next line, or use [ ]")};
inline constexpr Kind item_in_map{"yaml.item-in-map",
                                  msg("a list item stands among the keys of a map"),
                                  msg("indent the list below its key")};
inline constexpr Kind entry_in_list{"yaml.entry-in-list",
                                    msg("a key stands among the items of a list"),
                                    msg("indent the entry below its '- '")};
inline constexpr Kind trailing_text{"yaml.trailing-text",
                                    msg("'{0}' stands behind the end of the value"),
                                    msg("remove it, or start a comment with ' #'")};
inline constexpr Kind reserved_indicator{"yaml.reserved-indicator",
                                         msg("a text cannot begin with '{0}' unquoted"),
                                         msg("put it in quotes")};
inline constexpr Kind bad_block_header{"yaml.bad-block-header",
                                       msg("'{0}' does not belong behind | or >")};
inline constexpr Kind block_indentation{
    "yaml.block-indentation", msg("this blank line is indented deeper than the text that follows")};
inline constexpr Kind marker_in_text{"yaml.marker-in-text",
                                     msg("a document marker stands inside a value")};

inline constexpr Kind edit_refused{"yaml.edit-refused",
                                   msg("the edit of '{0}' would not read back as intended"),
                                   msg("edit the file by hand")};
inline constexpr Kind no_such_path{"yaml.no-such-path", msg("there is no '{0}'")};
inline constexpr Kind readers_disagree{"yaml.readers-disagree",
                                       msg("a second reader sees another value at '{0}'"),
                                       msg("edit the file by hand")};

/// All of them, for the tests that hold every kind against the gallery.
[[nodiscard]] std::span<const Kind* const> kinds();

}  // namespace pipeline::yaml
