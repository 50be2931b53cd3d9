// Replaying the history.
//
// The file records every move, one line each; the tool writes them, but people and merges edit the
// file too. So nothing in it is taken on trust: the lines must form a chain (each starts where the
// last one ended), every move must be one that the process allows, dates must not run backwards,
// and the file's own stage and status must be what the chain ends with. Example: a deal whose
// `stage` was typed from `bid` to `negotiate` has no line for that move, so the replay ends in
// `bid` and the finding stands at the typed word. A line taken out of the middle breaks the chain
// at the next one. What a replay cannot see is a chain that was rewritten as a whole: that is in
// git, and `audit` reads it.
//
// Stages behind the deal are those that it left forwards and has not gone back before. Going back
// and forth again leaves a stage twice; the last time counts, with its waivers and its version of
// the process.
//
// A process that has grown reads old lines by its `renames`. Two old stages that became one make
// the move between them no move. Of a stage that was split, an old line does not say which part is
// meant: the deal stands in the part that the file names, or that the next line leaves; the parts
// before it are behind the deal.
#include "engine/passage.hpp"

#include <algorithm>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "engine/faults.hpp"

namespace pipeline::engine {

namespace {

using base::Argument;
using model::Move;
using model::Status;

using Indexes = std::vector<std::size_t>;  // of stages

class Replay {
 public:
  explicit Replay(const Situation& situation)
      : situation_(situation), process_(situation.process), deal_(situation.deal) {
    left_.resize(process_.stages.size(), nullptr);
  }

  Passage run() {
    if (deal_.history.empty()) {
      if (const auto list = deal_.document.root().find("history"))
        say_at(list.location(), no_history, {});
    }
    for (const auto& move : deal_.history) {
      check_line(move);
      if (first_)
        start(move);
      else if (!move.to.empty())
        step(move);
      if (!move.status.empty()) set_status(move);
      note_win(move);
      first_ = false;
    }
    hold_against_file();
    for (std::size_t i = 0; passage_.stage && i < left_.size(); ++i)
      if (left_[i] != nullptr && (i < *passage_.stage || passage_.status == Status::closed))
        passage_.behind.push_back({&process_.stages[i], left_[i]});
    return std::move(passage_);
  }

 private:
  void check_line(const Move& move) {
    for (const std::string_view key : {"at", "by", "process"})
      if (!has(move, key) && !(key == "process" && move.imported))
        say(move, missing_key, {std::string(key)});
    if (move.to.empty() && move.status.empty()) say(move, empty_line, {});
    if (move.process_version() > process_.version)
      say(move, foreign_version, {std::string(move.process), process_.name()});
    if (!move.at) return;
    if (last_day_ && *move.at < *last_day_)
      say(move, out_of_order, {base::to_string(*move.at), base::to_string(*last_day_)});
    if (situation_.today < *move.at)
      say(move, future_line, {base::to_string(*move.at), base::to_string(situation_.today)});
    last_day_ = move.at;
  }

  /// Whether the line has something under `key`; what does not fit there has its own finding.
  bool has(const Move& move, std::string_view key) const {
    const auto index = static_cast<std::size_t>(&move - deal_.history.data());
    const auto node = deal_.root["history"].items()[index][key].node;
    return node != yaml::no_node && !yaml::NodeRef(&deal_.document, node).is_null();
  }

  /// The stages that a line's word may mean, in the process's order: several of one that was split
  /// after the line was written.
  [[nodiscard]] Indexes stages_of(const Move& move, std::string_view id) const {
    const auto* same = process_.stage(id);
    if (same != nullptr && move.process_version() >= process_.version)
      return {static_cast<std::size_t>(same - process_.stages.data())};
    return process_.stage_indexes(id);
  }

  /// The same for where a line leads; says so if there is no such stage.
  Indexes target_of(const Move& move) {
    auto indexes = stages_of(move, move.to);
    if (!indexes.empty()) return indexes;
    say(move, unknown_stage, {std::string(move.to)});
    passage_.findings.back().did_you_mean = base::nearest(move.to, base::ids_of(process_.stages));
    return indexes;
  }

  void arrive(const Move& move, Indexes indexes) {
    if (indexes.empty()) return;
    passage_.stage = indexes.front();
    parts_ = std::move(indexes);
    arrival_ = &move;
  }

