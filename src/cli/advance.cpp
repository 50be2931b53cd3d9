// pipeline advance: moves a deal to its next stage, if the gate passes.
#include "base/nearest.hpp"
#include "cli/command_list.hpp"
#include "cli/faults.hpp"
#include "cli/moving.hpp"

namespace pipeline::cli {

namespace {

using base::msg;

struct Options {
  std::string id;
  std::string to;
  std::vector<std::string> set;
  std::vector<std::string> waive;
  std::string reason;
  std::string until;
  std::string waived_by;
};

/// The waivers asked for; all of them share one reason, day and authoriser.
Opened<std::vector<engine::WaiverRequest>> waivers_of(const Options& options,
                                                      const Session& session) {
  const auto until = base::parse_date(options.until);
  base::Diagnostics faults;
  if (options.waive.empty()) {
    const auto needs_waiver = [&](std::string_view option, const std::string& value) {
      if (!value.empty())
        faults.push_back(plain_finding(needs_option, {std::string(option), "--waive RULE"}));
    };
    needs_waiver("--reason", options.reason);
    needs_waiver("--until", options.until);
    needs_waiver("--waived-by", options.waived_by);
  } else if (options.reason.empty()) {
    faults.push_back(plain_finding(missing_argument, {"--reason", "advance"}));
  }
  if (!options.until.empty() && !until)
    faults.push_back(plain_finding(bad_day, {"until", options.until}));
  if (!faults.empty()) return {{}, fail(session, std::move(faults), Exit::usage)};
  std::vector<engine::WaiverRequest> waivers;
  for (const auto& rule : options.waive)
    waivers.push_back({rule, options.waived_by, options.reason, until});
  return {std::move(waivers)};
}

Exit run(const Options& options, Session& session) {
  auto waivers = waivers_of(options, session);
  if (!waivers) return waivers.exit;
  const auto to = options.to.empty() ? std::nullopt : std::optional(options.to);
  return move_deal(session, "advance", options.id, options.set,
                   [&](const engine::Situation& situation) {
                     for (auto& waiver : *waivers)
                       if (waiver.by.empty()) waiver.by = situation.actor->id;
                     return engine::advance(situation, to, *waivers);
                   });
}

Runner declare(CLI::App& app, const Session& session) {
  auto options = std::make_shared<Options>();  // shared: CLI11 writes into it, the runner reads it
  app.add_option("ID", options->id, session.say(msg("The opportunity")))->required();
  app.add_option("--to", options->to,
                 session.say(msg("The stage to go to, where the process allows a skip")))
      ->type_name("STAGE");
  app.add_option("--set", options->set,
                 session.say(msg("Set a field first: field=value; may be repeated")))
      ->allow_extra_args(false)
      ->type_name("FIELD=VALUE");
  app.add_option("--waive", options->waive,
                 session.say(msg("Pass this unmet rule by a waiver; may be repeated")))
      ->allow_extra_args(false)
      ->type_name("RULE");
  app.add_option("--reason", options->reason, session.say(msg("Why the rule is waived")))
      ->type_name("TEXT");
  app.add_option("--until", options->until, session.say(msg("Last day on which the waiver holds")))
      ->type_name("DATE");
  app.add_option("--waived-by", options->waived_by,
                 session.say(msg("Who authorises the waiver, if not the person who acts")))
      ->type_name("PERSON");
  return [options](Session& s) { return run(*options, s); };
}

}  // namespace

Command advance_command() {
  return {.name = "advance",
          .group = Group::move,
          .access = Access::writes,
          .summary = msg("Move an opportunity to its next stage, if the gate passes"),
          .examples = {"pipeline advance hd-power-scada",
                       "pipeline advance hd-power-scada --set contract.signed=2026-12-18",
                       "pipeline advance hd-power-scada --waive INI-6 --reason 客户高层休假 "
                       "--until 2026-12-15"},
          .declare = declare};
}

}  // namespace pipeline::cli
