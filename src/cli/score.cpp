// pipeline score: what scorecards and win rate say, and why; with --set, what they would say.
#include <ostream>

#include "base/text.hpp"
#include "cli/assignment.hpp"
#include "cli/choice.hpp"
#include "cli/command_list.hpp"
#include "cli/faults.hpp"
#include "cli/pen.hpp"
#include "cli/query.hpp"
#include "cli/score_json.hpp"
#include "engine/next_step.hpp"
#include "engine/scorecard.hpp"
#include "render/json_text.hpp"
#include "render/paint.hpp"
#include "render/report.hpp"
#include "render/symbols.hpp"
#include "render/words.hpp"
#include "report/facts.hpp"
#include "report/scores.hpp"
#include "report/win_rate.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::vector<std::string> ids;
  std::vector<std::string> assignments;
  std::string format = "text";
};

/// "68 of 100 points, 60 are wanted: passes"; with a "before", "52 → 68 of …".
std::string verdict_words(const engine::CardResult& result, const engine::CardResult* before,
                          const Session& session) {
  auto total = base::with_one_digit(result.total);
  if (before != nullptr)
    total = base::with_one_digit(before->total) + " " +
            std::string(render::symbols(session.terminal).arrow) + " " + total;
  const auto pass = base::with_one_digit(result.card->pass);
  if (const auto* knockout = result.knockout())
    return session.say(msg("{0} of 100 points, {1} are wanted: ruled out by {2}"),
                       {total, pass, knockout->criterion->id});
  return result.passes()
             ? session.say(msg("{0} of 100 points, {1} are wanted: passes"), {total, pass})
             : session.say(msg("{0} of 100 points, {1} are wanted: does not pass"), {total, pass});
}

std::string text_of(const Scored& now, const Scored* before, const Session& session) {
  const auto language = session.language();
  auto text = render::paint(base::printable(now.id), render::Style::bold, session.terminal) + "\n";
  for (std::size_t i = 0; i < now.cards.size(); ++i) {
    const auto& result = now.cards[i];
    const auto* old = before != nullptr ? &before->cards[i] : nullptr;
    const auto title =
        result.card->title.empty() ? result.card->id : render::words(result.card->title, language);
    text += "\n" + render::paint(title, render::Style::bold, session.terminal) + "  " +
            verdict_words(result, old, session);
    text += render::to_text(report::score_card(result, old), session.terminal);
    for (const auto& command : engine::judge_each(result, now.id)) text += "  " + command + "\n";
  }
  text += "\n" + session.say(msg("Win rate")) + "  " +
          render::words(report::made_of(now.win_rate), language) + "\n";
  if (before != nullptr)
    text += session.say(msg("Before")) + "  " +
            render::words(report::made_of(before->win_rate), language) + "\n";
  return text;
}

Exit score_all(const Options& options, Session& session, Desk& desk) {
  if (!options.assignments.empty())
    return fail(session, {plain_finding(what_if_needs_deal)}, Exit::usage);
  auto workspace = open_all(session, desk);
  if (!workspace) return workspace.exit;
  if (options.format == "json") {
    Json deals = Json::array();
    for (const auto& deal : workspace->deals)
      if (!deal.root.is_absent() && deal.status() == model::Status::open)
        deals.push_back(json_of(score(workspace->situation(deal)), nullptr, session.language()));
    session.out << render::json_text(
        {{"schema", "pipeline/score/v1"}, {"deals", std::move(deals)}});
  } else {
    session.out << render::to_text(
        report::scores(*workspace, provenance(session, desk.root, *workspace)), session.terminal);
  }
  return tell_gaps(session, *workspace);
}

Exit run(const Options& options, Session& session) {
  if (!is_one_of(session, "--format", options.format, {"text", "json"})) return Exit::usage;
  auto desk = open_desk(session, Purpose::look);
  if (!desk) return desk.exit;
  if (options.ids.empty()) return score_all(options, session, *desk);
  auto edits = parse_assignments(session, *desk, desk->process().fields, options.assignments);
  if (!edits) return edits.exit;
  std::string text;
  Json deals = Json::array();
  for (const auto& id : options.ids) {
    auto opened = open_deal(session, *desk, id);
    if (!opened) return opened.exit;
    const auto& deal = opened->deals.front();
    auto now = score(opened->situation(deal));
    std::optional<Scored> before;
    Opened<Edited> edited;
    if (!edits->empty()) {
      edited = edit(session, *desk, *opened, deal.document, *edits.value);
      if (!edited) return edited.exit;
      before = std::move(now);
      now = score(edited->workspace.situation(edited->workspace.deals.front()));
    }
    const auto* old = before ? &*before : nullptr;
    if (options.format == "json")
      deals.push_back(json_of(now, old, session.language()));
    else
      text += (text.empty() ? "" : "\n") + text_of(now, old, session);
  }
  if (options.format == "json")
    text = render::json_text({{"schema", "pipeline/score/v1"}, {"deals", std::move(deals)}});
  session.out << text;
  return Exit::fine;
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->ids,
                 session.say(msg("Opportunities; without any, a table of all open ones")));
  app.add_option("--set", options->assignments,
                 session.say(msg("What if: with this field=value; nothing is written")))
      ->allow_extra_args(false)
      ->type_name("FIELD=VALUE");
  app.add_option("--format", options->format, session.say(msg("text or json")))
      ->type_name("FORMAT");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command score_command() {
  return {.name = "score",
          .group = Group::report,
          .access = Access::reads,
          .summary = msg("Explain scorecards and win rate, or try what would change them"),
          .examples = {"pipeline score", "pipeline score hd-power-scada",
                       "pipeline score hd-power-scada --set scores.go-no-go.funding=secured"},
          .declare = declare};
}

}  // namespace pipeline::cli
