// Cells of a report as text: for people (grouped digits, 万 and 亿, one line), and raw for
// programs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.hpp"

namespace pipeline::render {

/// 12,800,000 in English, 1,280万 or 1.28亿 in Chinese, where the cut is at two digits behind the
/// point.
[[nodiscard]] std::string amount(base::Decimal value, base::Language language);

/// 1234567 → 1,234,567; the fraction stays as it is.
[[nodiscard]] std::string grouped(std::string_view number);

/// What a person reads in the cell; empty for nothing. Line ends become blanks.
[[nodiscard]] std::string shown(const base::CellValue& value, base::Language language);

/// The value without language: amounts without their currency, percentages as fractions, titles in
/// English.
[[nodiscard]] std::string raw(const base::CellValue& value);

/// The cell's id where it has one, else its value without language.
[[nodiscard]] std::string raw(const base::Cell& cell);

/// `value` to six digits behind the point, in the shortest form; empty for what is no finite
/// number.
[[nodiscard]] std::string raw_number(double value);

/// Whether the cell holds a number, of whatever unit.
[[nodiscard]] bool is_number(const base::CellValue& value);

/// A table as people's formats show it: every cell a text, and what is known of each column.
struct Grid {
  struct Column {
    std::string title;  ///< with the currency, where all amounts of the column share one
    bool is_right = false;
    bool is_text = false;  ///< may be cut to make room
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`
};
[[nodiscard]] Grid grid(const base::Table& table, base::Language language);

}  // namespace pipeline::render
