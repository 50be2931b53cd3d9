// Deals put into groups, by stage or by any field, each deal in exactly one: so rows always add up
// to totals.
#pragma once

#include <string>
#include <vector>

#include "report/field.hpp"

namespace pipeline::report {

struct Group {
  base::Cell title;
  Rank rank = {};
  std::vector<const Facts*> deals = {};
};

/// By stage in the process's order: every stage in which a deal can be open, even without deals,
/// and others that have some. Deals in a stage that the process does not know come last.
[[nodiscard]] std::vector<Group> by_stage(const std::vector<const Facts*>& deals,
                                          const process::Process& process);

/// By the field's value, in the order of values. Deals without one come last, as "not set".
[[nodiscard]] std::vector<Group> by_field(const std::vector<const Facts*>& deals,
                                          const Field& field,
                                          const workspace::Workspace& workspace);

/// A stage as a cell: its title for people, its id for programs.
[[nodiscard]] base::Cell stage_cell(const process::Process& process, std::string_view stage);

/// A status, likewise.
[[nodiscard]] base::Cell status_cell(const process::Process& process, std::string_view status);

/// A person of pipeline.yaml, or the bare id.
[[nodiscard]] base::Cell person_cell(const model::Settings& settings, std::string_view person);

/// A deal's id, linked to its file.
[[nodiscard]] base::Cell deal_cell(const model::Opportunity& deal);

/// "not set" for people, nothing for programs.
[[nodiscard]] base::Cell not_set();

}  // namespace pipeline::report
