#include "engine/moves.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "engine/edits.hpp"
#include "engine/faults.hpp"
#include "engine/reasons.hpp"
#include "engine/scorecard.hpp"
#include "engine/validate.hpp"

namespace pipeline::engine {

namespace {

using base::Argument;
using model::Status;
using yaml::Value;

/// Where the deal stands before a move, and what is being decided.
class Mover {
 public:
  explicit Mover(const Situation& situation)
      : situation_(situation),
        process_(situation.process),
        deal_(situation.deal),
        scope_(situation) {
    auto passage = replay(situation);
    decision_.refusals = std::move(passage.findings);
    decision_.from = decision_.to = std::string(deal_.stage());
    decision_.status = status_ = passage.status;
    stage_ = passage.stage.value_or(0);
    sound_ = !base::has_errors(decision_.refusals);
  }

  [[nodiscard]] bool sound() const { return sound_; }
  [[nodiscard]] Status status() const { return status_; }
  [[nodiscard]] std::size_t stage() const { return stage_; }
  [[nodiscard]] const process::Process& process() const { return process_; }
  [[nodiscard]] const Scope& scope() const { return scope_; }
  [[nodiscard]] std::string id() const { return std::string(deal_.id()); }
  [[nodiscard]] Decision& decision() { return decision_; }

  Decision refuse(const base::Kind& kind, std::vector<Argument> arguments,
                  std::string did_you_mean = {}) {
    object(kind, std::move(arguments), std::move(did_you_mean));
    return result();
  }

  /// Adds that a word of the command is none of the process's.
  void object_to_word(const base::Kind& kind, std::vector<Argument> arguments,
                      std::string did_you_mean) {
    object(kind, std::move(arguments), std::move(did_you_mean));
    decision_.refusals.back().where = {};
  }

  /// Adds a reason to refuse, at the line that says where the deal stands.
  void object(const base::Kind& kind, std::vector<Argument> arguments,
              std::string did_you_mean = {}) {
    const auto node = deal_.document.root().find(status_ == Status::open ? "stage" : "status");
    base::Diagnostic refusal{.kind = &kind,
                             .where = node ? node.location() : deal_.location(deal_.root)};
    refusal.arguments = std::move(arguments);
    refusal.did_you_mean = std::move(did_you_mean);
    decision_.refusals.push_back(std::move(refusal));
  }

  /// Refuses a status other than the wanted ones.
  bool expects(std::initializer_list<Status> wanted) {
    if (std::find(wanted.begin(), wanted.end(), status_) != wanted.end()) return true;
    base::Localized names;
    for (const auto status : wanted) {
      const auto title = status_title(process_, status);
      names.en += (names.en.empty() ? "" : ", ") + title.en;
      names.zh += (names.zh.empty() ? "" : "、") + title.zh;
    }
    object(wrong_status, {std::string(deal_.id()), status_title(process_, status_), names});
    return false;
  }

  /// Refuses a deal that is neither open nor won.
  bool expects_moving() {
    if (model::is_moving(status_)) return true;
    object(status_ == Status::on_hold ? is_on_hold : has_ended,
           {std::string(deal_.id()), status_title(process_, status_)});
    return false;
  }

  /// Writes the decision's stage and status and appends `line` to the history, in front of its own
  /// keys.
  Decision write(std::vector<std::pair<std::string, Value>> line) {
    auto& edits = decision_.edits;
    if (decision_.to != decision_.from)
      edits.push_back(set_edit(process_.fields, {"stage"}, Value::text(decision_.to)));
    if (decision_.status != deal_.status())
      edits.push_back(set_edit(process_.fields, {"status"},
                               Value::text(std::string(model::to_string(decision_.status)))));
    std::vector<std::pair<std::string, Value>> all{
        {"at", Value::plain(base::to_string(situation_.today))}};
    all.insert(all.end(), std::make_move_iterator(line.begin()),
               std::make_move_iterator(line.end()));
    edits.push_back(append_edit(process_.fields, {"history"}, Value::map(std::move(all))));
    return result();
  }

