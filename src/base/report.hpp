// A report as data: tables of typed cells, notes, and where the numbers come from. Builders in
// report/ make it, renderers in render/ put it into text, Markdown, HTML, CSV or JSON. Neither
// knows the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/diagnostic.hpp"
#include "base/localized.hpp"

namespace pipeline::base {

struct Amount {
  Decimal value;
  std::string currency;
  friend bool operator==(const Amount&, const Amount&) = default;
};
struct Percent {
  double fraction = 0;  ///< 0.28 is shown as 28%
  friend bool operator==(Percent, Percent) = default;
};
struct Days {
  double count = 0;  ///< whole, or an average
  friend bool operator==(Days, Days) = default;
};
struct Count {
  std::int64_t value = 0;
  friend bool operator==(Count, Count) = default;
};
struct Points {
  double value = 0;  ///< of a scorecard, 0–100
  friend bool operator==(Points, Points) = default;
};

/// Nothing is an empty cell ("not known"), which is not a zero.
using CellValue = std::variant<std::monostate, std::string, Phrase, Localized, Count, Amount,
                               Percent, Days, Points, Date>;

enum class Emphasis { none, good, attention, bad };

struct Cell {
  CellValue value;
  Emphasis emphasis = Emphasis::none;
  std::string link = {};  ///< a file of the workspace that the cell speaks of
  /// What programs read instead of `value`: the id of the stage, person, … that it names. Empty:
  /// nothing is named.
  std::optional<std::string> id = {};
};

enum class Align { left, right };

struct Column {
  std::string id;  ///< the column's name in CSV and JSON: lower_snake
  std::variant<Phrase, Localized> title;
  Align align = Align::left;
  bool whole = false;  ///< never cut to make room: words that people type again, such as ids
};

enum class RowRole { item, group, total };

struct Row {
  std::vector<Cell> cells;
  RowRole role = RowRole::item;
};

struct Table {
  std::string id;
  Phrase title;  ///< may be empty
  std::vector<Column> columns;
  std::vector<Row> rows;
  Phrase when_empty = {};  ///< what is said instead of a table without rows
  /// Not 0: its texts are too long for columns. A terminal shows rows with the same first `heads`
  /// cells below those as a heading, with a label, the text, and what is behind it.
  std::size_t heads = 0;
  std::vector<std::string> marked = {};  ///< words that stand out in such a text
};

/// Where the numbers come from; every format prints it.
struct Provenance {
  std::string workspace;
  Date today;
  std::optional<Period> period;
  std::string commit;     ///< short id, "+" behind it if files differ from it; empty without git
  std::size_t deals = 0;  ///< deals read
  std::optional<std::size_t> chosen = {};  ///< those of them that a condition chose, if one did
  std::size_t undecided = 0;               ///< deals of which the condition could not be told
  std::vector<std::string> left_out;       ///< files that could not be read
};

struct Report {
  std::string name;  ///< "pipeline", "weekly", …
  Phrase title;
  std::optional<Provenance> provenance;  ///< nothing: not about the deals of a workspace
  std::vector<Table> tables;
  std::vector<Phrase> notes;
  std::string schema = {};  ///< of its JSON; empty: pipeline/report-NAME/v1
};

}  // namespace pipeline::base
