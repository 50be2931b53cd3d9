// Where an edit goes.
//
// The tree knows the bytes of every node, not the bytes between them; those (comments, blank lines,
// indentation) are looked up in the text around a node when an edit needs them. Three rules keep
// diffs small:
//   - a value is replaced in place: what stands behind it in its line, a comment say, stays;
//   - a new entry goes behind the lines of its neighbour, indented, quoted, laid out and set apart
//     by blank lines as its neighbours are;
//   - a removed entry takes its whole lines along, and the comments that speak of it: those right
//     above it, and those below it that are indented deeper than it is.
// Example: `append` of {at: …} to "history:\n  - {at: a}  # first\nx: 1\n" inserts one line behind
// the comment. apply() reads every result again with two readers, so that a layout not foreseen
// here is refused, never written.
//
// This file finds the place; what is done in brackets stands in splice_flow.cpp, what is done with
// whole lines in splice_lines.cpp.
#include "yaml/splice.hpp"

#include <utility>

#include "yaml/path.hpp"
#include "yaml/scalar.hpp"
#include "yaml/splicer.hpp"

namespace pipeline::yaml {

// ---- the tree around a node

namespace {

/// Gathers what quotes are usual. Quotes that a text needs say nothing, and neither do numbers and
/// dates: whoever quotes every text leaves those plain.
class QuoteHabit {
 public:
  void note_text(NodeRef scalar) {
    const auto text = scalar.text();
    const bool is_measure = text.empty() || (text.front() >= '0' && text.front() <= '9');
    if (!scalar.is_plain())
      note_quotes(scalar);
    else if (!is_measure && plain_type(text) == ScalarType::text)
      is_mixed_ = true;
  }

  void note_key(NodeRef key) {
    if (key.is_plain())
      is_mixed_ = true;
    else
      note_quotes(key);
  }

  [[nodiscard]] bool is_mixed() const { return is_mixed_; }
  [[nodiscard]] std::optional<Style> quotes() const { return is_mixed_ ? std::nullopt : quotes_; }

 private:
  void note_quotes(NodeRef scalar) {
    const auto style = scalar.node().style;
    if (style != Style::single_quoted && style != Style::double_quoted) return;
    const auto text = std::string(scalar.text());
    if (in_line(Value::text(text), {}, Around::flow) != text) return;
    is_mixed_ = is_mixed_ || (quotes_ && quotes_ != style);
    quotes_ = style;
  }

