// A report in the formats that people and programs read. People's formats (text, Markdown, HTML)
// speak `language`; CSV and JSON hold raw values that are the same in every language, so that a
// script does not depend on it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "base/terminal.hpp"

namespace pipeline::render {

/// Where the numbers come from, in a line: workspace, day, period, commit, number of deals.
[[nodiscard]] std::string provenance(const base::Provenance& provenance, base::Language language,
                                     std::string_view separator = " · ");

/// What the report lacks, a line each: files that nobody could read, deals that nobody could judge.
[[nodiscard]] std::vector<std::string> gaps(const base::Provenance& provenance,
                                            base::Language language);

/// Tables aligned by display width. If `terminal` is narrow they are made to fit its width by
/// cutting the widest columns of text; numbers and dates are never cut, so that very many columns
/// may still stand out.
[[nodiscard]] std::string to_text(const base::Report& report, const base::Terminal& terminal);

/// One table of a report by itself, with an empty line before it.
[[nodiscard]] std::string to_text(const base::Table& table, const base::Terminal& terminal);

/// CommonMark with GitHub's tables.
[[nodiscard]] std::string to_markdown(const base::Report& report, base::Language language);

/// One page with its style within and no scripts, for screens light and dark and for paper. Links
/// lead to paths relative to the page: cells' links as they are.
[[nodiscard]] std::string to_html(const base::Report& report, base::Language language);

/// RFC 4180, with CRLF. A header line of column ids, then the rows. A column of amounts is followed
/// by
/// `<id>_currency`; a table with group or total rows ends with a column `row_role` (item, group,
/// total). A report of several tables: before each its id alone on a line, between them an empty
/// line. Text that a spreadsheet would take for a formula gets a leading apostrophe. Titles, notes
/// and provenance are left out, for a reader of CSV wants rows; print `provenance` beside it.
[[nodiscard]] std::string to_csv(const base::Report& report);

/// {"schema": "pipeline/report-NAME/v1", "title", "provenance", "tables": [{"id", "title",
/// "columns", "rows"}], "notes"}. A row is an object keyed by column id; money is {"value":
/// "12800000", "currency": "CNY"}, a percentage a fraction, an unknown value null. Group and total
/// rows carry "row_role". Titles and notes speak `language`.
[[nodiscard]] std::string to_json(const base::Report& report, base::Language language);

}  // namespace pipeline::render
