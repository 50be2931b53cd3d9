// Makes the splice of one edit. Only for the files of this folder: splice.cpp says how it goes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "yaml/edit.hpp"
#include "yaml/lines.hpp"
#include "yaml/splice.hpp"
#include "yaml/writer.hpp"

namespace pipeline::yaml {

class Splicer {
 public:
  explicit Splicer(const Document& document) : document_(document), lines_(document.source.text) {}

  [[nodiscard]] std::optional<Splice> run(const Edit& edit) const;

 private:
  using Keys = std::span<const std::string>;

  [[nodiscard]] std::optional<Splice> replace(NodeRef node, const Value& value) const;
  [[nodiscard]] std::optional<Splice> create(const Edit& edit, const Value& value) const;
  [[nodiscard]] Splice remove(NodeRef node) const;
  [[nodiscard]] Splice rename(NodeRef node, const std::string& key) const;

  // In a line and in brackets.
  [[nodiscard]] Splice replace_in_line(NodeRef node, std::string text) const;
  [[nodiscard]] Splice insert_in_flow(NodeRef collection, const std::string& text) const;
  /// "key: value" as the map's other entries have it.
  [[nodiscard]] std::string flow_entry(NodeRef map, const std::string& key,
                                       const Value& value) const;
  [[nodiscard]] Splice remove_from_flow(NodeRef parent, NodeRef node) const;
  [[nodiscard]] Splice remove_flow_line(NodeRef node, std::uint32_t behind) const;

  // In whole lines.
  [[nodiscard]] std::optional<Splice> replace_lines(NodeRef node, const Value& value) const;
  [[nodiscard]] std::optional<Splice> fill_with_entry(NodeRef node, Keys keys,
                                                      const Value& value) const;
  /// Puts `text` in the place of what stands behind `anchor`, a key's ':' or an item's '-'. A
  /// comment of the old first line is one of the new first line.
  [[nodiscard]] Splice put_behind(std::uint32_t anchor, NodeRef node, std::string text) const;
  [[nodiscard]] std::string_view comment_of(std::uint32_t anchor, NodeRef node) const;
  [[nodiscard]] Splice first_entry(Keys keys, const Value& value) const;
  [[nodiscard]] Splice insert_in_block(NodeRef map, Keys keys, const Value& value,
                                       const std::vector<std::string>& before) const;
  [[nodiscard]] Splice append_to_block(NodeRef list, const Value& value) const;
  [[nodiscard]] Splice insert_behind(NodeRef neighbour, const std::string& text) const;
  [[nodiscard]] Splice remove_only(NodeRef parent, NodeRef node) const;
  [[nodiscard]] Splice remove_lines(NodeRef node) const;

  // What stands around a node.
  /// What the file's maps and lists do, and what quotes are usual in `collection`.
  [[nodiscard]] Layout layout(NodeRef collection) const;
  /// The same for what is to stand in the place of `node`.
  [[nodiscard]] Layout layout_instead(NodeRef node) const;
  /// The quotes of all that stands in `collection`, if they are the same, and not for need.
  [[nodiscard]] static Quotes quotes_in(NodeRef collection);
  /// The line ends of blank lines that stand between any two entries of `collection`, at least.
  [[nodiscard]] std::string separation(NodeRef collection) const;
  [[nodiscard]] NodeRef parent_of(NodeRef node) const { return {&document_, node.node().parent}; }
  [[nodiscard]] NodeRef next(NodeRef node) const { return {&document_, node.node().next}; }
  [[nodiscard]] NodeRef previous(NodeRef child) const;
  [[nodiscard]] static NodeRef last_child(NodeRef node);
  [[nodiscard]] static NodeRef last_leaf(NodeRef node);
  /// Whether a block text with "|+" ends it: the blank lines that follow are its own.
  [[nodiscard]] bool ends_with_kept_lines(NodeRef node) const;
  [[nodiscard]] bool in_flow(NodeRef node) const;
  /// Where an entry begins: its key, its '-', or its value in a flow list.
  [[nodiscard]] std::uint32_t begin_of(NodeRef child) const;
  [[nodiscard]] std::uint32_t end_of(NodeRef child) const;
  /// The end of the line in which `child` ends, its comment included.
  [[nodiscard]] std::uint32_t last_line_of(NodeRef child) const;
  /// The same with the comments below that are indented deeper than `child` begins.
  [[nodiscard]] std::uint32_t end_with_comments(NodeRef child) const;
  [[nodiscard]] std::uint32_t colon_of(NodeRef node) const;
  /// The '-' of an item of a block list: on its own line, or above it.
  [[nodiscard]] std::uint32_t dash_of(NodeRef item) const;

  const Document& document_;
  Lines lines_;
};

}  // namespace pipeline::yaml
