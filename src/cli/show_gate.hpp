// A gate as a person reads it: each rule, whether it is met, what was found, and what to do.
#pragma once

#include <string>

#include "base/terminal.hpp"
#include "engine/judge.hpp"

namespace pipeline::cli {

/// Lines for one verdict: symbol, id, title and place; below them what is lacking and the next
/// step.
[[nodiscard]] std::string verdict_lines(const engine::Verdict& verdict,
                                        const base::Terminal& terminal);

/// The rule's title in the reader's language; its id where it has none.
[[nodiscard]] std::string title_of(const process::Rule& rule, base::Language language);

/// "bid → negotiate", or "open → lost" where the stage stays. English readers see the ids, which
/// commands take; Chinese readers the titles.
[[nodiscard]] std::string move_words(const process::Process& process, std::string_view from,
                                     std::string_view to, const base::Terminal& terminal);

}  // namespace pipeline::cli
