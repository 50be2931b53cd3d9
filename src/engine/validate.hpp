// Everything that a recorded deal must still satisfy.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "engine/judge.hpp"
#include "engine/passage.hpp"
#include "engine/situation.hpp"

namespace pipeline::engine {

/// A rule of a stage that the deal has left, as it stands today.
struct BehindVerdict {
  Verdict verdict;
  const process::Stage* stage = nullptr;
};

/// The exit rules of every stage behind the deal, judged on today's content. A rule waived at the
/// move is `waived` while the waiver is in force; rules newer than the move's version of the
/// process are not asked.
[[nodiscard]] std::vector<BehindVerdict> rules_behind(const Passage& passage, const Scope& scope);

/// All findings about a deal beyond its types: the history's own, rules behind it, `always` rules,
/// its outcome's rules, and names in it that lead nowhere. An open or won deal answers to the rules
/// behind it; a lost or withdrawn one only to its outcome's and to `always`. Source: FORMAT §3
/// "History".
[[nodiscard]] base::Diagnostics validate(const Situation& situation);

}  // namespace pipeline::engine