  /// The deal is in `stage` of the parts in which it may be: those before it are behind.
  void settle(std::size_t stage, const Move& move) {
    for (const auto part : parts_)
      if (part < stage) left_[part] = &move;
    passage_.stage = stage;
    parts_ = {stage};
    if (!passage_.stays.empty()) passage_.stays.back().stage = stage;
  }

  void begin_stay(const Move& move) {
    if (passage_.stage) passage_.stays.push_back({*passage_.stage, move.at});
  }

  /// The first line that ends a stay counts.
  void end_stay(const Move& move, Leaving leaving) {
    if (passage_.stays.empty() || passage_.stays.back().leaving != Leaving::not_yet) return;
    passage_.stays.back().left = move.at;
    passage_.stays.back().leaving = leaving;
  }

  void resume_stay() {
    if (passage_.stays.empty()) return;
    passage_.stays.back().left.reset();
    passage_.stays.back().leaving = Leaving::not_yet;
  }

  void note_win(const Move& move) {
    const bool is_won = passage_.status == Status::won || passage_.status == Status::closed;
    if (!is_won)
      passage_.won = nullptr;
    else if (passage_.won == nullptr)
      passage_.won = &move;
  }

  void start(const Move& move) {
    arrive(move, target_of(move));
    if (!passage_.stage) return;
    begin_stay(move);
    const bool at_start = *passage_.stage == 0 && move.from.empty();
    if (!at_start && !move.imported)
      say(move, wrong_start,
          {std::string(move.from.empty() ? move.to : move.from), process_.stages.front().id});
    passage_.status = status_in_stage(process_, *passage_.stage);
  }

  void step(const Move& move) {
    if (!model::is_moving(passage_.status))
      say(move, moved_after_end, {status_title(process_, passage_.status)});
    auto to = target_of(move);
    const auto from = move.from.empty() ? Indexes{} : stages_of(move, move.from);
    if (passage_.stage) {
      const auto left =
          std::find_first_of(parts_.rbegin(), parts_.rend(), from.begin(), from.end());
      if (left != parts_.rend()) {
        settle(*left, move);
      } else {
        say(move, broken_chain, {std::string(move.from), process_.stages[*passage_.stage].id});
        // Judged from where it says it began: one fault, one finding.
        if (!from.empty()) {
          arrive(move, {from.front()});
          passage_.stays.push_back({from.front()});
        }
      }
    }
    if (to.empty()) return;
    const bool merged = move.from != move.to && passage_.stage == to.front();
    if (merged) return;
    if (passage_.stage && to.front() > *passage_.stage) forwards(move, *passage_.stage, to.front());
    if (passage_.stage && to.front() <= *passage_.stage) backwards(move, to.front());
    arrive(move, std::move(to));
    begin_stay(move);
  }

  void forwards(const Move& move, std::size_t from, std::size_t to) {
    end_stay(move, Leaving::forwards);
    check_waivers(move, process_.stages[from]);
    left_[from] = &move;
    if (to > from + 1 && !is_declared_skip(from, to))
      say(move, skipped_stage,
          {process_.stages[from].id, process_.stages[to].id, process_.stages[from + 1].id});
    if (!process_.stages[to].sets_status.empty())
      passage_.status =
          model::parse_status(process_.stages[to].sets_status).value_or(passage_.status);
  }

  void backwards(const Move& move, std::size_t to) {
    if (!process_.returns)
      say(move, refused_return, {process_.stages[to].id});
    else if (move.reason.empty())
      say(move, return_without_reason, {process_.stages[to].id});
    end_stay(move, Leaving::back);
    passage_.status = status_in_stage(process_, to);
    std::fill(left_.begin() + static_cast<std::ptrdiff_t>(to), left_.end(), nullptr);
  }

  [[nodiscard]] bool is_declared_skip(std::size_t from, std::size_t to) const {
    return std::any_of(
        process_.skips.begin(), process_.skips.end(), [&](const process::Skip& skip) {
          return skip.from == process_.stages[from].id && skip.to == process_.stages[to].id;
        });
  }

  void set_status(const Move& move) {
    const auto status = model::parse_status(move.status);
    if (!status) {
      say(move, unknown_status, {std::string(move.status)});
      return;
    }
    if (*status == Status::closed) leave_last(move);
    if (model::is_lost(*status))
      end_stay(move, Leaving::lost);
    else if (*status != Status::closed)
      resume_stay();
    if (const auto* outcome = process_.outcome(move.status);
        outcome != nullptr && !outcome->reasons.empty())
      check_reason(move, *outcome);
    passage_.status = *status;
  }

