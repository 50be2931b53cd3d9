// What happened in a workspace, and what is planned, as dated entries: the stuff of the weekly
// report.
#pragma once

#include <optional>
#include <vector>

#include "base/report.hpp"
#include "report/field.hpp"
#include "report/query.hpp"

namespace pipeline::report {

/// One line of a section: who (or which group of deals), when, and the other cells of its row.
struct Entry {
  FieldValue group;
  std::optional<base::Date> day;
  std::vector<base::Cell> cells;
};
using Entries = std::vector<Entry>;

/// Entries of one workspace. Each function gives them by group, then by day. `facts` outlive the
/// diary.
class Diary {
 public:
  Diary(const workspace::Workspace& workspace, const std::vector<Facts>& facts, const Query& query);

  /// Cells: day, deal, kind, with, note.
  [[nodiscard]] Entries activities(base::Period days) const;
  /// Actions done. Cells: done, due, deal, what, result, remedy.
  [[nodiscard]] Entries results(base::Period days) const;
  /// Actions of living deals that are due before `today` and not done. Cells: due, days late, deal,
  /// what.
  [[nodiscard]] Entries overdue_actions() const;
  /// Actions of living deals that are due and not done. Cells: due, deal, what.
  [[nodiscard]] Entries plan(base::Period days) const;
  /// Lines of the history. Cells: day, deal, move, from, to, waived rules, reason.
  [[nodiscard]] Entries moves(base::Period days) const;
  /// Deals longer in their stage than its target. Cells: deal, stage, days, target.
  [[nodiscard]] Entries stalled() const;
  /// Deals that have spent more than their budget and approved adjustments. Cells: deal, budget,
  /// spent, over.
  [[nodiscard]] Entries over_budget() const;
  /// Open deals without a next action. Cells: deal, stage, days in the stage.
  [[nodiscard]] Entries without_next_action() const;
  /// Whoever has a living deal, once each; no cells.
  [[nodiscard]] Entries owners() const;

 private:
  template <class Visit>
  void for_each_action(Visit visit) const;
  [[nodiscard]] FieldValue group(const Facts& facts, const model::Value& person) const;
  [[nodiscard]] FieldValue person(std::string_view id) const;
  [[nodiscard]] std::vector<base::Cell> move_cells(const Facts& facts,
                                                   const model::Move& move) const;

  const workspace::Workspace& workspace_;
  const std::vector<Facts>& facts_;
  const Query& query_;
};

}  // namespace pipeline::report
