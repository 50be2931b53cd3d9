// A win rate, and what it is made of, in words.
#pragma once

#include "base/diagnostic.hpp"
#include "engine/win_rate.hpp"

namespace pipeline::report {

/// "44%: own estimate 55%, times 80% for each open waiver (1)"
[[nodiscard]] base::Phrase made_of(const engine::WinRate& rate);

}  // namespace pipeline::report
