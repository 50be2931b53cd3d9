#include "cli/explain_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/wrapped.hpp"
#include "cli/show_gate.hpp"
#include "render/diagnostics.hpp"
#include "render/paint.hpp"
#include "render/symbols.hpp"
#include "render/words.hpp"
#include "report/process_sheet.hpp"

namespace pipeline::cli {

namespace {

using base::msg;
using engine::Standing;

std::string title_of(const process::Stage& stage, base::Language language) {
  return stage.title.empty() ? stage.id : render::words(stage.title, language);
}

std::string status_title(const process::Process& process, std::string_view status,
                         base::Language language) {
  const auto* field = process.fields.find("status");
  return base::printable(field != nullptr ? model::title_of(field->type, status, language)
                                          : std::string(status));
}

/// What satisfied a met rule, below it; nothing where that is only "true".
std::string found_line(const engine::Verdict& verdict, const base::Terminal& terminal) {
  if (verdict.standing != Standing::met || verdict.found.empty() || verdict.found == "true")
    return {};
  const std::string indent(12, ' ');
  auto found = base::printable(verdict.found);
  if (terminal.narrow)
    found = base::shortened(found, std::max<std::size_t>(terminal.width, 40) - indent.size(),
                            render::symbols(terminal).ellipsis);
  return indent + render::paint(found, render::Style::dim, terminal) + "\n";
}

std::string waiver_words(const model::Waiver& waiver, const Session& session) {
  const auto by = base::printable(waiver.by);
  const auto reason = base::printable(waiver.reason);
  if (!waiver.until) return session.say(msg("waived by {0}: {1}"), {by, reason});
  return session.say(msg("waived by {0} until {1}: {2}"),
                     {by, base::to_string(*waiver.until), reason});
}

std::string behind_lines(const GateExplanation& explanation, const Session& session) {
  if (explanation.behind.empty()) return {};
  auto text = "\n" + session.say(msg("Behind the deal, unmet or waived:")) + "\n";
  for (const auto& [verdict, stage] : explanation.behind) {
    text += verdict_lines(verdict, session.terminal);
    if (verdict.waiver != nullptr)
      text += std::string(12, ' ') + waiver_words(*verdict.waiver, session) + "\n";
  }
  return text;
}

/// "name    value" lines of a form.
class Form {
 public:
  explicit Form(const Session& session) : session_(session) {}

  void add(std::string_view label, const std::string& value) {
    if (value.empty()) return;
    const auto name = base::pad_right(session_.say(label), margin - 2);
    text_ += "  " + render::paint(name, render::Style::dim, session_.terminal) + line(value);
  }
  /// A command to paste is not broken into lines.
  void add_command(std::string_view label, const std::string& command) {
    if (command.empty()) return;
    const auto name = base::pad_right(session_.say(label), margin - 2);
    text_ += "  " + render::paint(name, render::Style::dim, session_.terminal) + command + "\n";
  }
  void add(const std::vector<engine::Part>& parts) {
    for (const auto& part : parts) {
      auto words = base::printable(part.expression) + " = " + base::printable(part.value);
      if (!part.relation.empty()) words += " " + base::printable(part.relation);
      if (part.where) words += fmt::format(" ({}:{})", part.where->path, part.where->line);
      text_ += std::string(margin, ' ') + line(words);
    }
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  static constexpr std::size_t margin = 14;

  [[nodiscard]] std::string line(const std::string& value) const {
    return base::wrapped(value, session_.terminal.width, margin) + "\n";
  }

  const Session& session_;
  std::string text_;
};

std::string place_words(const RulePlace& place, const process::Process& process,
                        const Session& session) {
  if (place.stage == nullptr)
    return session.say(msg("asked when a deal ends as {0}"),
                       {status_title(process, place.outcome, session.language())});
  const auto title = title_of(*place.stage, session.language());
  if (place.always) return session.say(msg("{0}: holds in this stage and after it"), {title});
  return session.say(msg("{0}: asked when the stage is left"), {title});
}

std::string standing_words(const engine::Verdict& verdict, const Session& session) {
  switch (verdict.standing) {
    case Standing::met:
      return session.say(msg("met"));
    case Standing::waived:
      return session.say(msg("unmet, but waived"));
    case Standing::not_asked:
      return session.say(msg("not asked of this deal"));
    case Standing::unmet:
      break;
  }
  return verdict.blocks() ? session.say(msg("unmet"))
                          : session.say(msg("unmet; it is advice and does not block"));
}

}  // namespace

std::string text_of(const GateExplanation& explanation, const engine::Situation& situation,
                    const Session& session) {
  const auto& gate = explanation.gate;
  const auto& process = situation.process;
  const auto language = session.language();
  const auto move =
      move_words(process, gate.stage->id, explanation.to.empty() ? "closed" : explanation.to,
                 session.terminal);
  const auto id = base::printable(situation.deal.id());
  const std::vector<std::string> numbers{id, move, std::to_string(gate.unmet()),
                                         std::to_string(gate.asked())};
  const auto sum = gate.passes() ? session.say(msg("{0}: {1}, all {3} rules met"), numbers)
                                 : session.say(msg("{0}: {1}, {2} of {3} rules unmet"), numbers);
  auto text = render::paint(sum, render::Style::bold, session.terminal) + "\n";
  for (const auto& obstacle : explanation.obstacles)
    text += "  " +
            render::paint(render::sentence(obstacle, language), render::Style::yellow,
                          session.terminal) +
            "\n";
  for (const auto& verdict : gate.verdicts)
    text += verdict_lines(verdict, session.terminal) + found_line(verdict, session.terminal);
  return text + behind_lines(explanation, session);
}

std::string text_of(const RuleExplanation& explanation, const engine::Situation& situation,
                    const Session& session) {
  const auto& verdict = explanation.verdict;
  const auto& rule = *verdict.rule;
  auto text = verdict_lines(
      {.rule = &rule, .standing = verdict.standing, .shortfalls = {}, .found = {}, .next_step = {}},
      session.terminal);
  Form form(session);
  form.add(msg("asked"), place_words(explanation.place, situation.process, session));
  form.add(msg("only when"), base::printable(explanation.guard));
  form.add(explanation.guard_parts);
  form.add(msg("demands"),
           render::words(report::demand_of(rule, situation.process), session.language()));
  form.add(msg("condition"), base::printable(explanation.condition));
  form.add(explanation.parts);
  form.add(msg("today"), standing_words(verdict, session));
  if (verdict.standing == Standing::met && verdict.found != "true")
    form.add(msg("found"), base::printable(verdict.found));
  const bool is_check = std::holds_alternative<process::Check>(rule.demand);
  for (const auto& shortfall : verdict.shortfalls) {
    // Of a condition all has been said above, unless it could not be evaluated.
    const bool told = is_check && shortfall.finding.kind->name.starts_with("gate.check-failed");
    if (!told) form.add(msg("lacking"), render::sentence(shortfall.finding, session.language()));
    form.add(msg("place"),
             fmt::format("{}:{}", shortfall.finding.where.path, shortfall.finding.where.line));
  }
  if (verdict.waiver != nullptr) form.add(msg("waiver"), waiver_words(*verdict.waiver, session));
  if (verdict.standing == Standing::unmet || verdict.standing == Standing::waived)
    form.add_command(msg("next step"), base::printable(verdict.next_step.in(session.language())));
  return text + form.text();
}

}  // namespace pipeline::cli
