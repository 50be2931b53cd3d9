// pipeline eval: the value of an expression, alone or of an opportunity; with --explain, of each of
// its parts.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/wrapped.hpp"
#include "cel/brief.hpp"
#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/eval_json.hpp"
#include "cli/expression.hpp"
#include "cli/faults.hpp"
#include "engine/faults.hpp"
#include "engine/place.hpp"
#include "engine/values.hpp"
#include "render/diagnostics.hpp"
#include "render/json_text.hpp"
#include "render/paint.hpp"
#include "render/symbols.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

constexpr std::string_view label = "EXPR";  // as messages and help name the argument
constexpr std::size_t longest_part = 120;   // characters of a part's value

struct Options {
  std::string expression;
  std::string id;
  bool explain = false;
  std::string format = "text";
};

/// What can be seen without an opportunity: the clock, and rates.
class WithoutDeal final : public cel::Activation {
 public:
  explicit WithoutDeal(const Desk& desk) : desk_(desk) {}

  [[nodiscard]] cel::Value variable(std::size_t index) const override {
    if (index == desk_.process().variables.today)
      return cel::Value(engine::timestamp_of(desk_.today));
    return fail(needs_deal, desk_.process().environment.variables[index].name);
  }

  [[nodiscard]] cel::Value call(std::size_t function,
                                std::span<const cel::Value> arguments) const override {
    if (function != process::function_rate)
      return fail(needs_deal, desk_.process().environment.functions[function].name + "()");
    return engine::rate_value(arguments.front().string(),
                              {arena_, desk_.settings().rates, desk_.today});
  }

 private:
  [[nodiscard]] cel::Value fail(const base::Kind& kind, std::string_view argument) const {
    return cel::error_value(arena_, kind, argument);
  }

  const Desk& desk_;
  mutable base::Arena arena_;
};

/// Nothing but the expression itself: outside of any workspace.
class Alone final : public cel::Activation {
  [[nodiscard]] cel::Value variable(std::size_t) const override { return {}; }
  [[nodiscard]] cel::Value call(std::size_t, std::span<const cel::Value>) const override {
    return {};
  }
};

std::string printed(const cel::Value& value, std::size_t limit, const Session& session) {
  if (!value.is_error()) return base::printable(cel::to_string(value, limit));
  return session.say(msg("error: {0}"),
                     {render::sentence(engine::finding_of(value.error()), session.language())});
}

/// The expression's parts, outer before inner, each with its value and its place in the file.
std::string outlined(const std::vector<EvaluatedPart>& parts, const Session& session) {
  std::string text;
  for (const auto& part : parts) {
    const std::string indent(2 * part.depth, ' ');
    auto line = base::printable(part.expression) + " = ";
    line += part.value ? printed(*part.value, longest_part, session)
                       : session.say(msg("(not evaluated)"));
    if (part.where)
      line += render::paint(fmt::format(" ({}:{})", part.where->path, part.where->line),
                            render::Style::dim, session.terminal);
    text += indent + base::wrapped(line, session.terminal.width, indent.size() + 4) + "\n";
    for (const auto& round : part.rounds) {
      const auto item =
          fmt::format("[{}] {} {} {}", round.index, printed(round.item, longest_part, session),
                      std::string(render::symbols(session.terminal).arrow),
                      printed(round.value, longest_part, session));
      text += indent + "  " + base::wrapped(item, session.terminal.width, indent.size() + 6) + "\n";
    }
  }
  return text;
}

std::vector<EvaluatedPart> parts_of(const cel::Program& program, const cel::Trace& trace,
                                    const engine::Situation* situation) {
  std::vector<EvaluatedPart> parts;
  const auto readings = cel::readings(program);
  const std::string_view source = program.source();
  for (auto& step : cel::outline(program, trace)) {
    EvaluatedPart part{cel::on_one_line(source.substr(step.span.begin, step.span.size())),
                       step.depth, step.value, std::move(step.rounds), std::nullopt};
    const auto reading = std::find_if(readings.begin(), readings.end(),
                                      [&](const auto& each) { return each.span == step.span; });
    if (situation != nullptr && reading != readings.end())
      part.where = engine::place_of(*reading, *situation);
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Evaluates and prints. `situation` is that of the opportunity, if there is one.
Exit evaluate(const Options& options, Session& session, const cel::Program& program,
              const cel::Activation& activation, const engine::Situation* situation) {
  base::Arena arena;
  cel::Trace trace;
  const auto value = cel::evaluate(program, activation, arena, options.explain ? &trace : nullptr);
  Evaluated evaluated{cel::on_one_line(program.source()), value, {}};
  if (options.explain) evaluated.parts = parts_of(program, trace, situation);
  if (options.format == "json")
    session.out << render::json_text(json_of(evaluated, session.language()));
  else if (options.explain)
    session.out << outlined(evaluated.parts, session);
  else if (!value.is_error())
    session.out << printed(value, std::string::npos, session) << '\n';
  if (!value.is_error()) return Exit::fine;
  const auto& error = value.error();
  return fail(session,
              {finding_in(label, options.expression, error.span, engine::finding_of(error))},
              Exit::refused);
}

Exit run(const Options& options, Session& session) {
  if (!is_one_of(session, "--format", options.format, {"text", "json"})) return Exit::usage;
  if (options.id.empty() && !workspace::find_root(session.folder)) {
    const auto expression = read_expression(session, {}, label, options.expression, nullptr);
    if (!expression) return expression.exit;
    return evaluate(options, session, *expression.value->program, Alone{}, nullptr);
  }
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  const auto expression =
      read_expression(session, desk->process().environment, label, options.expression, nullptr);
  if (!expression) return expression.exit;
  const auto& program = *expression.value->program;
  if (options.id.empty()) return evaluate(options, session, program, WithoutDeal(*desk), nullptr);
  auto opened = open_deal(session, *desk, options.id);
  if (!opened) return opened.exit;
  auto situation = opened->situation(opened->deals.front());
  Opened<model::Person> actor;
  const auto readings = cel::readings(program);
  if (std::any_of(readings.begin(), readings.end(),
                  [](const auto& each) { return each.path.starts_with("person"); })) {
    actor = acting_person(session, *desk);
    if (!actor) return actor.exit;
    situation.actor = &*actor;
  }
  return evaluate(options, session, program, engine::Scope(situation), &situation);
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option(std::string(label), options->expression,
                 session.say(msg("The expression, in the language of rules (CEL)")))
      ->required();
  app.add_option("ID", options->id, session.say(msg("The opportunity that it is asked of")));
  app.add_flag("--explain", options->explain,
               session.say(msg("Also show each part of it with its value")));
  app.add_option("--format", options->format, session.say(msg("text or json")))
      ->type_name("FORMAT");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command eval_command() {
  return {.name = "eval",
          .group = Group::tool,
          .access = Access::reads,
          .summary = msg("Evaluate an expression"),
          .examples = {"pipeline eval \"amount >= 1000000 && has(budget.amount)\" hd-power-scada",
                       "pipeline eval --explain \"size(reviews) >= 2\" hd-power-scada",
                       "pipeline eval \"today + days(30)\""},
          .declare = declare};
}

}  // namespace pipeline::cli
