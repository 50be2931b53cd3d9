// What the commands that move a deal would write, or why they may not. Nothing here touches a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/judge.hpp"
#include "engine/passage.hpp"
#include "engine/situation.hpp"
#include "yaml/edit.hpp"

namespace pipeline::engine {

/// A wish to pass a rule unmet.
struct WaiverRequest {
  std::string rule;
  std::string by;  ///< who authorises it
  std::string reason;
  std::optional<base::Date> until;
};

struct Decision {
  std::vector<yaml::Edit> edits;  ///< empty if refused
  base::Diagnostics refusals;     ///< besides the gate's verdicts; of a word without a place
  std::optional<Gate> gate;       ///< of a move that has to pass one
  std::string from;               ///< stage before
  std::string to;                 ///< stage after
  model::Status status = model::Status::open;  ///< status after

  [[nodiscard]] bool allowed() const { return !edits.empty(); }
};

/// The situation's actor is who acts. Each function refuses what replay() finds wrong with the
/// history first.

/// To the next stage, to `to` over a declared skip, or out of the last stage (then `closed`). The
/// gate is the exit rules of the stage that is left, the `always` rules of the one that is entered
/// and, where entering it wins the deal, the rules of that outcome.
[[nodiscard]] Decision advance(const Situation& situation, const std::optional<std::string>& to,
                               const std::vector<WaiverRequest>& waivers);

/// Back to an earlier stage.
[[nodiscard]] Decision go_back(const Situation& situation, std::string_view to,
                               std::string_view reason);

[[nodiscard]] Decision hold(const Situation& situation, std::string_view reason);
[[nodiscard]] Decision resume(const Situation& situation, std::string_view reason);

/// Ends the deal as won, lost or withdrawn with a reason of the process, by that outcome's rules;
/// `closed` is leaving the last stage by its gate.
[[nodiscard]] Decision close(const Situation& situation, model::Status as, std::string_view reason,
                             std::string_view note);

/// Opens an ended deal again, in the stage in which it ended.
[[nodiscard]] Decision reopen(const Situation& situation, std::string_view reason);

}  // namespace pipeline::engine
