// One deal, or one account, on a page: what `show` prints.
#pragma once

#include "base/report.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::report {

/// Tables that have something to say, in the order of reading: "fields" (two columns: what, and its
/// value; core fields and what is computed), "waivers" (all that ever were), "contacts", "actions"
/// (open ones, by their number in the file), "activities" (the latest), "scores", "approvals",
/// "history", and "details": every other field that is filled in, by section.
[[nodiscard]] base::Report deal_sheet(const workspace::Workspace& workspace,
                                      const model::Opportunity& deal);

/// The same for an account: its fields, and its deals as far as they have been loaded.
[[nodiscard]] base::Report account_sheet(const workspace::Workspace& workspace,
                                         const model::Account& account);

}  // namespace pipeline::report
