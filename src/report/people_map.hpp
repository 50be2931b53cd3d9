// The map of a customer's people, of one deal or of the customer: what `show --map` draws.
#pragma once

#include "base/hierarchy.hpp"
#include "report/people.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::report {

struct PeopleMap {
  PeopleTree tree;
  Coverage coverage;
  bool has_weights = true;  ///< a weight is a share in one purchase: a customer's map has none
};

/// The deal's contacts, joined with the customer's address book.
[[nodiscard]] PeopleMap people_map(const workspace::Workspace& workspace,
                                   const model::Opportunity& deal);

/// The customer's address book, joined with the contacts of its deals that have not ended, which
/// must have been loaded.
[[nodiscard]] PeopleMap people_map(const workspace::Workspace& workspace,
                                   const model::Account& account);

/// The tree as a drawing: name, function, level, role, weight, stance (marked), last reached;
/// columns of which nobody has anything are left out.
[[nodiscard]] base::Hierarchy people_drawing(const PeopleMap& map,
                                             const workspace::Workspace& workspace);

/// The coverage in a few lines of a form, what is missing with emphasis; no rows where there are no
/// people.
[[nodiscard]] base::Table coverage_form(const PeopleMap& map);

}  // namespace pipeline::report
