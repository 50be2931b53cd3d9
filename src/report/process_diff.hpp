// Two processes held against each other, and against the same deals.
#pragma once

#include "base/report.hpp"
#include "workspace/workspace.hpp"

namespace pipeline::report {

/// What changed from the process of `before` to that of `after`, and which deals that have not
/// ended newly fail or pass: by the gate in front of them, and by what `validate` calls errors.
/// Both are the same files, loaded under either process.
[[nodiscard]] base::Report process_diff(const workspace::Workspace& before,
                                        const workspace::Workspace& after,
                                        base::Provenance provenance);

}  // namespace pipeline::report
