// CSV for spreadsheets and scripts. A spreadsheet runs a cell that begins with '=' (or '+', '-',
// '@', a tab, a line end, or their full-width forms) as a formula, even if it came from a
// stranger's file; an apostrophe before it makes it text (OWASP, "CSV injection"). Numbers must
// stay numbers, so "-5" is left alone and "-5+cmd" is not. And what drives a terminal is escaped:
// people look at CSV files there, too.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "render/cell.hpp"
#include "render/report.hpp"

namespace pipeline::render {
namespace {

using base::RowRole;

constexpr std::string_view line_end = "\r\n";

bool is_formula(std::string_view text) {
  constexpr std::array<std::string_view, 11> openings{"=",  "+",  "-",  "@",  "\t", "\r",
                                                      "\n", "＝", "＋", "－", "＠"};
  const bool opens = std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return text.starts_with(opening);
  });
  return opens && !base::parse_decimal(text);
}

std::string field(std::string_view value) {
  std::string text(is_formula(value) ? "'" : "");
  text += base::printable_lines(value);
  if (text.find_first_of(",\"\r\n") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string line(const std::vector<std::string>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "" : ",") + field(values[i]);
  return text.append(line_end);
}

const base::Amount* amount_at(const base::Row& row, std::size_t column) {
  return column < row.cells.size() ? std::get_if<base::Amount>(&row.cells[column].value) : nullptr;
}

std::string role_name(RowRole role) {
  return role == RowRole::group ? "group" : role == RowRole::total ? "total" : "item";
}

std::string table(const base::Table& from) {
  std::vector<bool> holds_amounts;
  std::vector<std::string> header;
  for (std::size_t i = 0; i < from.columns.size(); ++i) {
    header.push_back(from.columns[i].id);
    holds_amounts.push_back(
        std::any_of(from.rows.begin(), from.rows.end(),
                    [&](const base::Row& row) { return amount_at(row, i) != nullptr; }));
    if (holds_amounts[i]) header.push_back(from.columns[i].id + "_currency");
  }
  const bool has_roles = std::any_of(from.rows.begin(), from.rows.end(), [](const base::Row& row) {
    return row.role != RowRole::item;
  });
  if (has_roles) header.emplace_back("row_role");
  std::string text = line(header);
  for (const base::Row& row : from.rows) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < from.columns.size(); ++i) {
      values.push_back(i < row.cells.size() ? raw(row.cells[i]) : "");
      const base::Amount* money = amount_at(row, i);
      if (holds_amounts[i]) values.push_back(money ? money->currency : "");
    }
    if (has_roles) values.push_back(role_name(row.role));
    text += line(values);
  }
  return text;
}

}  // namespace

std::string to_csv(const base::Report& report) {
  std::string text;
  for (const base::Table& each : report.tables) {
    if (!text.empty()) text += line_end;
    if (report.tables.size() > 1) text += line({each.id});
    text += table(each);
  }
  return text;
}

}  // namespace pipeline::render