  [[nodiscard]] std::pair<std::string, Value> by() const {
    return {"by", Value::text(situation_.actor->id)};
  }
  [[nodiscard]] std::pair<std::string, Value> version() const {
    return {"process", Value::text(process_.name())};
  }

  Decision result() { return std::move(decision_); }

 private:
  const Situation& situation_;
  const process::Process& process_;
  const model::Opportunity& deal_;
  Scope scope_;
  Decision decision_;
  Status status_ = Status::open;
  std::size_t stage_ = 0;
  bool sound_ = false;
};

/// The stage to advance to, or nothing after a refusal. One past the last means: out of the
/// process, closed.
std::optional<std::size_t> target(Mover& mover, const std::optional<std::string>& to) {
  const auto& process = mover.process();
  const auto from = mover.stage();
  if (!to) return from + 1;
  const auto wanted = process.stage_index(*to);
  const auto& here = process.stages[from].id;
  if (!wanted) {
    mover.object_to_word(unknown_stage, {*to}, base::nearest(*to, base::ids_of(process.stages)));
    return std::nullopt;
  }
  if (*wanted == from + 1) return wanted;
  for (const auto& skip : process.skips) {
    if (skip.from != here || skip.to != process.stages[*wanted].id) continue;
    const auto reasons = skip.when ? why_not(*skip.when, mover.scope()) : std::nullopt;
    if (!reasons) return wanted;
    mover.object(skip_refused, {here, *to, reasons->condition});
    return std::nullopt;
  }
  if (*wanted == from)
    mover.object(already_there, {mover.id(), here});
  else if (*wanted < from)
    mover.object(not_ahead, {*to, here, mover.id()});
  else
    mover.object(no_such_step, {here, *to});
  return std::nullopt;
}

/// Judges the gate of the stage that is left, with what entering the next one asks for.
Gate gate_to(const Mover& mover, std::size_t to) {
  const auto& process = mover.process();
  auto gate = judge_gate(process.stages[mover.stage()], mover.scope());
  const auto add = [&](const std::vector<process::Rule>& rules) {
    for (const auto& rule : rules) gate.verdicts.push_back(judge(rule, mover.scope()));
  };
  if (to >= process.stages.size()) return gate;
  add(process.stages[to].always);
  const bool wins = process.stages[to].sets_status == "won" && mover.status() != Status::won;
  if (wins && process.won) add(process.won->rules);
  return gate;
}

/// Lets `gate` pass the rules that are waived rightly; says why for the others.
void grant(Mover& mover, Gate& gate, const std::vector<WaiverRequest>& waivers,
           const Situation& situation) {
  const auto& policy = mover.process().waivers;
  for (const auto& waiver : waivers) {
    const auto found = std::find_if(gate.verdicts.begin(), gate.verdicts.end(),
                                    [&](const Verdict& v) { return v.rule->id == waiver.rule; });
    const auto& exits = gate.stage->exit;
    const bool of_stage =
        std::any_of(exits.begin(), exits.end(), [&](const auto& r) { return r.id == waiver.rule; });
    const auto* person = situation.settings.person(waiver.by);
    const bool may =
        person != nullptr && std::any_of(policy.roles.begin(), policy.roles.end(),
                                         [&](const auto& role) { return person->has_role(role); });
    Situation with_person = situation;
    with_person.actor = person;
    if (found == gate.verdicts.end() || !of_stage || found->standing != Standing::unmet)
      mover.object(nothing_to_waive, {waiver.rule});
    else if (!may || (policy.when && why_not(*policy.when, Scope(with_person))))
      mover.object(waiver_without_right, {waiver.by});
    else if (waiver.reason.empty())
      mover.object(waiver_without_reason, {waiver.rule});
    else if (waiver.until && *waiver.until < situation.today)
      mover.object(waiver_over,
                   {waiver.rule, base::to_string(*waiver.until), base::to_string(situation.today)});
    else
      found->standing = Standing::waived;
  }
}

Value waived_value(const std::vector<WaiverRequest>& waivers) {
  std::vector<Value> items;
  for (const auto& waiver : waivers) {
    std::vector<std::pair<std::string, Value>> item{{"rule", Value::text(waiver.rule)},
                                                    {"by", Value::text(waiver.by)},
                                                    {"reason", Value::text(waiver.reason)}};
    if (waiver.until) item.emplace_back("until", Value::plain(base::to_string(*waiver.until)));
    items.push_back(Value::map(std::move(item)));
  }
  return Value::list(std::move(items));
}

/// Totals of the scorecards that the gate asked for, as they were on the day of the move.
std::vector<std::pair<std::string, Value>> scores_at(const Gate& gate, const Scope& scope) {
  std::vector<std::pair<std::string, Value>> scores;
  for (const auto& verdict : gate.verdicts) {
    const auto* score = std::get_if<process::Score>(&verdict.rule->demand);
    if (score == nullptr || verdict.standing == Standing::not_asked) continue;
    const auto result = total(*scope.situation().process.scorecard(score->card), scope);
    scores.emplace_back(score->card,
                        Value::plain(fmt::format("{:.10g}", std::round(result.total * 10) / 10)));
  }
  return scores;
}

/// Moves through the gate to stage `to`, or refuses.
Decision pass_gate(Mover& mover, std::size_t to, const std::vector<WaiverRequest>& waivers,
                   std::string_view reason, const Situation& situation) {
  const auto& process = mover.process();
  auto gate = gate_to(mover, to);
  grant(mover, gate, waivers, situation);
  const bool passes = gate.passes() && !base::has_errors(mover.decision().refusals);
  const auto scores = scores_at(gate, mover.scope());
  auto& decision = mover.decision();
  const auto from = process.stages[mover.stage()].id;
  const bool leaves = to >= process.stages.size();
  if (!leaves) decision.to = process.stages[to].id;
  if (leaves)
    decision.status = Status::closed;
  else if (!process.stages[to].sets_status.empty())
    decision.status = model::parse_status(process.stages[to].sets_status).value_or(decision.status);
  decision.gate = std::move(gate);
  if (!passes) return mover.result();
  std::vector<std::pair<std::string, Value>> line{{"from", Value::text(from)}};
  if (leaves)
    line.emplace_back("status", Value::text("closed"));
  else
    line.emplace_back("to", Value::text(process.stages[to].id));
  line.push_back(mover.by());
  line.push_back(mover.version());
  if (!scores.empty()) line.emplace_back("scores", Value::map(scores));
  if (!waivers.empty()) line.emplace_back("waived", waived_value(waivers));
  if (!reason.empty()) line.emplace_back("reason", Value::text(std::string(reason)));
  return mover.write(std::move(line));
}

Decision change_status(Mover& mover, Status to, std::string_view reason,
                       std::string_view note = {}) {
  mover.decision().status = to;
  std::vector<std::pair<std::string, Value>> line{
      {"from", Value::text(mover.process().stages[mover.stage()].id)},
      {"status", Value::text(std::string(model::to_string(to)))},
      mover.by(),
      mover.version()};
  if (!reason.empty()) line.emplace_back("reason", Value::text(std::string(reason)));
  if (!note.empty()) line.emplace_back("note", Value::text(std::string(note)));
  return mover.write(std::move(line));
}

/// Refuses an outcome that the process does not allow from here, or a reason that it does not know.
bool outcome_allowed(Mover& mover, const process::Outcome& outcome, Status as,
                     std::string_view reason, const Situation& situation) {
  const auto status = std::string(model::to_string(as));
  const auto& here = mover.process().stages[mover.stage()].id;
  if (!outcome.from.empty() && mover.process().stage_index(outcome.from) != mover.stage()) {
    mover.object(wrong_outcome_stage,
                 {status, outcome.from, std::string(situation.deal.id()), here});
    return false;
  }
  if (outcome.gives(reason) || (as == Status::won && reason.empty())) return true;
  const auto reasons = base::ids_of(outcome.reasons);
  if (reason.empty())
    mover.object_to_word(ended_without_reason, {status, reasons}, {});
  else
    mover.object_to_word(unknown_reason, {std::string(reason), status, reasons},
                         base::nearest(reason, reasons));
  return false;
}

}  // namespace

Decision advance(const Situation& situation, const std::optional<std::string>& to,
                 const std::vector<WaiverRequest>& waivers) {
  Mover mover(situation);
  if (!mover.sound()) return mover.result();
  if (!mover.expects_moving()) return mover.result();
  const auto stage = target(mover, to);
  if (!stage) return mover.result();
  return pass_gate(mover, *stage, waivers, {}, situation);
}

Decision go_back(const Situation& situation, std::string_view to, std::string_view reason) {
  Mover mover(situation);
  if (!mover.sound()) return mover.result();
  if (!mover.expects_moving()) return mover.result();
  const auto& process = mover.process();
  const auto stage = process.stage_index(to);
  const auto earlier = base::ids_of(std::span(process.stages).first(mover.stage()));
  if (!stage) {
    mover.object_to_word(unknown_stage, {std::string(to)}, base::nearest(to, earlier));
    return mover.result();
  }
  if (!process.returns) return mover.refuse(refused_return, {std::string(to)});
  if (reason.empty()) return mover.refuse(return_without_reason, {std::string(to)});
  if (*stage == mover.stage()) return mover.refuse(already_there, {mover.id(), std::string(to)});
  if (*stage > mover.stage())
    return mover.refuse(not_back, {std::string(to), process.stages[mover.stage()].id});
  auto& decision = mover.decision();
  decision.to = process.stages[*stage].id;
  decision.status = status_in_stage(process, *stage);
  return mover.write({{"from", Value::text(decision.from)},
                      {"to", Value::text(decision.to)},
                      mover.by(),
                      mover.version(),
                      {"reason", Value::text(std::string(reason))}});
}

Decision hold(const Situation& situation, std::string_view reason) {
  Mover mover(situation);
  if (!mover.sound() || !mover.expects({Status::open})) return mover.result();
  return change_status(mover, Status::on_hold, reason);
}

Decision resume(const Situation& situation, std::string_view reason) {
  Mover mover(situation);
  if (!mover.sound() || !mover.expects({Status::on_hold})) return mover.result();
  return change_status(mover, Status::open, reason);
}

Decision close(const Situation& situation, Status as, std::string_view reason,
               std::string_view note) {
  Mover mover(situation);
  if (!mover.sound()) return mover.result();
  const auto& process = mover.process();
  if (as == Status::closed) {
    if (!mover.expects({Status::open, Status::won})) return mover.result();
    if (mover.stage() + 1 < process.stages.size())
      return mover.refuse(wrong_outcome_stage,
                          {std::string(model::to_string(as)), process.stages.back().id,
                           std::string(situation.deal.id()), process.stages[mover.stage()].id});
    return pass_gate(mover, process.stages.size(), {}, reason, situation);
  }
  const bool allowed = as == Status::won ? mover.expects({Status::open})
                                         : mover.expects({Status::open, Status::on_hold});
  if (!allowed) return mover.result();
  const auto* outcome = process.outcome(model::to_string(as));
  Gate gate{&process.stages[mover.stage()], {}};
  if (as == Status::won) gate = judge_gate(*gate.stage, mover.scope());
  if (outcome != nullptr) {
    if (!outcome_allowed(mover, *outcome, as, reason, situation)) return mover.result();
    for (const auto& rule : outcome->rules) gate.verdicts.push_back(judge(rule, mover.scope()));
  }
  mover.decision().status = as;
  const bool passes = gate.passes();
  mover.decision().gate = std::move(gate);
  return passes ? change_status(mover, as, reason, note) : mover.result();
}

Decision reopen(const Situation& situation, std::string_view reason) {
  Mover mover(situation);
  if (!mover.sound() || !mover.expects({Status::lost, Status::withdrawn, Status::closed}))
    return mover.result();
  return change_status(mover, status_in_stage(mover.process(), mover.stage()), reason);
}

}  // namespace pipeline::engine
