// Where an edit goes.
//
// The tree knows the bytes of every node, not the bytes between them; those (comments, blank lines,
// indentation) are looked up in the text around a node when an edit needs them. Three rules keep
// diffs small:
//   - a value is replaced in place: what stands behind it in its line, a comment say, stays;
//   - a new entry goes behind the line in which its neighbour ends, indented and laid out as its
//   neighbours are;
//   - a removed entry takes its whole lines along, and the comment lines right above it, which
//   speak of it.
// Example: `append` of {at: …} to "history:\n  - {at: a}  # first\nx: 1\n" inserts one line behind
// the comment. apply() reads every result again with two readers, so that a layout not foreseen
// here is refused, never written.
#include "yaml/splice.hpp"

#include <algorithm>

#include "yaml/path.hpp"
#include "yaml/writer.hpp"

namespace pipeline::yaml {

namespace {

/// The text around nodes.
class Lines {
 public:
  explicit Lines(const Document& document) : text_(document.source.text) {}

  [[nodiscard]] std::uint32_t start(std::uint32_t at) const {
    const auto end = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    if (end != std::string_view::npos) return static_cast<std::uint32_t>(end + 1);
    return text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  }
  /// Where the line's text ends, before its line end.
  [[nodiscard]] std::uint32_t end(std::uint32_t at) const {
    const auto found = std::min(text_.find('\n', at), text_.size());
    const bool carriage = found > at && found < text_.size() && text_[found - 1] == '\r';
    return static_cast<std::uint32_t>(carriage ? found - 1 : found);
  }
  /// The start of the next line, or the end of the text.
  [[nodiscard]] std::uint32_t next(std::uint32_t at) const {
    const auto found = text_.find('\n', at);
    return static_cast<std::uint32_t>(found == std::string_view::npos ? text_.size() : found + 1);
  }
  [[nodiscard]] std::size_t column(std::uint32_t at) const { return at - start(at); }
  [[nodiscard]] std::string_view line_end() const {
    const auto found = text_.find('\n');
    return found != std::string_view::npos && found > 0 && text_[found - 1] == '\r' ? "\r\n" : "\n";
  }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view trimmed(std::uint32_t line) const {
    auto content = text_.substr(line, end(line) - line);
    content.remove_prefix(std::min(content.find_first_not_of(' '), content.size()));
    return content;
  }
  /// Over blanks and line ends.
  [[nodiscard]] std::uint32_t skip_space(std::uint32_t at) const {
    const auto found = text_.find_first_not_of(" \t\r\n", at);
    return static_cast<std::uint32_t>(found == std::string_view::npos ? text_.size() : found);
  }

 private:
  std::string_view text_;
};

class Splicer {
 public:
  explicit Splicer(const Document& document) : document_(document), lines_(document) {}

  std::optional<Splice> run(const Edit& edit) {
    if (edit.path.empty()) return std::nullopt;
    const auto node = find(document_, edit.path);
    switch (edit.action) {
      case Edit::Action::set:
        return node ? replace(node, edit.value) : create(edit, edit.value);
      case Edit::Action::remove:
        return node ? std::optional(remove(node)) : std::nullopt;
      case Edit::Action::append:
        break;
    }
    if (!node) return create(edit, Value::list({edit.value}));
    if (node.is_null() || (node.is_list() && node.size() == 0))
      return replace(node, Value::list({edit.value}));
    if (!node.is_list()) return std::nullopt;
    return node.node().style == Style::flow ? insert_in_flow(node, in_line(edit.value))
                                            : append_to_block(node, edit.value);
  }

 private:
  // ---- what the neighbours do

  [[nodiscard]] Layout layout() const {
    Layout layout;
    layout.line_end = lines_.line_end();
    for (NodeId id = 0; id < document_.nodes.size(); ++id) {
      const NodeRef node(&document_, id);
      if (node.node().style != Style::block || !node.key() || node.size() == 0) continue;
      const auto outer = lines_.column(node.key().span().begin);
      const auto inner = lines_.column(node.span().begin);
      if (node.is_map() && inner > outer) layout.step = inner - outer;
      if (node.is_list() && inner >= outer) layout.dash = inner - outer;
    }
    return layout;
  }

  [[nodiscard]] NodeRef parent_of(NodeRef node) const { return {&document_, node.node().parent}; }
  [[nodiscard]] bool in_flow(NodeRef node) const {
    for (auto parent = parent_of(node); parent; parent = parent_of(parent))
      if (parent.node().style == Style::flow) return true;
    return false;
  }
  [[nodiscard]] NodeRef last_child(NodeRef node) const {
    NodeRef last;
    for (const NodeRef child : node) last = child;
    return last;
  }
  [[nodiscard]] NodeRef previous(NodeRef child) const {
    NodeRef before;
    for (const NodeRef each : parent_of(child)) {
      if (each.id() == child.id()) break;
      before = each;
    }
    return before;
  }
  /// Where an entry begins: its key, or its value in a flow list.
  [[nodiscard]] static std::uint32_t begin_of(NodeRef child) {
    return child.node().key != no_node ? child.key().span().begin : child.span().begin;
  }
  [[nodiscard]] static std::uint32_t end_of(NodeRef child) {
    const auto key_end = child.node().key != no_node ? child.key().span().end : 0;
    return std::max(child.span().end, key_end);
  }
  /// The end of the line in which `child` ends, its comment included.
  [[nodiscard]] std::uint32_t line_end_of(NodeRef child) const { return lines_.end(end_of(child)); }

