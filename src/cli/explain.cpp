// pipeline explain: the gate in front of a deal as a checklist, or one rule in full.
#include <ostream>

#include "base/nearest.hpp"
#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/desk.hpp"
#include "cli/explain_json.hpp"
#include "cli/explain_text.hpp"
#include "cli/faults.hpp"
#include "render/json_text.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string rule;
  std::string format = "text";
};

template <class Explanation>
void print(const Session& session, const std::string& format, const Explanation& explanation,
           const engine::Situation& situation) {
  if (format == "json")
    session.out << render::json_text(json_of(explanation, situation.deal, session.language()));
  else
    session.out << text_of(explanation, situation, session);
}

Exit run(const Options& options, Session& session) {
  if (!is_one_of(session, "--format", options.format, {"text", "json"})) return Exit::usage;
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  const process::Rule* rule = nullptr;
  if (!options.rule.empty()) {
    const auto& process = desk->process();
    rule = process.rule(options.rule);
    if (rule == nullptr)
      return fail(session,
                  {plain_finding(unknown_rule, {options.rule},
                                 base::nearest(options.rule, process.rule_ids()))},
                  Exit::usage);
  }
  auto opened = open_deal(session, *desk, options.id);
  if (!opened) return opened.exit;
  const auto situation = opened->situation(opened->deals.front());
  if (rule != nullptr)
    print(session, options.format, explain_rule(*rule, situation), situation);
  else
    print(session, options.format, explain_gate(situation), situation);
  return Exit::fine;
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("RULE", options->rule, session.say(msg("One rule, of whatever stage, in full")));
  app.add_option("--format", options->format, session.say(msg("text or json")))
      ->type_name("FORMAT");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command explain_command() {
  return {.name = "explain",
          .group = Group::look,
          .access = Access::reads,
          .summary =
              msg("Show the gate before an opportunity: what is met, what is missing, what to do"),
          .examples = {"pipeline explain hd-power-scada", "pipeline explain hd-power-scada BID-7"},
          .declare = declare};
}

}  // namespace pipeline::cli
