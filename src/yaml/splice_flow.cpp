// Edits in a line and in brackets. Brackets over several lines keep them: an entry that has a line
// of its own gets one, and takes it along when it goes. What needs care is the comma: it stands
// before the comment of its line, while the new entry stands behind it.
#include <utility>

#include "yaml/splicer.hpp"

namespace pipeline::yaml {

Splice Splicer::replace_in_line(NodeRef node, std::string text) const {
  const auto span = node.span();
  if (span.size() > 0) {
    // A value that goes takes the blank before it along.
    const auto begin = text.empty() && span.begin > 0 && lines_.is_at(span.begin - 1, ' ')
                           ? span.begin - 1
                           : span.begin;
    return {{begin, span.end}, std::move(text)};
  }
  if (text.empty()) return {span, {}};
  const bool has_colon = !node.key() || lines_.is_at(colon_of(node), ':');
  if (!has_colon) {  // {key}
    const auto end = node.key().span().end;
    return {{end, end}, ": " + text};
  }
  const auto begin = node.key() ? colon_of(node) + 1 : span.begin;
  const auto behind = lines_.skip_blanks(begin);
  const bool spaced =
      lines_.is_at(behind, '}') && lines_.is_at(parent_of(node).span().begin + 1, ' ');
  const bool keeps_blanks = lines_.is_at(behind, '#') || spaced;
  return {{begin, keeps_blanks ? begin : behind}, " " + text};
}

Splice Splicer::insert_in_flow(NodeRef collection, const std::string& text) const {
  const auto close = collection.span().end - 1;
  const auto last = last_child(collection);
  if (!last) {
    const auto inside = collection.span().begin + 1;
    const auto between = lines_.between(inside, close);
    if (between.find('#') != std::string_view::npos) return {{close, close}, text};
    const bool spaced = between == " ";
    return {{inside, close}, spaced ? " " + text + " " : text};
  }
  const auto begin = begin_of(last);
  const auto end = end_of(last);
  const auto comma = lines_.skip_space(end);
  const bool has_comma = lines_.is_at(comma, ',') && comma < lines_.end(end);
  const auto behind = has_comma ? comma + 1 : end;
  const auto before = previous(last);
  const auto first = before ? previous(before) : NodeRef();
  // Lines that hold several entries each are filled, one after the other.
  const bool fills = first && lines_.start(begin_of(first)) == lines_.start(begin_of(before));
  const bool own_line =
      lines_.start(begin) > collection.span().begin && !lines_.has_text_before(begin) && !fills;
  if (!own_line) {
    const bool dense = before && lines_.is_at(begin - 1, ',');  // [a,b]
    const bool keeps_comma = has_comma && close > lines_.end(end);
    return {
        {behind, behind},
        (has_comma ? "" : ",") + std::string(dense ? "" : " ") + text + (keeps_comma ? "," : "")};
  }
  const auto line = std::string(lines_.line_end()) + std::string(lines_.column(begin), ' ') + text;
  if (close < lines_.end(end)) return {{behind, behind}, (has_comma ? "" : ",") + line};
  // The comma goes before the comment, the new line behind it.
  const auto line_end = lines_.end(end);
  return {{end, line_end},
          "," + std::string(lines_.between(behind, line_end)) + line + (has_comma ? "," : "")};
}

std::string Splicer::flow_entry(NodeRef map, const std::string& key, const Value& value) const {
  const auto quotes = quotes_in(map);
  const auto last = last_child(map);
  const bool dense = quotes.keys && last.span().begin == colon_of(last) + 1;  // {"a":1}
  return key_text(key, quotes, Around::flow) + (dense ? ":" : ": ") +
         in_line(value, quotes, Around::flow);
}

Splice Splicer::remove_from_flow(NodeRef parent, NodeRef node) const {
  const auto open = parent.span().begin;
  const auto begin = begin_of(node);
  const auto end = end_of(node);
  const auto comma = lines_.skip_space(end);
  const auto behind = lines_.is_at(comma, ',') ? comma + 1 : end;
  const bool own_lines =
      lines_.start(begin) > open && !lines_.has_text_before(begin) &&
      (!lines_.has_text_behind(behind) || !lines_.comment_behind(behind).empty());
  const bool is_only = parent.size() == 1;
  if (own_lines && (!is_only || !lines_.comment_behind(open + 1).empty()))
    return remove_flow_line(node, behind);
  if (is_only) return {{open + 1, parent.span().end - 1}, ""};
  const auto before = previous(node);
  if (!before) return {{begin, begin_of(next(node))}, ""};
  const auto from = end_of(before);
  const auto between = lines_.between(lines_.skip_space(from) + 1, begin);
  const bool has_comment = between.find('#') != std::string_view::npos;
  return {{from, end}, has_comment ? std::string(between) : ""};
}

Splice Splicer::remove_flow_line(NodeRef node, std::uint32_t behind) const {
  const auto begin = begin_of(node);
  auto from = lines_.with_comments_above(lines_.start(begin), lines_.column(begin));
  auto to = lines_.next(behind);
  const bool leaves_comma = behind == end_of(node);
  const auto before = previous(node);
  // Blank lines separate: at an end of the brackets they do not, and on both sides they add up.
  const auto above = lines_.without_blanks_above(from);
  if (!before)
    to = lines_.without_blanks_behind(to);
  else if (!next(node) || lines_.is_blank(to))
    from = above;
  if (!leaves_comma || !before) return {{from, to}, ""};
  const auto comma = lines_.skip_space(end_of(before));
  return {{end_of(before), to}, std::string(lines_.between(comma + 1, from))};
}

}  // namespace pipeline::yaml
