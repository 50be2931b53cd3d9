#include "engine/judge.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cel/brief.hpp"
#include "engine/approval.hpp"
#include "engine/faults.hpp"
#include "engine/next_step.hpp"
#include "engine/place.hpp"
#include "engine/reasons.hpp"
#include "engine/scorecard.hpp"

namespace pipeline::engine {

namespace {

using base::Argument;
using model::TypeKind;

/// Judges one rule; a visitor over the kinds of demands.
class RuleJudge {
 public:
  RuleJudge(const process::Rule& rule, const Scope& scope, Detail detail, Verdict& verdict)
      : rule_(rule),
        scope_(scope),
        situation_(scope.situation()),
        deal_(situation_.deal),
        in_words_(detail == Detail::words),
        verdict_(verdict) {}

  void run() {
    verdict_.rule = &rule_;
    if (asked()) std::visit([&](const auto& demand) { judge(demand); }, rule_.demand);
    if (verdict_.shortfalls.empty()) return;
    if (!rule_.fix.empty()) verdict_.next_step = filled(rule_.fix, situation_);
    for (auto& shortfall : verdict_.shortfalls) shortfall.finding.next_step = verdict_.next_step;
  }

 private:
  /// Whether the guard holds. A guard that errs does not hide the rule: it is unmet, and says what
  /// was missing.
  bool asked() {
    if (!rule_.when) return true;
    const auto result = scope_.evaluate(*rule_.when);
    if (result.is_true()) return true;
    if (!result.is_error()) {
      verdict_.standing = Standing::not_asked;
    } else if (is_unmet()) {
      const auto reasons = why_not(*rule_.when, scope_);
      auto finding = finding_of(result.error());
      finding.where = top_of(deal_);
      lack(std::move(finding), "", rule_.when->program->source());
      step(reasons->next_step);
    }
    return false;
  }

  void judge(const process::Must& must) {
    std::vector<std::string> missing;
    for (const auto& field : must.fields) {
      const auto& value = value_of(field);
      if (!value.is_empty()) {
        if (in_words_) base::add_to_list(verdict_.found, field.text + " = " + shown(value));
      } else if (is_unmet()) {
        missing.push_back(field.text);
        lack({.kind = &missing_field,
              .where = place_of(field, situation_),
              .arguments = {field.text}},
             "", field.text);
      }
    }
    if (!missing.empty()) step(fill_in(missing, situation_));
  }

  void judge(const process::Check& check) {
    if (!in_words_) {
      if (!scope_.evaluate(check.condition).is_true()) is_unmet();
      return;
    }
    const auto reasons = why_not(check.condition, scope_);
    if (!reasons) {
      verdict_.found = "true";
      return;
    }
    is_unmet();
    const auto& found = reasons->found;
    if (reasons->error) {
      auto finding = *reasons->error;
      finding.where = reasons->where;
      lack(std::move(finding), found, reasons->condition);
    } else if (found.empty()) {
      lack({.kind = &check_failed,
            .where = reasons->where,
            .arguments = {cel::brief(reasons->condition)}},
           "", reasons->condition);
    } else {
      lack({.kind = &check_failed_because,
            .where = reasons->where,
            .arguments = {cel::brief(reasons->condition), reasons->brief}},
           found, reasons->condition);
    }
    step(reasons->next_step);
  }

  void judge(const process::Score& score) {
    const auto& card = *situation_.process.scorecard(score.card);
    const auto result = total(card, scope_);
    if (in_words_) verdict_.found = base::with_one_digit(result.total);
    if (result.passes() || !is_unmet()) return;
    const auto where = place_of("scores." + card.id, situation_);
    const auto title = card.title.empty() ? base::Localized{card.id, card.id} : card.title;
    if (const auto* knockout = result.knockout()) {
      const std::string level(knockout->level);
      lack({.kind = &knocked_out,
            .where = where,
            .arguments = {title, level, knockout->criterion->id}},
           level, "");
    } else {
      const auto pass = base::with_one_digit(card.pass);
      lack({.kind = &score_too_low, .where = where, .arguments = {title, verdict_.found, pass}},
           verdict_.found, pass);
    }
    step(judge_criteria(result, situation_));
  }

