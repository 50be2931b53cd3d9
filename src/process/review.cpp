// Gates are held against themselves: the rules of a stage become claims (gate_formula), and a
// search (cel/feasible) looks for one deal that meets them all. Where there is none, rules are left
// out one by one as long as the rest still contradicts itself; what remains is named. Stages are
// then reached along the gates that can pass, in the process's order and over declared skips.
//
// "Later" fields: what a `must` rule asks for belongs to the first stage that asks for it. A rule
// of an earlier stage that reads it without asking has() finds nothing in most deals.
#include "process/review.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "process/faults.hpp"
#include "process/gate_formula.hpp"

namespace pipeline::process {

namespace {

using base::Diagnostics;
using base::Severity;

class Reviewer {
 public:
  explicit Reviewer(const Process& process) : process_(process), domains_(domains_of(process)) {}

  Diagnostics run() {
    for (const auto& card : process_.scorecards) weigh(card);
    for (std::size_t i = 0; i < process_.stages.size(); ++i) {
      const auto& stage = process_.stages[i];
      for (const auto& rule : stage.exit) alone(rule, stage);
      together(i);
      note_demands(i);
    }
    reach();
    for (std::size_t i = 0; i < process_.stages.size(); ++i) {
      for (const auto& rule : process_.stages[i].exit) look_ahead(rule, i);
      for (const auto& rule : process_.stages[i].always) look_ahead(rule, i);
    }
    return std::move(findings_);
  }

 private:
  [[nodiscard]] bool can_hold(std::vector<cel::Formula> parts) const {
    return cel::can_hold(cel::all_of(std::move(parts)), domains_);
  }

  void weigh(const Scorecard& card) {
    double weights = 0;
    for (const auto& criterion : card.criteria) weights += criterion.weight;
    if (std::abs(weights - 100) > 1e-6)
      say(weights_off, card.where, {card.id, base::with_one_digit(weights)});
    const auto most = greatest_total(card);
    if (!most || *most + 1e-9 < card.pass)
      say(card_out_of_reach, card.where,
          {card.id, base::with_one_digit(card.pass), base::with_one_digit(most.value_or(0))});
  }

  /// A rule by itself: whether it can be asked, and met.
  void alone(const Rule& rule, const Stage& stage) {
    const auto here = standing_in(stage, process_);
    if (std::holds_alternative<Score>(rule.demand)) return;  // told of its card
    if (rule.when && !can_hold({here, cel::formula_of(*rule.when->program, true)})) {
      say(rule_never_asked, rule.where, {stage.id}, rule.id, Severity::warning);
    } else if (!can_hold({here, demand_of(rule, process_)})) {
      say(rule_never_met, rule.where, {}, rule.id, rule.severity);
    }
  }

  /// The rules that moving from stage `from` to stage `to` asks; one past the last: leaving it.
  [[nodiscard]] std::vector<const Rule*> rules_between(std::size_t from, std::size_t to) const {
    std::vector<const Rule*> rules;
    const auto add = [&](const std::vector<Rule>& list) {
      for (const auto& rule : list)
        if (rule.severity == Severity::error) rules.push_back(&rule);
    };
    add(process_.stages[from].exit);
    if (to >= process_.stages.size()) return rules;
    add(process_.stages[to].always);
    if (process_.stages[to].sets_status == "won" && process_.won) add(process_.won->rules);
    return rules;
  }

  [[nodiscard]] bool can_pass(std::size_t from, const std::vector<const Rule*>& rules,
                              const std::optional<Expression>& when = {}) const {
    std::vector<cel::Formula> parts{standing_in(process_.stages[from], process_)};
    for (const auto* rule : rules) parts.push_back(formula_of(*rule, process_));
    if (when) parts.push_back(cel::formula_of(*when->program, true));
    return can_hold(std::move(parts));
  }

