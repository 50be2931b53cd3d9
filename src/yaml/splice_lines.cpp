// Edits in block style: whole lines are put in, changed or taken away.
#include <algorithm>
#include <utility>

#include "yaml/splicer.hpp"

namespace pipeline::yaml {

std::string_view Splicer::comment_of(std::uint32_t anchor, NodeRef node) const {
  const auto comment = lines_.comment_behind(anchor);
  if (!comment.empty() || node.node().style == Style::block) return comment;
  if (node.node().style != Style::literal && node.node().style != Style::folded)
    return lines_.comment_behind(node.span().end);
  const auto header = node.span().begin;
  const auto word = lines_.between(header, lines_.end(header)).find_first_of(" \t");
  if (word == std::string_view::npos) return {};
  return lines_.comment_behind(header + static_cast<std::uint32_t>(word));
}

Splice Splicer::put_behind(std::uint32_t anchor, NodeRef node, std::string text) const {
  // A "? key" may have no ':'. What comes of it then does not read back, and is refused.
  anchor = std::min(anchor, static_cast<std::uint32_t>(lines_.text().size()));
  const auto first_end = std::min(text.find(lines_.line_end()), text.size());
  text.insert(first_end, comment_of(anchor, node));
  // The comments within a list or map go with it.
  const auto end = node.node().style == Style::block ? end_with_comments(node) : last_line_of(node);
  return {{anchor, std::max(end, anchor)}, std::move(text)};
}

std::optional<Splice> Splicer::replace_lines(NodeRef node, const Value& value) const {
  const bool is_map = node.is_map() && node.node().style == Style::block;
  const auto shape = is_map && value.kind == Value::Kind::map ? Shape::block : Shape::fitting;
  if (node.key()) {
    const auto column = lines_.column(node.key().span().begin);
    return put_behind(colon_of(node) + 1, node,
                      behind_key(value, column, shape, layout_instead(node)));
  }
  if (!parent_of(node)) return std::nullopt;
  const auto dash = dash_of(node);
  const auto laid_out = layout_instead(node);
  const auto lines = item(value, lines_.column(dash), shape, laid_out);
  return put_behind(dash + 1, node, lines.substr(1));
}

std::optional<Splice> Splicer::fill_with_entry(NodeRef node, Keys keys, const Value& value) const {
  const auto laid_out = layout_instead(node);
  if (node.key()) {
    const auto column = lines_.column(node.key().span().begin) + laid_out.step;
    return put_behind(colon_of(node) + 1, node,
                      std::string(laid_out.line_end) + std::string(column, ' ') +
                          entry(keys, value, column, laid_out));
  }
  const auto dash = dash_of(node);
  return put_behind(dash + 1, node, " " + entry(keys, value, lines_.column(dash) + 2, laid_out));
}

Splice Splicer::first_entry(Keys keys, const Value& value) const {
  const auto root = document_.root();
  const bool is_word = root.span().size() > 0;  // "~", or {}
  const auto column = is_word ? lines_.column(root.span().begin) : 0;
  const auto text = entry(keys, value, column, layout(root));
  if (is_word) return put_behind(root.span().begin, root, text);
  const auto end = static_cast<std::uint32_t>(lines_.text().size());
  const std::string line_end(lines_.line_end());
  const bool in_line = lines_.is_last_line_open() && lines_.start(end) < end;
  return {{end, end}, (in_line ? line_end : "") + text + line_end};
}

Splice Splicer::insert_behind(NodeRef neighbour, const std::string& text) const {
  const auto at = end_with_comments(neighbour);
  const auto behind = lines_.next(at);
  const auto content = lines_.skip_blanks(behind);
  // A comment right behind the last entry is not cut off from it; nor are blank lines given to a
  // text that would keep them.
  const bool goes_on = !next(neighbour) && lines_.is_at(content, '#') &&
                       content - behind >= lines_.column(begin_of(neighbour));
  const bool apart = !goes_on && !ends_with_kept_lines(neighbour);
  return {{at, at},
          std::string(lines_.line_end()) + (apart ? separation(parent_of(neighbour)) : "") + text};
}

Splice Splicer::insert_in_block(NodeRef map, Keys keys, const Value& value,
                                const std::vector<std::string>& before) const {
  const auto column = lines_.column(begin_of(*map.begin()));
  const auto text = std::string(column, ' ') + entry(keys, value, column, layout(map));
  NodeRef neighbour;  // the entry that the new one stands behind
  for (const NodeRef child : map) {
    if (std::find(before.begin(), before.end(), child.key_text()) == before.end()) {
      neighbour = child;
      continue;
    }
    if (neighbour) break;
    const auto at = lines_.with_comments_above(lines_.start(begin_of(child)), column);
    return {{at, at}, text + std::string(lines_.line_end()) + separation(map)};
  }
  return insert_behind(neighbour, text);
}

Splice Splicer::append_to_block(NodeRef list, const Value& value) const {
  const auto last = last_child(list);
  const auto dash = dash_of(last);
  const auto column = lines_.column(dash);
  auto laid_out = layout(list);
  const bool in_line =
      last.span().size() > 0 && lines_.start(last.span().begin) == lines_.start(dash);
  if (in_line) laid_out.item = last.span().begin - dash;
  const bool is_flow = last.node().style == Style::flow;
  const bool spaced = is_flow && lines_.is_at(last.span().begin + 1, ' ');
  const bool is_alike = value.kind == Value::Kind::map ? last.is_map() : last.is_list();
  const auto shape = !is_alike || last.size() == 0 ? Shape::fitting
                     : !is_flow                    ? Shape::block
                     : spaced                      ? Shape::spaced_flow
                                                   : Shape::flow;
  return insert_behind(last, std::string(column, ' ') + item(value, column, shape, laid_out));
}

/// The collection stays, empty.
Splice Splicer::remove_only(NodeRef parent, NodeRef node) const {
  const std::string empty = parent.is_map() ? "{}" : "[]";
  const auto end = end_with_comments(node);
  if (!parent.key()) return {{parent.span().begin, end}, empty};
  const auto behind_colon = colon_of(parent) + 1;
  return {{behind_colon, end}, " " + empty + std::string(lines_.comment_behind(behind_colon))};
}

Splice Splicer::remove_lines(NodeRef node) const {
  const auto begin = begin_of(node);
  const auto column = lines_.column(begin);
  if (lines_.has_text_before(begin))  // behind a dash: what follows moves up to it
    return {{begin, lines_.skip_space(lines_.next(end_with_comments(node)))}, ""};
  auto from = lines_.with_comments_above(lines_.start(begin), column);
  const auto end = end_with_comments(node);
  auto behind = lines_.next(end);
  const bool is_last = behind >= lines_.text().size();
  const auto above = lines_.without_blanks_above(from);
  const bool blank_above = above < from && above > lines_.start(0);
  const bool below_comment =
      from > lines_.start(0) && lines_.is_at(lines_.skip_blanks(lines_.start(from - 1)), '#');
  // Blank lines on both sides would add up, at the end of a list or map they separate nothing, and
  // neither do they behind a first entry, but for the file's header.
  const auto content = lines_.skip_blanks(behind);
  const bool goes_on = next(node) || (lines_.is_at(content, '#') && content - behind >= column);
  const bool is_end = is_last || !goes_on;
  const bool kept_above = previous(node) && ends_with_kept_lines(previous(node));
  if (kept_above)
    behind = lines_.without_blanks_behind(behind);
  else if (blank_above && (is_end || lines_.is_blank(behind)))
    from = above;
  else if (!blank_above && !is_last && !previous(node) && !below_comment)
    behind = lines_.without_blanks_behind(behind);
  if (!is_last || kept_above || !lines_.is_last_line_open()) return {{from, behind}, ""};
  // The file's last line has no line end; so has what is last now.
  return {{lines_.end(lines_.start(from - 1)), end}, ""};
}

}  // namespace pipeline::yaml
