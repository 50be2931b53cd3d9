// The way a deal has taken: its history replayed against the process.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/situation.hpp"

namespace pipeline::engine {

/// A stage that the deal has left and stands behind, with the move by which it was left for the
/// last time.
struct Passed {
  const process::Stage* stage = nullptr;
  const model::Move* move = nullptr;
};

/// How a deal left a stage: not yet, forwards (or closed out of the last one), back, or for good.
enum class Leaving { not_yet, forwards, back, lost };

/// A stretch of days in one stage. A change of status does not end it, but for an ending of the
/// deal; a deal that is reopened goes on with it.
struct Stay {
  std::size_t stage = 0;  ///< index in the process
  std::optional<base::Date> entered = {};
  std::optional<base::Date> left = {};
  Leaving leaving = Leaving::not_yet;

  /// Nothing as long as it lasts, or where a line has no day.
  [[nodiscard]] std::optional<std::int32_t> days() const {
    return entered && left ? std::optional(*left - *entered) : std::nullopt;
  }
};

struct Passage {
  std::optional<std::size_t> stage;  ///< index of the stage in which the history ends
  model::Status status = model::Status::open;
  std::vector<Passed> behind;  ///< in the process's order; skipped stages, and those before an
                               ///< import, are not there
  std::vector<Stay> stays;     ///< in the order of time
  const model::Move* won = nullptr;  ///< the line since which the deal is won, or closed
  base::Diagnostics findings;        ///< what the history itself has wrong
};

/// Replays the history line by line: every move must start where the last one ended and go one
/// stage forward, over a declared skip, or back; statuses follow from `sets_status` and from the
/// lines that set one. Then the file's own `stage` and `status` must be those in which the history
/// ends: the file is no side door.
[[nodiscard]] Passage replay(const Situation& situation);

/// A status in the reader's words.
[[nodiscard]] base::Localized status_title(const process::Process& process, model::Status status);

/// The status that a deal has in a stage by itself: the nearest `sets_status` at or before it, else
/// open.
[[nodiscard]] model::Status status_in_stage(const process::Process& process, std::size_t stage);

}  // namespace pipeline::engine