  bool is_mixed_ = false;
  std::optional<Style> quotes_;
};

void note_habits(NodeRef collection, QuoteHabit& texts, QuoteHabit& keys) {
  for (const NodeRef child : collection) {
    if (texts.is_mixed() && keys.is_mixed()) return;
    if (child.key()) keys.note_key(child.key());
    if (child.is_scalar()) texts.note_text(child);
    note_habits(child, texts, keys);
  }
}

}  // namespace

Quotes Splicer::quotes_in(NodeRef collection) {
  QuoteHabit texts;
  QuoteHabit keys;
  note_habits(collection, texts, keys);
  // Where all keys are quoted, as in JSON, so are texts, if there are none yet that tell.
  const bool as_keys = !texts.is_mixed() && !texts.quotes();
  return {as_keys ? keys.quotes() : texts.quotes(), keys.quotes()};
}

Layout Splicer::layout(NodeRef collection) const {
  Layout layout;
  layout.quotes = quotes_in(collection);
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

Layout Splicer::layout_instead(NodeRef node) const {
  auto laid_out = layout(parent_of(node));
  // Comments that stay below would be lines of a block text above them.
  const bool has_comments = end_with_comments(node) > last_line_of(node);
  laid_out.has_block_texts = !has_comments || node.node().style == Style::block;
  return laid_out;
}

bool Splicer::in_flow(NodeRef node) const {
  for (auto parent = parent_of(node); parent; parent = parent_of(parent))
    if (parent.node().style == Style::flow) return true;
  return false;
}

NodeRef Splicer::last_child(NodeRef node) {
  NodeRef last;
  for (const NodeRef child : node) last = child;
  return last;
}

NodeRef Splicer::previous(NodeRef child) const {
  NodeRef before;
  for (const NodeRef each : parent_of(child)) {
    if (each.id() == child.id()) break;
    before = each;
  }
  return before;
}

std::uint32_t Splicer::begin_of(NodeRef child) const {
  if (child.key()) return child.key().span().begin;
  const auto parent = parent_of(child);
  return parent.is_list() && parent.node().style == Style::block ? dash_of(child)
                                                                 : child.span().begin;
}

std::uint32_t Splicer::end_of(NodeRef child) const {
  if (!child.key() || child.span().size() > 0) return child.span().end;
  // In brackets a missing value stands where the next thing does.
  const auto colon = colon_of(child);
  return lines_.is_at(colon, ':') ? colon + 1 : child.key().span().end;
}

NodeRef Splicer::last_leaf(NodeRef node) {
  while (node.size() > 0) node = last_child(node);
  return node;
}

bool Splicer::ends_with_kept_lines(NodeRef node) const {
  const auto leaf = last_leaf(node);
  if (leaf.node().style != Style::literal && leaf.node().style != Style::folded) return false;
  const auto begin = leaf.span().begin;
  const auto header = lines_.between(begin, lines_.end(begin));
  return header.substr(0, header.find_first_of(" \t")).find('+') != std::string_view::npos;
}

std::uint32_t Splicer::last_line_of(NodeRef child) const {
  auto end = end_of(child);
  const auto style = last_leaf(child).node().style;
  const bool block_text = style == Style::literal || style == Style::folded;
  // A block text's bytes reach over the blank lines behind it, which separate entries.
  if (block_text && !ends_with_kept_lines(child))
    while (lines_.is_blank(lines_.start(end)))
      end = lines_.end(lines_.start(lines_.start(end) - 1));
  return lines_.end(end);
}

std::uint32_t Splicer::end_with_comments(NodeRef child) const {
  return lines_.with_comments_below(last_line_of(child), lines_.column(begin_of(child)));
}

std::string Splicer::separation(NodeRef collection) const {
  // Two entries of a map may be two sections; a third tells.
  if (collection.is_map() && collection.size() < 3) return {};
  std::optional<std::string> least;
  for (const NodeRef child : collection) {
    if (!next(child)) break;
    std::string blanks;
    const auto first = lines_.next(end_with_comments(child));
    const auto behind = lines_.without_blanks_behind(first);
    for (auto line = first; line < behind; line = lines_.next(line)) blanks += lines_.line_end();
    if (!least || blanks.size() < least->size()) least = std::move(blanks);
  }
  return least.value_or("");
}

std::uint32_t Splicer::colon_of(NodeRef node) const {
  return lines_.skip_space(node.key().span().end);
}

std::uint32_t Splicer::dash_of(NodeRef item) const {
  const auto list = parent_of(item);
  const auto column = static_cast<std::uint32_t>(lines_.column(list.span().begin));
  if ((*list.begin()).id() == item.id()) return list.span().begin;
  auto line = lines_.start(item.span().begin);
  while (!lines_.is_at(line + column, '-') || lines_.has_text_before(line + column))
    line = lines_.start(line - 1);
  return line + column;
}

// ---- what is to be done

std::optional<Splice> Splicer::run(const Edit& edit) const {
  if (edit.path.empty()) return std::nullopt;
  const auto node = find(document_, edit.path);
  switch (edit.action) {
    case Edit::Action::set:
      return node ? replace(node, edit.value) : create(edit, edit.value);
    case Edit::Action::remove:
      return node ? std::optional(remove(node)) : std::nullopt;
    case Edit::Action::rename:
      return node && node.key() ? std::optional(rename(node, edit.value.scalar)) : std::nullopt;
    case Edit::Action::append:
      break;
  }
  const auto list = Value::list({edit.value});
  if (!node) return create(edit, list);
  const bool opens = node.size() == 0 && takes_lines(list) && !in_flow(node);  // [] goes
  if (node.is_null() || (node.is_list() && opens)) return replace(node, list);
  if (!node.is_list()) return std::nullopt;
  return node.node().style == Style::flow
             ? insert_in_flow(node, in_line(edit.value, quotes_in(node), Around::flow))
             : append_to_block(node, edit.value);
}

std::optional<Splice> Splicer::replace(NodeRef node, const Value& value) const {
  const auto style = node.node().style;
  auto quotes = quotes_in(parent_of(node));
  const bool was_quoted = style == Style::single_quoted || style == Style::double_quoted;
  if (was_quoted && value.kind == Value::Kind::text) quotes.texts = style;
  if (in_flow(node)) return replace_in_line(node, in_line(value, quotes, Around::flow));
  const bool had_lines = style == Style::block || style == Style::literal || style == Style::folded;
  if (!had_lines && !takes_lines(value)) return replace_in_line(node, in_line(value, quotes));
  return replace_lines(node, value);
}

/// A path that is not there yet: its last steps become maps below the deepest node that is.
std::optional<Splice> Splicer::create(const Edit& edit, const Value& value) const {
  auto path = edit.path;
  std::vector<std::string> missing;
  NodeRef container;
  while (!container) {
    const auto* key = std::get_if<std::string>(&path.back());
    if (key == nullptr) return std::nullopt;  // an item that is not there has no place
    missing.insert(missing.begin(), *key);
    path.pop_back();
    container = find(document_, path);  // the root at the latest
  }
  const auto style = container.node().style;
  const bool at_root = path.empty();
  if (container.is_map() && style == Style::block)
    return insert_in_block(container, missing, value,
                           at_root ? edit.before : std::vector<std::string>{});
  if (at_root && (container.is_null() || (container.is_map() && container.size() == 0)))
    return first_entry(missing, value);
  if (container.is_null() && !in_flow(container)) return fill_with_entry(container, missing, value);
  if (!container.is_map() && !container.is_null()) return std::nullopt;
  auto inner = value;
  while (missing.size() > 1) {
    inner = Value::map({{missing.back(), std::move(inner)}});
    missing.pop_back();
  }
  if (container.is_null())
    return replace_in_line(container,
                           in_line(Value::map({{missing.front(), inner}}), {}, Around::flow));
  return insert_in_flow(container, flow_entry(container, missing.front(), inner));
}

Splice Splicer::remove(NodeRef node) const {
  const auto parent = parent_of(node);
  if (parent.node().style == Style::flow) return remove_from_flow(parent, node);
  return parent.size() == 1 ? remove_only(parent, node) : remove_lines(node);
}

Splice Splicer::rename(NodeRef node, const std::string& key) const {
  const Quotes quotes{.keys = node.key().node().style};
  return {node.key().span(), key_text(key, quotes, in_flow(node) ? Around::flow : Around::block)};
}

std::optional<Splice> splice_for(const Document& document, const Edit& edit) {
  return Splicer(document).run(edit);
}

}  // namespace pipeline::yaml
