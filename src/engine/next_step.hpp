// What to type next: commands that satisfy a rule, ready to be pasted but for the words in
// capitals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/localized.hpp"
#include "engine/scope.hpp"
#include "engine/scorecard.hpp"

namespace pipeline::engine {

/// Fills in `paths` (dotted; those of `account.` on the account): one command, or several behind
/// each other where lists gain an item. Empty where nothing of it can be set.
[[nodiscard]] std::string fill_in(const std::vector<std::string>& paths,
                                  const Situation& situation);

/// What could change the value of what an expression reads: fields are filled in (not lists that
/// have items: nobody can say whether one more would help), approvals asked for, scorecards judged.
[[nodiscard]] std::string answer(const std::vector<cel::Reading>& readings, const Scope& scope);

/// Has somebody approve who holds the role.
[[nodiscard]] std::string ask_approval(std::string_view rule, std::string_view role,
                                       const Situation& situation);

[[nodiscard]] std::string tick_off(const process::Rule& rule, const Situation& situation);

/// A command for each criterion that nobody has judged, with the levels to choose from.
[[nodiscard]] std::vector<std::string> judge_each(const CardResult& result, std::string_view id);

/// Judges the one criterion that nobody has judged; otherwise looks at the card, which says more.
[[nodiscard]] std::string judge_criteria(const CardResult& result, const Situation& situation);

/// A rule's own advice, with {id}, {account} and {today} filled in.
[[nodiscard]] base::Localized filled(base::Localized fix, const Situation& situation);

}  // namespace pipeline::engine
