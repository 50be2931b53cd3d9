// Approvals: who said yes to what, and whether it still counts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/situation.hpp"
#include "process/definition.hpp"

namespace pipeline::engine {

enum class ApprovalState { none, approved, rejected, wrong_approver, stale };

struct ApprovalResult {
  ApprovalState state = ApprovalState::none;
  const model::Approval* latest = nullptr;  ///< the last line that names the rule
};

/// How the deal stands with an approval rule: its last line counts; the person needs the role, and
/// the hash must be that of the covered fields as they are now.
[[nodiscard]] ApprovalResult approval_of(const process::Rule& rule, const Situation& situation);

/// The same for a rule by its id; false for a rule that is none.
[[nodiscard]] bool is_approved(std::string_view rule, const Situation& situation);

/// The hash that an approval is bound to; empty where the rule covers nothing. Source: FORMAT §3
/// "Approvals".
[[nodiscard]] std::string covered_hash(const process::ApprovalDemand& demand,
                                       const Situation& situation);

}  // namespace pipeline::engine
