// A deal's way from one process to another: the edits that a map (process/migration.hpp) asks for.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "engine/situation.hpp"
#include "process/migration.hpp"
#include "yaml/edit.hpp"

namespace pipeline::engine {

struct Migrated {
  std::vector<yaml::Edit> edits;
  base::Diagnostics faults;   ///< why the deal cannot be migrated: nothing of it may be written
  base::Diagnostics remarks;  ///< what goes unasked: a comment behind a value that moved
};

/// The edits of a deal whose situation is that of the old process; `fields` are the new one's. The
/// history stays as it was written. An expression that errs is a fault; without any of its old
/// fields it is not asked.
[[nodiscard]] Migrated migrate(const process::Migration& migration, const Situation& situation,
                               const model::Type& fields);

/// The same of an account's file, where fields are only renamed.
[[nodiscard]] Migrated migrate(const process::Migration& migration, const model::Account& account,
                               const model::Type& fields);

/// An approval is bound to what it covers by values and by their paths. Where the map only gave
/// those other names, approvals that were good stay good: the edits that bind them anew. `before`
/// and `after` are the deal under the old process and, migrated, under the new one.
[[nodiscard]] std::vector<yaml::Edit> bind_approvals(const process::Migration& migration,
                                                     const Situation& before,
                                                     const Situation& after);

}  // namespace pipeline::engine