  // ---- replacing

  std::optional<Splice> replace(NodeRef node, const Value& value) {
    if (in_flow(node)) return replace_in_line(node, in_line(value, node.node().style));
    const auto key = node.key();
    const bool is_item = !key && parent_of(node).is_list();
    const bool block_before = node.node().style == Style::block ||
                              node.node().style == Style::literal ||
                              node.node().style == Style::folded;
    const bool block_after =
        !fits_in_line(value) || (value.kind == Value::Kind::list && !value.items.empty() &&
                                 value.items.front().kind == Value::Kind::map);
    if (!block_before && !block_after)
      return replace_in_line(node, in_line(value, node.node().style));
    if (key) {
      // Everything behind the key goes; a comment in the key's own line stays in front of a block.
      const auto lines = entry(key.text(), value, lines_.column(key.span().begin), layout());
      const auto tail = lines.substr(key_text(key.text()).size());
      const auto colon = lines_.text().find(':', key.span().end);
      return Splice{{static_cast<std::uint32_t>(colon),
                     std::max(node.span().end, static_cast<std::uint32_t>(colon) + 1)},
                    tail};
    }
    if (!is_item) return std::nullopt;
    const auto dash = dash_of(node);
    return Splice{{dash, end_of(node)},
                  item(value, lines_.column(dash), ItemShape::fitting, layout())};
  }

  std::optional<Splice> replace_in_line(NodeRef node, std::string text) {
    const auto span = node.span();
    if (span.size() > 0 || text.empty()) {
      // A value that goes takes the blank before it along.
      auto begin = span.begin;
      if (text.empty() && begin > 0 && lines_.text()[begin - 1] == ' ') --begin;
      return Splice{{begin, span.end}, std::move(text)};
    }
    const auto key = node.key();
    const bool has_colon =
        !key ||
        lines_.text().substr(key.span().end).find_first_not_of(" \t") == std::string_view::npos ||
        lines_.text()[lines_.text().find_first_not_of(" \t", key.span().end)] == ':';
    return Splice{{span.begin, span.begin}, (has_colon ? " " : ": ") + text};
  }

  // ---- adding

  /// A path that is not there yet: its last steps become maps below the deepest node that is.
  std::optional<Splice> create(const Edit& edit, Value value) {
    auto path = edit.path;
    std::vector<std::string> missing;
    NodeRef container;
    while (!container) {
      const auto* key = std::get_if<std::string>(&path.back());
      if (key == nullptr) return std::nullopt;  // an item that is not there has no place
      missing.push_back(*key);
      path.pop_back();
      container = path.empty() ? document_.root() : find(document_, path);
      if (path.empty()) break;
    }
    while (missing.size() > 1) {
      value = Value::map({{missing.front(), std::move(value)}});
      missing.erase(missing.begin());
    }
    const auto& key = missing.front();
    if (!container) return std::nullopt;
    if (container.is_null())
      return path.empty() ? first_entry(key, value)
                          : replace(container, Value::map({{key, value}}));
    if (!container.is_map()) return std::nullopt;
    if (container.node().style == Style::flow)
      return insert_in_flow(container, key_text(key) + ": " + in_line(value));
    return insert_in_block(container, key, value,
                           path.empty() ? edit.before : std::vector<std::string>{});
  }

  Splice first_entry(const std::string& key, const Value& value) {
    const auto end = static_cast<std::uint32_t>(lines_.text().size());
    const bool fresh_line = end == 0 || lines_.text().back() == '\n';
    return {{end, end},
            (fresh_line ? "" : std::string(lines_.line_end())) + entry(key, value, 0, layout()) +
                std::string(lines_.line_end())};
  }

  Splice insert_in_block(NodeRef map, const std::string& key, const Value& value,
                         const std::vector<std::string>& before) {
    const auto column = lines_.column(begin_of(*map.begin()));
    const auto text = entry(key, value, column, layout());
    NodeRef neighbour;  // the entry that the new one stands behind
    NodeRef follower;
    for (const NodeRef child : map) {
      if (std::find(before.begin(), before.end(), child.key_text()) != before.end()) {
        follower = child;
        break;
      }
      neighbour = child;
    }
    if (!neighbour && follower) {  // in front of the first entry
      const auto at = begin_of(follower);
      return {{at, at}, text + std::string(lines_.line_end()) + std::string(column, ' ')};
    }
    return behind_line(neighbour, std::string(column, ' ') + text);
  }

  /// New lines behind the line in which `neighbour` ends.
  Splice behind_line(NodeRef neighbour, const std::string& text) {
    const auto at = line_end_of(neighbour);
    return {{at, at}, std::string(lines_.line_end()) + text};
  }

