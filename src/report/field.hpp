// Fields by name: what lists show and sort by, and what reports group by. A field is a declared one
// of the deal, a declared one of its account, or one that is computed.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/report.hpp"
#include "process/definition.hpp"
#include "report/facts.hpp"

namespace pipeline::report {

enum class Computed { days_in_stage, probability, weighted, next_action, next_due, path };

struct Field {
  std::string path;  ///< as typed: budget.status, account.grade, probability
  std::variant<base::Phrase, base::Localized> title;
  const model::Type* type = nullptr;            ///< of a declared field
  Computed computed = Computed::days_in_stage;  ///< of a field without a type
  bool of_account = false;
  bool repeats = false;  ///< a deal may have several values: a list, or below one
};

/// The field that `path` names. Nothing where none is declared, or where it names a section of
/// fields.
[[nodiscard]] std::optional<Field> find_field(const process::Process& process,
                                              std::string_view path);

/// Every name that find_field() takes, for "did you mean" and completion.
[[nodiscard]] std::vector<std::string> field_paths(const process::Process& process);

/// How values are ordered: by number or position where there is one, else by text; nothing comes
/// last.
struct Rank {
  bool is_known = false;
  base::Decimal number;
  std::string text;
  friend bool operator==(const Rank&, const Rank&) = default;
};
/// Whether `a` comes before `b`, or with `descending` behind it; what is not known comes last
/// either way.
enum class Direction { ascending, descending };
[[nodiscard]] bool comes_first(const Rank& a, const Rank& b, Direction direction);

/// A field's value of one deal: how a report shows it, and where it stands among others.
struct FieldValue {
  base::Cell cell;
  Rank rank;
};
[[nodiscard]] FieldValue value_of(const Field& field, const Facts& facts,
                                  const workspace::Workspace& workspace);

/// A typed value as a cell: enums, people and accounts by their titles and names, amounts in their
/// own currency.
[[nodiscard]] FieldValue value_of(const model::Value& value, const workspace::Workspace& workspace);

}  // namespace pipeline::report