  void judge(const process::Checklist& checklist) {
    const auto& ticks = deal_.ticks;
    const auto tick =
        std::find_if(ticks.begin(), ticks.end(), [&](const auto& t) { return t.rule == rule_.id; });
    const bool ticked = tick != ticks.end() && tick->done && *tick->done <= situation_.today;
    const bool proven = ticked && !(checklist.evidence_required && tick->evidence.empty());
    if (ticked && in_words_) verdict_.found = base::to_string(*tick->done);
    if (proven || !is_unmet()) return;
    if (ticked)
      lack({.kind = &no_evidence, .where = deal_.location(tick->span)}, verdict_.found, "evidence");
    else
      lack({.kind = &not_ticked, .where = place_of("checklist", situation_)}, "", "done");
    step(tick_off(rule_, situation_));
  }

  void judge(const process::ApprovalDemand& demand) {
    const auto result = approval_of(rule_, situation_);
    const auto* latest = result.latest;
    const bool approved = result.state == ApprovalState::approved;
    if (!in_words_) {
      if (!approved || !may_approve(demand, latest->by)) is_unmet();
      return;
    }
    const auto where =
        latest != nullptr ? deal_.location(latest->span) : place_of("approvals", situation_);
    const auto by = latest != nullptr ? std::string(latest->by) : std::string{};
    const auto say = [&](const base::Kind& kind, std::vector<Argument> arguments) {
      is_unmet();
      lack({.kind = &kind, .where = where, .arguments = std::move(arguments)}, by, demand.role);
    };
    const auto role = situation_.process.role_title(demand.role);
    switch (result.state) {
      case ApprovalState::none:
        say(not_approved, {role});
        break;
      case ApprovalState::rejected:
        say(rejected,
            {by, latest->at ? base::to_string(*latest->at) : "?", std::string(latest->reason)});
        break;
      case ApprovalState::wrong_approver:
        say(wrong_approver, {by, role});
        break;
      case ApprovalState::stale: {
        std::string covered;
        for (const auto& field : demand.covers) base::add_to_list(covered, field.text);
        if (demand.covers.size() == 1)
          say(stale_approval, {by, covered});
        else  // a hash does not tell which of them
          say(stale_approval, {by, base::Phrase{base::msg("one of {0}"), {covered}}});
        break;
      }
      case ApprovalState::approved:
        if (!may_approve(demand, by))
          say(approver_refused, {by, cel::on_one_line(demand.when->program->source())});
        break;
    }
    verdict_.found = by;
    step(ask_approval(rule_.id, demand.role, situation_));
  }

  /// An approval's own condition on the person, asked of whoever approved.
  [[nodiscard]] bool may_approve(const process::ApprovalDemand& demand, std::string_view by) const {
    if (!demand.when) return true;
    Situation with_approver = situation_;
    with_approver.actor = situation_.settings.person(by);
    return Scope(with_approver).evaluate(*demand.when).is_true();
  }

  /// Says so, and whether words are wanted about it.
  bool is_unmet() {
    verdict_.standing = Standing::unmet;
    return in_words_;
  }

  void lack(base::Diagnostic finding, std::string found, std::string wanted) {
    finding.rule = rule_.id;
    finding.severity = rule_.severity;
    verdict_.shortfalls.push_back({std::move(finding), std::move(found), std::move(wanted)});
  }

  void step(const std::string& command) { verdict_.next_step = {command, command}; }

  [[nodiscard]] const model::Value& value_of(const process::FieldPath& field) const {
    static const model::Value none{};
    if (field.of_account && situation_.account == nullptr) return none;
    const auto& root = field.of_account ? situation_.account->root : deal_.root;
    return field.places.empty() ? root.at(field.path) : root.at(field.places);
  }

  [[nodiscard]] std::string shown(const model::Value& value) const {
    return model::to_text(value, situation_.settings.rates.home);
  }

  const process::Rule& rule_;
  const Scope& scope_;
  const Situation& situation_;
  const model::Opportunity& deal_;
  const bool in_words_;
  Verdict& verdict_;
};

}  // namespace

Verdict judge(const process::Rule& rule, const Scope& scope, Detail detail) {
  Verdict verdict;
  RuleJudge(rule, scope, detail, verdict).run();
  return verdict;
}

std::size_t Gate::asked() const {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) {
        return v.standing != Standing::not_asked && v.rule->severity == base::Severity::error;
      }));
}

std::size_t Gate::unmet() const {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.blocks(); }));
}

Gate judge_gate(const process::Stage& stage, const Scope& scope, Detail detail) {
  Gate gate{&stage, {}};
  gate.verdicts.reserve(stage.exit.size());
  for (const auto& rule : stage.exit) gate.verdicts.push_back(judge(rule, scope, detail));
  return gate;
}

}  // namespace pipeline::engine
