// A map from one process to another, as its owner writes it: what becomes of stages and fields.
//
//   stages:
//     rename: {develop: lead}
//     merge: {qualify: [initiate, propose]}
//     split: {bid: [{to: tender, when: "has(bid.submitted)"}, {to: prepare}]}
//   fields:
//     rename: {budget.amount: finance.budget, competitors.strengths: competitors.advantages}
//     split: {needs.summary: {needs.what: "…", needs.why: "…"}}
//     merge: {decision.maker: {from: [decision.first, decision.last], value: "…"}}
//   account_fields:
//     rename: {credit.limit: finance.limit}
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "process/definition.hpp"

namespace pipeline::process {

/// A stage that a deal may go to; of several the first whose condition holds.
struct StageTarget {
  std::string to;
  std::optional<Expression> when;
};

struct StageMove {
  std::string from;
  std::vector<StageTarget> targets;
  base::Location where;
};

/// Moves a value as it stands. Fields of a list's items stay in their items.
struct FieldRename {
  std::string from;
  std::string to;
  base::Location where;
};

/// Computes new fields from old ones, which then go: several from one (a split) or one from several
/// (a merge).
struct FieldChange {
  std::vector<std::string> from;
  std::vector<std::pair<std::string, Expression>> to;
  base::Location where;
};

struct Migration {
  std::unique_ptr<yaml::Document> document;  ///< what the expressions' sources point into
  std::vector<StageMove> stages;
  std::vector<FieldRename> renames;
  std::vector<FieldChange> changes;
  std::vector<FieldRename> account_renames;

  [[nodiscard]] const StageMove* stage(std::string_view from) const;
  /// What a dotted path of the deal is called afterwards.
  [[nodiscard]] std::string renamed(const std::string& path) const;
};

/// Reads a map from `from` to `to` (which may be the same process). All faults in one run: unknown
/// names, values that change their type, stages that `to` could not find again in the history for
/// want of `renames`.
[[nodiscard]] base::Result<Migration> read_migration(base::Source source, const Process& from,
                                                     const Process& to);

}  // namespace pipeline::process