  /// Leaving the last stage closes the deal: its gate is behind it then, too.
  void leave_last(const Move& move) {
    if (!passage_.stage) return;
    const auto last = process_.stages.size() - 1;
    if (*passage_.stage != last) {
      say(move, skipped_stage,
          {process_.stages[*passage_.stage].id, "closed", process_.stages[*passage_.stage + 1].id});
      return;
    }
    end_stay(move, Leaving::forwards);
    check_waivers(move, process_.stages[last]);
    left_[last] = &move;
  }

  void check_reason(const Move& move, const process::Outcome& outcome) {
    if (outcome.gives(move.reason)) return;
    if (move.status == "won" && move.reason.empty()) return;
    const auto reasons = base::ids_of(outcome.reasons);
    if (move.reason.empty())
      say(move, ended_without_reason, {std::string(move.status), reasons});
    else
      say(move, unknown_reason, {std::string(move.reason), std::string(move.status), reasons});
    passage_.findings.back().did_you_mean = base::nearest(move.reason, reasons);
  }

  void check_waivers(const Move& move, const process::Stage& stage) {
    for (const auto& waiver : move.waivers) {
      const auto where = deal_.location(waiver.span);
      const auto same = [&](const process::Rule& rule) { return rule.id == waiver.rule; };
      if (std::none_of(stage.exit.begin(), stage.exit.end(), same))
        say_at(where, waiver_of_stranger, {std::string(waiver.rule)});
      if (waiver.reason.empty()) say_at(where, waiver_without_reason, {std::string(waiver.rule)});
      const auto* person = situation_.settings.person(waiver.by);
      const auto& roles = process_.waivers.roles;
      if (person == nullptr || std::none_of(roles.begin(), roles.end(), [&](const auto& role) {
            return person->has_role(role);
          }))
        say_at(where, waiver_without_right, {std::string(waiver.by)});
    }
  }

  void hold_against_file() {
    const auto said = process_.stage_index(deal_.stage());
    if (said && std::find(parts_.begin(), parts_.end(), *said) != parts_.end())
      settle(*said, *arrival_);
    if (passage_.stage && said != passage_.stage && !deal_.stage().empty())
      say_at(deal_.location(deal_.root["stage"]), stage_typed_in,
             {std::string(deal_.stage()), process_.stages[*passage_.stage].id});
    const auto& status = deal_.root["status"];
    if (passage_.stage && !status.is_absent() && deal_.status() != passage_.status)
      say_at(deal_.location(status), status_typed_in,
             {status_title(process_, deal_.status()), status_title(process_, passage_.status)});
  }

  void say(const Move& move, const base::Kind& kind, std::vector<Argument> arguments) {
    say_at(deal_.location(move.span), kind, std::move(arguments));
  }

  void say_at(base::Location where, const base::Kind& kind, std::vector<Argument> arguments) {
    passage_.findings.push_back(
        {.kind = &kind, .where = std::move(where), .arguments = std::move(arguments)});
  }

  const Situation& situation_;
  const process::Process& process_;
  const model::Opportunity& deal_;
  Passage passage_;
  Indexes parts_;                  ///< the stages in which the deal may be by the lines so far
  const Move* arrival_ = nullptr;  ///< the line that led there
  std::vector<const Move*>
      left_;  ///< by stage: the move that left it forwards, if it is behind the deal
  std::optional<base::Date> last_day_;
  bool first_ = true;
};

}  // namespace

Passage replay(const Situation& situation) {
  return Replay(situation).run();
}

base::Localized status_title(const process::Process& process, Status status) {
  const std::string id(model::to_string(status));
  const auto* field = process.fields.find("status");
  if (field == nullptr) return {id, id};
  return {id, model::title_of(field->type, id, base::Language::zh)};
}

model::Status status_in_stage(const process::Process& process, std::size_t stage) {
  for (std::size_t i = stage + 1; i-- > 0;)
    if (!process.stages[i].sets_status.empty())
      return model::parse_status(process.stages[i].sets_status).value_or(Status::open);
  return Status::open;
}

}  // namespace pipeline::engine