  /// All rules of the gate behind stage `from`.
  void together(std::size_t from) {
    auto rules = rules_between(from, from + 1);
    if (can_pass(from, rules)) return;
    for (std::size_t i = 0; i < rules.size();) {
      auto fewer = rules;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (can_pass(from, fewer))
        ++i;
      else
        rules = std::move(fewer);
    }
    if (rules.size() < 2) return;  // a rule alone has been told
    std::vector<std::string> ids;
    for (const auto* rule : rules) ids.push_back(rule->id);
    say(gate_never_passes, rules.back()->where, {process_.stages[from].id, ids});
  }

  void reach() {
    std::vector<bool> reached(process_.stages.size(), false);
    if (!reached.empty()) reached[0] = true;
    for (std::size_t from = 0; from < reached.size(); ++from) {
      if (!reached[from]) {
        say(stage_out_of_reach, process_.stages[from].where, {process_.stages[from].id});
        continue;
      }
      if (from + 1 < reached.size() && can_pass(from, rules_between(from, from + 1)))
        reached[from + 1] = true;
      for (const auto& skip : process_.skips) {
        const auto to = process_.stage_index(skip.to);
        if (skip.from == process_.stages[from].id && to && *to > from &&
            can_pass(from, rules_between(from, *to), skip.when))
          reached[*to] = true;
      }
    }
  }

  void note_demands(std::size_t stage) {
    for (const auto& rule : process_.stages[stage].exit)
      if (const auto* must = std::get_if<Must>(&rule.demand))
        for (const auto& field : must->fields) demanded_.try_emplace(field.text, stage, rule.id);
  }

  void look_ahead(const Rule& rule, std::size_t stage) {
    std::vector<std::string> asked;
    if (rule.when) {
      asked = cel::asks_for(*rule.when->program);
      look_ahead(*rule.when, {}, rule, stage);
    }
    if (const auto* check = std::get_if<Check>(&rule.demand))
      look_ahead(check->condition, asked, rule, stage);
    if (const auto* score = std::get_if<Score>(&rule.demand))
      for (const auto& criterion : process_.scorecard(score->card)->criteria)
        if (criterion.value) look_ahead(*criterion.value, {}, rule, stage);
  }

  void look_ahead(const Expression& expression, const std::vector<std::string>& asked,
                  const Rule& rule, std::size_t stage) {
    for (const auto& reading : cel::readings(*expression.program)) {
      if (reading.function || reading.guarded ||
          std::find(asked.begin(), asked.end(), reading.path) != asked.end())
        continue;
      const auto path = reading.path.starts_with("deal.") ? reading.path.substr(5) : reading.path;
      const auto later = demanded_.find(path);
      const auto* type = model::type_at(process_.fields, path);
      // A list or section that is missing reads as an empty one.
      const bool errs = type == nullptr || (type->kind != model::TypeKind::list &&
                                            type->kind != model::TypeKind::record &&
                                            type->kind != model::TypeKind::map);
      if (later == demanded_.end() || later->second.first <= stage || !errs) continue;
      const auto& document = expression.source.document();
      const auto id = expression.source.id();
      const base::Span span{document.raw_offset(id, reading.span.begin),
                            document.raw_offset(id, reading.span.end)};
      say(later_field, base::locate(document.source, span),
          {path, later->second.second, process_.stages[later->second.first].id}, rule.id,
          Severity::warning);
      findings_.back().excerpt = std::string(base::line_at(document.source.text, span.begin));
    }
  }

  void say(const Kind& kind, const base::Location& where, std::vector<base::Argument> arguments,
           std::string rule = {}, Severity severity = Severity::error) {
    findings_.push_back({.kind = &kind,
                         .severity = severity,
                         .where = where,
                         .arguments = std::move(arguments),
                         .rule = std::move(rule)});
  }

  const Process& process_;
  std::function<cel::Domain(std::string_view)> domains_;
  /// Fields by the first stage that demands them, and the rule that does.
  std::map<std::string, std::pair<std::size_t, std::string>> demanded_;
  Diagnostics findings_;
};

}  // namespace

Diagnostics review(const Process& process) {
  auto findings = Reviewer(process).run();
  base::sort(findings);
  return findings;
}

}  // namespace pipeline::process
