#include "cli/show_gate.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "base/wrapped.hpp"
#include "render/diagnostics.hpp"
#include "render/paint.hpp"
#include "render/symbols.hpp"

namespace pipeline::cli {

namespace {

using base::msg;
using engine::Standing;

std::string symbol(const engine::Verdict& verdict, const base::Terminal& terminal) {
  const auto symbols = render::symbols(terminal);
  switch (verdict.standing) {
    case Standing::met:
      return render::paint(symbols.check, render::Style::green, terminal);
    case Standing::waived:
      return render::paint(symbols.attention, render::Style::yellow, terminal);
    case Standing::not_asked:
      return render::paint(symbols.dot, render::Style::dim, terminal);
    case Standing::unmet:
      break;
  }
  if (verdict.blocks()) return render::paint(symbols.cross, render::Style::red, terminal);
  return render::paint(symbols.attention, render::Style::yellow, terminal);
}

std::string place(const base::Location& where) {
  return where.line == 0 ? where.path : fmt::format("{}:{}", where.path, where.line);
}

/// A remark behind the title: why an unmet rule does not block, or why a rule was not asked.
std::string remark(const engine::Verdict& verdict, base::Language language) {
  if (verdict.standing == Standing::waived)
    return std::string(base::translate(language, msg("waived")));
  if (verdict.standing == Standing::not_asked)
    return std::string(base::translate(language, msg("not asked here")));
  if (verdict.standing == Standing::unmet && !verdict.blocks())
    return std::string(base::translate(language, msg("advice")));
  return {};
}

}  // namespace

std::string title_of(const process::Rule& rule, base::Language language) {
  if (!rule.title.empty()) return rule.title.in(language);
  if (const auto* must = std::get_if<process::Must>(&rule.demand)) {
    std::string fields;
    for (const auto& field : must->fields) base::add_to_list(fields, field.text);
    return fields;
  }
  if (const auto* check = std::get_if<process::Check>(&rule.demand))
    return check->condition.program->source();
  if (const auto* score = std::get_if<process::Score>(&rule.demand)) return score->card;
  if (const auto* approval = std::get_if<process::ApprovalDemand>(&rule.demand))
    return base::filled(language, msg("approved by {0}"), {approval->role});
  return std::string(base::translate(language, msg("ticked off")));
}

std::string move_words(const process::Process& process, std::string_view from, std::string_view to,
                       const base::Terminal& terminal) {
  const auto word = [&](std::string_view id) {
    const auto* stage = process.stage(id);
    if (terminal.language == base::Language::en) return std::string(id);
    if (stage != nullptr)
      return stage->title.empty() ? std::string(id) : stage->title.in(terminal.language);
    const auto* status = process.fields.find("status");
    return status != nullptr ? model::title_of(status->type, id, terminal.language)
                             : std::string(id);
  };
  return base::printable(
      fmt::format("{} {} {}", word(from), render::symbols(terminal).arrow, word(to)));
}

std::string verdict_lines(const engine::Verdict& verdict, const base::Terminal& terminal) {
  const auto language = terminal.language;
  std::string title = base::printable(title_of(*verdict.rule, language));
  if (const auto note = remark(verdict, language); !note.empty())
    title = base::filled(language, msg("{0} ({1})"), {title, note});
  auto line = fmt::format("  {} {} {}", symbol(verdict, terminal),
                          base::pad_right(verdict.rule->id, 7), title);
  if (verdict.standing != Standing::unmet) return line + "\n";
  std::string lines = line + "\n";
  const std::string indent(12, ' ');
  for (std::size_t i = 0; i < verdict.shortfalls.size(); ++i) {
    const auto& finding = verdict.shortfalls[i].finding;
    const auto what = render::sentence(finding, language);
    const auto where = place(finding.where);
    // What lacks in one place has it said once, behind the last.
    if (i + 1 < verdict.shortfalls.size() &&
        where == place(verdict.shortfalls[i + 1].finding.where)) {
      lines += indent + base::wrapped(what, terminal.width, indent.size()) + "\n";
      continue;
    }
    const bool fits = indent.size() + base::display_width(what) + 2 + base::display_width(where) <=
                      terminal.width;
    lines += indent + base::wrapped(what, terminal.width, indent.size()) +
             (fits ? "  " : "\n" + indent) + render::paint(where, render::Style::dim, terminal) +
             "\n";
  }
  if (const auto& step = verdict.next_step.in(language); !step.empty())
    lines += indent + render::paint(base::printable(step), render::Style::bold, terminal) + "\n";
  return lines;
}

}  // namespace pipeline::cli
