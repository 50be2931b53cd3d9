// What all commands that move a deal share: open it, decide, say why not, write.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "cli/command.hpp"
#include "cli/pen.hpp"
#include "engine/moves.hpp"

namespace pipeline::cli {

/// A decision of the engine about one situation.
using Decide = std::function<engine::Decision(const engine::Situation&)>;

/// Opens the deal `id`, makes `assignments` (field=value) on it first, lets the engine decide, and
/// writes the move. `verb` names the command in commits. A refusal prints every unmet rule and
/// leaves the file as it was.
Exit move_deal(Session& session, std::string_view verb, const std::string& id,
               std::span<const std::string> assignments, const Decide& decide);

/// For the moves that take an id and a reason and nothing else: declares both, and runs `decide`
/// with the reason.
enum class Reason { required, optional };
[[nodiscard]] Runner declare_move_with_reason(CLI::App& app, const Session& session,
                                              std::string_view verb, Reason reason,
                                              engine::Decision (*decide)(const engine::Situation&,
                                                                         std::string_view reason));

}  // namespace pipeline::cli