  Splice append_to_block(NodeRef list, const Value& value) {
    const auto last = last_child(list);
    const auto shape = !last.is_map()                      ? ItemShape::fitting
                       : last.node().style == Style::block ? ItemShape::block
                                                           : ItemShape::flow;
    const auto column = lines_.column(list.span().begin);
    return behind_line(last, std::string(column, ' ') + item(value, column, shape, layout()));
  }

  Splice insert_in_flow(NodeRef collection, const std::string& text) {
    const auto close = collection.span().end - 1;
    const auto last = last_child(collection);
    if (!last) return {{collection.span().begin + 1, close}, text};
    const auto end = end_of(last);
    const auto behind = lines_.skip_space(end);
    const bool own_line = lines_.trimmed(lines_.start(begin_of(last))).data() ==
                              lines_.text().data() + begin_of(last) &&
                          lines_.start(begin_of(last)) > collection.span().begin;
    const auto lead =
        own_line ? std::string(lines_.line_end()) + std::string(lines_.column(begin_of(last)), ' ')
                 : " ";
    if (behind < lines_.text().size() &&
        lines_.text()[behind] == ',') {  // a comma stands behind the last one
      const auto at = own_line ? lines_.end(behind) : behind + 1;
      return {{at, at}, lead + text + (own_line ? "," : "")};
    }
    return {{end, end}, "," + lead + text};
  }

  // ---- removing

  Splice remove(NodeRef node) {
    const auto parent = parent_of(node);
    if (parent.node().style == Style::flow) return remove_from_flow(parent, node);
    if (parent.size() == 1) {
      if (!parent_of(parent))
        return {{entry_begin(node), lines_.next(line_end_of(node))},
                "{}" + std::string(lines_.line_end())};
      const std::string empty = parent.is_map() ? "{}" : "[]";
      if (parent.key()) {
        const auto colon =
            static_cast<std::uint32_t>(lines_.text().find(':', parent.key().span().end));
        return {{colon + 1, end_of(node)}, " " + empty};
      }
      return {{parent.span().begin, end_of(node)}, empty};
    }
    const auto begin = entry_begin(node);
    if (lines_.start(begin) != begin - lines_.column(begin) || has_text_before(begin))
      return remove_first_inline(parent, node);
    return {{with_comments_above(lines_.start(begin), lines_.column(begin)),
             lines_.next(line_end_of(node))},
            ""};
  }

  /// The first entry of a map that begins behind a dash: its follower moves up to the dash.
  Splice remove_first_inline(NodeRef parent, NodeRef node) {
    NodeRef follower;
    for (const NodeRef child : parent)
      if (child.id() != node.id() && !follower) follower = child;
    return {{entry_begin(node), entry_begin(follower)}, ""};
  }

  [[nodiscard]] bool has_text_before(std::uint32_t at) const {
    const auto start = lines_.start(at);
    return lines_.text().substr(start, at - start).find_first_not_of(' ') != std::string_view::npos;
  }

  Splice remove_from_flow(NodeRef parent, NodeRef node) {
    if (parent.size() == 1) return {{parent.span().begin + 1, parent.span().end - 1}, ""};
    const auto before = previous(node);
    if (before) return {{end_of(before), end_of(node)}, ""};
    const NodeRef follower(&document_, node.node().next);
    return {{begin_of(node), begin_of(follower)}, ""};
  }

  [[nodiscard]] std::uint32_t entry_begin(NodeRef node) const {
    return parent_of(node).is_list() ? dash_of(node) : begin_of(node);
  }

  /// The '-' of an item of a block list: on its own line, or above it.
  [[nodiscard]] std::uint32_t dash_of(NodeRef item) const {
    const auto list = parent_of(item);
    const auto column = static_cast<std::uint32_t>(lines_.column(list.span().begin));
    if ((*list.begin()).id() == item.id()) return list.span().begin;
    auto line = lines_.start(item.span().begin);
    while (line + column >= lines_.text().size() || lines_.text()[line + column] != '-' ||
           has_text_before(line + column))
      line = lines_.start(line - 1);
    return line + column;
  }

  /// The first of the comment lines that stand right above `line` at the same column.
  [[nodiscard]] std::uint32_t with_comments_above(std::uint32_t line, std::size_t column) const {
    while (line > 0) {
      const auto above = lines_.start(line - 1);
      const auto content = lines_.trimmed(above);
      const bool comment =
          content.starts_with('#') &&
          static_cast<std::size_t>(content.data() - lines_.text().data()) == above + column;
      if (above == line || !comment || is_files_head(above)) return line;
      line = above;
    }
    return line;
  }

  /// Comments at the top of the file speak of the file.
  [[nodiscard]] bool is_files_head(std::uint32_t line) const { return lines_.start(0) == line; }

  const Document& document_;
  Lines lines_;
};

}  // namespace

std::optional<Splice> splice_for(const Document& document, const Edit& edit) {
  return Splicer(document).run(edit);
}

}  // namespace pipeline::yaml
