#include "engine/judge.hpp"

#include <algorithm>

#include "cel/brief.hpp"
#include "engine/approval.hpp"
#include "engine/faults.hpp"
#include "engine/next_step.hpp"
#include "engine/scorecard.hpp"

namespace pipeline::engine {

namespace {

using base::Argument;
using model::TypeKind;

/// Judges one rule; a visitor over the kinds of demands.
class RuleJudge {
 public:
  RuleJudge(const process::Rule& rule, const Scope& scope)
      : rule_(rule), scope_(scope), situation_(scope.situation()), deal_(situation_.deal) {}

  Verdict run() {
    verdict_.rule = &rule_;
    if (asked()) std::visit([&](const auto& demand) { judge(demand); }, rule_.demand);
    if (verdict_.shortfalls.empty()) return std::move(verdict_);
    verdict_.standing = Standing::unmet;
    if (!rule_.fix.empty()) verdict_.next_step = filled(rule_.fix, situation_);
    for (auto& shortfall : verdict_.shortfalls) shortfall.finding.next_step = verdict_.next_step;
    return std::move(verdict_);
  }

 private:
  /// Whether the guard holds. A guard that errs does not hide the rule: it is unmet, and says what
  /// was missing.
  bool asked() {
    if (!rule_.when) return true;
    const auto result = scope_.evaluate(*rule_.when);
    if (result.is_error()) {
      auto finding = finding_of(result.error());
      finding.where = top();
      lack(std::move(finding), "", rule_.when->program->source());
      step(fill_in_references(cel::references(*rule_.when->program), situation_));
    } else if (!result.is_true()) {
      verdict_.standing = Standing::not_asked;
    }
    return result.is_true();
  }

  void judge(const process::Must& must) {
    std::vector<std::string> missing;
    for (const auto& field : must.fields) {
      const auto& value = value_of(field);
      if (!value.is_empty()) {
        verdict_.found += (verdict_.found.empty() ? "" : ", ") + field.text + " = " + shown(value);
        continue;
      }
      missing.push_back(field.text);
      lack({.kind = &missing_field, .where = place_of(field), .arguments = {field.text}}, "",
           field.text);
    }
    if (!missing.empty()) step(fill_in(missing, situation_));
  }

  void judge(const process::Check& check) {
    const auto reasons = why_not(check.condition, scope_);
    if (!reasons) {
      verdict_.found = "true";
      return;
    }
    const auto references = cel::references(*check.condition.program);
    const auto where = references.empty() ? top() : place_of(references.front());
    const auto& found = reasons->found;
    if (reasons->error) {
      auto finding = *reasons->error;
      finding.where = where;
      lack(std::move(finding), found, reasons->condition);
    } else if (found.empty()) {
      lack({.kind = &check_failed, .where = where, .arguments = {cel::brief(reasons->condition)}},
           "", reasons->condition);
    } else {
      lack({.kind = &check_failed_because,
            .where = where,
            .arguments = {cel::brief(reasons->condition), reasons->brief}},
           found, reasons->condition);
    }
    step(fill_in_references(references, situation_));
  }

  void judge(const process::Score& score) {
    const auto& card = *situation_.process.scorecard(score.card);
    const auto result = total(card, scope_);
    verdict_.found = base::with_one_digit(result.total);
    if (result.passes()) return;
    const auto where = place_of("scores." + card.id);
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
    if (ticked) verdict_.found = base::to_string(*tick->done);
    if (!ticked) {
      lack({.kind = &not_ticked, .where = place_of("checklist")}, "", "done");
    } else if (checklist.evidence_required && tick->evidence.empty()) {
      lack({.kind = &no_evidence, .where = deal_.location(tick->span)}, verdict_.found, "evidence");
    }
    step(tick_off(rule_, situation_));
  }

  void judge(const process::ApprovalDemand& demand) {
    const auto result = approval_of(rule_, situation_);
    const auto* latest = result.latest;
    const auto where = latest != nullptr ? deal_.location(latest->span) : place_of("approvals");
    const auto by = latest != nullptr ? std::string(latest->by) : std::string{};
    const auto say = [&](const base::Kind& kind, std::vector<Argument> arguments) {
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
        for (const auto& field : demand.covers)
          covered += (covered.empty() ? "" : ", ") + field.text;
        if (demand.covers.size() == 1)
          say(stale_approval, {by, covered});
        else  // a hash does not tell which of them
          say(stale_approval, {by, base::Phrase{base::msg("one of {0}"), {covered}}});
        break;
      }
      case ApprovalState::approved:
        check_approver(demand, by, say);
        break;
    }
    verdict_.found = by;
    step(ask_approval(rule_.id, demand.role, situation_));
  }

  /// An approval's own condition on the person, asked of whoever approved.
  template <class Say>
  void check_approver(const process::ApprovalDemand& demand, const std::string& by,
                      const Say& say) {
    if (!demand.when) return;
    Situation with_approver = situation_;
    with_approver.actor = situation_.settings.person(by);
    if (const auto reasons = why_not(*demand.when, Scope(with_approver)))
      say(approver_refused, {by, reasons->condition});
  }

  void lack(base::Diagnostic finding, std::string found, std::string wanted) {
    finding.rule = rule_.id;
    finding.severity = rule_.severity;
    verdict_.shortfalls.push_back({std::move(finding), std::move(found), std::move(wanted)});
  }

  void step(const std::string& command) { verdict_.next_step = {command, command}; }

  [[nodiscard]] const model::Value& value_of(const process::FieldPath& field) const {
    static const model::Value none{};
    if (!field.of_account) return deal_.root.at(field.path);
    return situation_.account != nullptr ? situation_.account->root.at(field.path) : none;
  }

  [[nodiscard]] std::string shown(const model::Value& value) const {
    return model::to_text(value, situation_.settings.rates.home);
  }

  [[nodiscard]] base::Location top() const { return {std::string(deal_.path()), 1, 1, 1, 1}; }

  /// Where a dotted path stands in the deal's file, or the nearest section above it.
  [[nodiscard]] base::Location place_of(std::string_view path) const {
    if (path.starts_with("deal.")) path.remove_prefix(5);
    yaml::NodeRef node = deal_.document.root();
    yaml::NodeRef nearest;
    while (node.is_map() && !path.empty()) {
      const auto dot = path.find('.');
      node = node.find(path.substr(0, dot));
      path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
      if (node) nearest = node;
    }
    return nearest ? nearest.key().location() : top();
  }

  [[nodiscard]] base::Location place_of(const process::FieldPath& field) const {
    if (!field.of_account) return place_of(std::string_view(field.path));
    if (situation_.account == nullptr) return place_of("account");
    return {std::string(situation_.account->path()), 1, 1, 1, 1};
  }

  const process::Rule& rule_;
  const Scope& scope_;
  const Situation& situation_;
  const model::Opportunity& deal_;
  Verdict verdict_;
};

}  // namespace

Verdict judge(const process::Rule& rule, const Scope& scope) {
  return RuleJudge(rule, scope).run();
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

Gate judge_gate(const process::Stage& stage, const Scope& scope) {
  Gate gate{&stage, {}};
  for (const auto& rule : stage.exit) gate.verdicts.push_back(judge(rule, scope));
  return gate;
}

}  // namespace pipeline::engine
