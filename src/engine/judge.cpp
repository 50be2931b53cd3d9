#include "engine/judge.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cel/brief.hpp"
#include "engine/approval.hpp"
#include "engine/faults.hpp"
#include "engine/scorecard.hpp"

namespace pipeline::engine {

namespace {

using base::Argument;
using model::TypeKind;

std::string points(double value) {
  return fmt::format("{:.10g}", std::round(value * 10) / 10);
}

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
    if (!rule_.fix.empty() && !knows_better()) verdict_.next_step = filled(rule_.fix);
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
      step(set_command(settable(cel::references(*rule_.when->program))));
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
    if (!missing.empty()) step(set_command(missing));
  }

  void judge(const process::Check& check) {
    const auto reasons = why_not(check.condition, scope_);
    if (!reasons) {
      verdict_.found = "true";
      return;
    }
    const auto references = cel::references(*check.condition.program);
    const auto where = references.empty() ? top() : place_of(references.front());
    std::string found;
    for (const auto& part : reasons->found) found += (found.empty() ? "" : ", ") + part;
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
            .arguments = {cel::brief(reasons->condition), found}},
           found, reasons->condition);
    }
    if (!references.empty()) step(set_command(settable(references)));
  }

  void judge(const process::Score& score) {
    const auto& card = *situation_.process.scorecard(score.card);
    const auto result = total(card, scope_);
    verdict_.found = points(result.total);
    if (result.passes()) return;
    const auto where = place_of("scores." + card.id);
    if (const auto* knockout = result.knockout()) {
      lack({.kind = &knocked_out,
            .where = where,
            .arguments = {card.title, std::string(knockout->level), knockout->criterion->id}},
           std::string(knockout->level), "");
    } else {
      lack({.kind = &score_too_low,
            .where = where,
            .arguments = {card.title, points(result.total), points(card.pass)}},
           points(result.total), points(card.pass));
    }
    step("pipeline score " + std::string(deal_.id()));
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
    step(fmt::format("pipeline tick {} {}{}", deal_.id(), rule_.id,
                     checklist.evidence_required ? " --evidence REF" : ""));
  }

  void judge(const process::ApprovalDemand& demand) {
    const auto result = approval_of(rule_, situation_);
    const auto* latest = result.latest;
    const auto where = latest != nullptr ? deal_.location(latest->span) : place_of("approvals");
    const auto by = latest != nullptr ? std::string(latest->by) : std::string{};
    const auto say = [&](const base::Kind& kind, std::vector<Argument> arguments) {
      lack({.kind = &kind, .where = where, .arguments = std::move(arguments)}, by, demand.role);
    };
    switch (result.state) {
      case ApprovalState::none:
        say(not_approved, {demand.role});
        break;
      case ApprovalState::rejected:
        say(rejected,
            {by, latest->at ? base::to_string(*latest->at) : "?", std::string(latest->reason)});
        break;
      case ApprovalState::wrong_approver:
        say(wrong_approver, {by, demand.role});
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
    step(fmt::format("pipeline approve {} {} --by {}", deal_.id(), rule_.id,
                     somebody_with(demand.role)));
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

  /// For missing fields the command names just those, for an approval somebody who may give it; a
  /// rule's own command of that kind knows neither.
  [[nodiscard]] bool knows_better() const {
    const auto& fix = rule_.fix.en;
    const bool must =
        std::holds_alternative<process::Must>(rule_.demand) && fix.starts_with("pipeline set ");
    const bool approval = std::holds_alternative<process::ApprovalDemand>(rule_.demand) &&
                          fix.starts_with("pipeline approve ");
    return !verdict_.next_step.empty() && (must || approval);
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

  /// Those of an expression's references that `set` can write.
  [[nodiscard]] std::vector<std::string> settable(
      const std::vector<std::string>& references) const {
    std::vector<std::string> paths;
    for (std::string path : references) {
      if (path.starts_with("deal.")) path = path.substr(5);
      if (path.starts_with("account.") ||
          model::type_at(situation_.process.fields, path) != nullptr)
        paths.push_back(std::move(path));
    }
    return paths;
  }

  /// The command that fills in `paths`; lists gain an item, the account's fields are set on the
  /// account.
  [[nodiscard]] std::string set_command(const std::vector<std::string>& paths) const {
    std::string assignments;
    std::string account_assignments;
    for (const auto& path : paths) {
      if (path.starts_with("account.")) {
        account_assignments += assignment(situation_.process.account_fields, path.substr(8));
        continue;
      }
      const auto* type = model::type_at(situation_.process.fields, path);
      if (type != nullptr && type->kind == TypeKind::list &&
          type->element.front().kind == TypeKind::record)
        return fmt::format("pipeline add {} {} {}=VALUE", deal_.id(), path,
                           type->element.front().fields.front().key);
      if (type != nullptr && type->kind == TypeKind::list)
        return fmt::format("pipeline add {} {} VALUE", deal_.id(), path);
      assignments += assignment(situation_.process.fields, path);
    }
    if (!assignments.empty()) return fmt::format("pipeline set {}{}", deal_.id(), assignments);
    if (!account_assignments.empty())
      return fmt::format("pipeline set {}{}", deal_.account(), account_assignments);
    return {};
  }

  /// " budget.amount=AMOUNT": what kind of value is wanted stands for the value.
  static std::string assignment(const model::Type& record, const std::string& path) {
    const auto* type = model::type_at(record, path);
    return " " + path + "=" + (type != nullptr ? placeholder(*type) : "VALUE");
  }

  static std::string placeholder(const model::Type& type) {
    switch (type.kind) {
      case TypeKind::money:
        return "AMOUNT";
      case TypeKind::date:
        return "DATE";
      case TypeKind::percent:
        return "PERCENT";
      case TypeKind::integer:
      case TypeKind::number:
        return "NUMBER";
      case TypeKind::person:
        return "PERSON";
      case TypeKind::ref:
        return "REF";
      case TypeKind::text:
        return "TEXT";
      default:
        return "VALUE";
    }
  }

  [[nodiscard]] std::string somebody_with(std::string_view role) const {
    const auto holders = situation_.settings.people_with_role(role);
    return holders.empty() ? "PERSON" : holders.front()->id;
  }

  [[nodiscard]] base::Localized filled(base::Localized fix) const {
    for (auto* text : {&fix.en, &fix.zh}) {
      replace(*text, "{id}", deal_.id());
      replace(*text, "{account}", deal_.account());
      replace(*text, "{today}", base::to_string(situation_.today));
    }
    return fix;
  }

  static void replace(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
      text.replace(at, what.size(), with);
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
