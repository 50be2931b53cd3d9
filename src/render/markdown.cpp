#include "render/cell.hpp"
#include "render/report.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

using base::Language;

/// Every character that Markdown gives a meaning within a line, escaped; HTML as well.
std::string escaped(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>|~&";
  std::string result;
  for (const char c : text) {
    if (special.find(c) != special.npos) result += '\\';
    result += c;
  }
  return result;
}

/// The beginning of a line can also start a list ("1." and "-") or a heading of the line before
/// ("=").
std::string escaped_line(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  const bool is_marker = digits < text.size() &&
                         std::string_view("-+=.)#").find(text[digits]) != std::string_view::npos;
  if (!is_marker || (digits == 0 && (text[0] == '.' || text[0] == ')'))) return escaped(text);
  if (digits != 0 && text[digits] != '.' && text[digits] != ')') return escaped(text);
  return std::string(text.substr(0, digits)) + "\\" + text[digits] +
         escaped(text.substr(digits + 1));
}

std::string cell(const std::string& text, const base::Cell& from, base::RowRole role) {
  if (text.empty()) return {};
  std::string result = escaped(text);
  if (!from.link.empty()) result = "[" + result + "](" + uri_path(from.link) + ")";
  const bool is_strong = role != base::RowRole::item || from.emphasis == base::Emphasis::bad;
  return is_strong ? "**" + result + "**" : result;
}

std::string table(const base::Table& from, Language language) {
  std::string text = "\n";
  if (!from.title.english.empty()) text += "## " + escaped(words(from.title, language)) + "\n\n";
  if (from.rows.empty() && !from.when_empty.english.empty())
    return text + escaped_line(words(from.when_empty, language)) + "\n";
  const Grid shown = grid(from, language);
  std::string rules = "|";
  text += "|";
  for (const Grid::Column& column : shown.columns) {
    text += " " + escaped(column.title) + " |";
    rules += column.is_right ? " ---: |" : " --- |";
  }
  text += "\n" + rules + "\n";
  for (std::size_t row = 0; row < from.rows.size(); ++row) {
    text += "|";
    for (std::size_t i = 0; i < shown.columns.size(); ++i) {
      const auto& cells = from.rows[row].cells;
      text += " " +
              cell(shown.rows[row][i], i < cells.size() ? cells[i] : base::Cell{},
                   from.rows[row].role) +
              " |";
    }
    text += "\n";
  }
  return text;
}

}  // namespace

std::string to_markdown(const base::Report& report, Language language) {
  std::string text = "# " + escaped(words(report.title, language)) + "\n";
  if (report.provenance)
    text += "\n" + escaped_line(provenance(*report.provenance, language)) + "\n";
  for (const base::Table& each : report.tables) text += table(each, language);
  std::vector<std::string> notes;
  if (report.provenance) notes = gaps(*report.provenance, language);
  for (const base::Phrase& note : report.notes) notes.push_back(words(note, language));
  if (!notes.empty()) text += "\n";
  for (const std::string& note : notes) text += "- " + escaped_line(note) + "\n";
  return text;
}

}  // namespace pipeline::render
