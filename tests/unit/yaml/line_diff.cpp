#include "unit/yaml/line_diff.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace yaml_tests {

namespace {

using LineViews = std::vector<std::string_view>;

constexpr std::string_view no_line_end = "\\ no line end\n";

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> hidden{
    {{"\r", "␍"}, {"\t", "␉"}, {"\xEF\xBB\xBF", "⟨BOM⟩"}}};

/// With their line ends.
LineViews lines_of(std::string_view text) {
  LineViews lines;
  while (!text.empty()) {
    const auto size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string shown(char sign, std::string_view line) {
  const bool ends = line.ends_with('\n');
  std::string text(line.substr(0, line.size() - (ends ? 1 : 0)));
  const bool carriage = text.ends_with('\r');
  if (carriage) text.pop_back();
  const auto content = text.find_last_not_of(' ') + 1;
  const auto blanks = text.size() - content;
  text.resize(content);
  for (std::size_t i = 0; i < blanks; ++i) text += "␠";
  if (carriage) text += '\r';
  for (const auto& [bytes, sign_shown] : hidden) replace_all(text, bytes, sign_shown);
  return sign + text + "\n" + (ends ? "" : std::string(no_line_end));
}

std::string meant(std::string_view line) {
  std::string text(line);
  for (const auto& [bytes, sign_shown] : hidden) replace_all(text, sign_shown, bytes);
  replace_all(text, "␠", " ");
  return text;
}

struct Change {
  char sign = ' ';  ///< ' ', '-' or '+', as in the diff
  std::string_view line;
};

/// The shortest way from `before` to `after`, by the table of longest common endings; what goes
/// stands before what comes.
std::vector<Change> changes(const LineViews& before, const LineViews& after) {
  const auto width = after.size() + 1;
  std::vector<std::size_t> common((before.size() + 1) * width);
  for (auto i = before.size(); i-- > 0;)
    for (auto j = after.size(); j-- > 0;)
      common[i * width + j] =
          before[i] == after[j] ? common[(i + 1) * width + j + 1] + 1
                                : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
  std::vector<Change> all;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    const bool both = i < before.size() && j < after.size();
    if (both && before[i] == after[j]) {
      all.push_back({' ', before[i++]});
      ++j;
    } else if (j == after.size() ||
               (both && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      all.push_back({'-', before[i++]});
    } else {
      all.push_back({'+', after[j++]});
    }
  }
  return all;
}

std::string range(std::size_t first, std::size_t count) {
  // As diff has it: a range of no lines is said by the line before it.
  const auto shown_first = count == 0 ? first - 1 : first;
  return std::to_string(shown_first) + (count == 1 ? "" : "," + std::to_string(count));
}

/// Takes a line off the front of `text`, without its line end.
std::string_view take_line(std::string_view& text) {
  const auto size = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, size);
  text.remove_prefix(std::min(size + 1, text.size()));
  return line;
}

/// The first line, from 0, of `before` that a hunk speaks of: "@@ -3,2 +3 @@" gives 2.
std::size_t first_line(std::string_view header) {
  std::size_t number = 0;
  const auto* begin = header.data() + std::string_view("@@ -").size();
  const auto* end = std::from_chars(begin, header.data() + header.size(), number).ptr;
  const bool is_empty = std::string_view(end, 3) == ",0 ";
  return is_empty ? number : number - 1;
}

}  // namespace

std::string line_diff(std::string_view before, std::string_view after) {
  const auto all = changes(lines_of(before), lines_of(after));
  const auto is_change = [](const Change& change) { return change.sign != ' '; };
  std::string diff;
  std::size_t old_line = 1;
  std::size_t new_line = 1;
  for (auto at = all.begin(); at != all.end();) {
    const auto near_change = [&](auto each) {
      return is_change(*each) || (each != all.begin() && is_change(*std::prev(each))) ||
             (std::next(each) != all.end() && is_change(*std::next(each)));
    };
    if (!near_change(at)) {
      ++at, ++old_line, ++new_line;
      continue;
    }
    std::string hunk;
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    for (; at != all.end() && near_change(at); ++at) {
      hunk += shown(at->sign, at->line);
      if (at->sign != '+') ++old_count;
      if (at->sign != '-') ++new_count;
    }
    diff +=
        "@@ -" + range(old_line, old_count) + " +" + range(new_line, new_count) + " @@\n" + hunk;
    old_line += old_count;
    new_line += new_count;
  }
  return diff;
}

std::string patched(std::string_view before, std::string_view diff) {
  const auto lines = lines_of(before);
  std::string after;
  std::size_t next = 0;
  while (!diff.empty()) {
    const auto line = take_line(diff);
    if (line.starts_with("@@ ")) {
      for (const auto first = first_line(line); next < std::min(first, lines.size()); ++next)
        after += lines[next];
      continue;
    }
    auto text = meant(line.substr(1));
    if (diff.starts_with(no_line_end))
      take_line(diff);
    else
      text += '\n';
    if (line.front() != '+' && (next == lines.size() || lines[next++] != text))
      return "this is not there: " + text;
    if (line.front() != '-') after += text;
  }
  for (; next < lines.size(); ++next) after += lines[next];
  return after;
}

}  // namespace yaml_tests
