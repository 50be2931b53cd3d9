// A process as the engine uses it: stages, gates, scorecards, all expressions compiled. Made by
// load() (load.hpp), never changed afterwards, shared by all threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/localized.hpp"
#include "cel/program.hpp"
#include "model/field.hpp"
#include "model/value.hpp"
#include "yaml/document.hpp"

namespace pipeline::process {

/// A CEL expression of the process's file. read() fills in the source, compile() the program; a
/// loaded process has every program.
struct Expression {
  yaml::NodeRef source;
  std::optional<cel::Program> program = {};
};

/// A dotted path of declared fields that a rule names; with `of_account`, below the joined account.
struct FieldPath {
  std::string text;  ///< as written, with its `account.`
  std::string path;  ///< below the deal or the account
  bool of_account = false;
  std::vector<std::size_t> places = {};  ///< the path once more: see model::places_of
};

struct Must {
  std::vector<FieldPath> fields;
};
struct Check {
  Expression condition;
};
struct Score {
  std::string card;
};
struct Checklist {
  bool evidence_required = false;
};
struct ApprovalDemand {
  std::string role;
  std::vector<FieldPath> covers;
  std::optional<Expression> when;  ///< of the person who approves
};

struct Rule {
  std::string id;
  base::Localized title;  ///< of a score rule, if it has none, the scorecard's
  base::Localized fix;
  std::optional<Expression> when;  ///< the rule is asked only where this holds
  base::Severity severity = base::Severity::error;
  std::int64_t since = 0;  ///< asked of moves made under this version of the process or a later one
  std::variant<Must, Check, Score, Checklist, ApprovalDemand> demand;
  base::Location where;
};

struct Level {
  std::string id;
  base::Localized title;
  double points = 0;  ///< 0–100
};

struct Criterion {
  std::string id;
  base::Localized title;
  double weight = 0;
  std::vector<Level> levels;          ///< chosen in the deal's scores, or …
  std::optional<Expression> value;    ///< … computed, 0–100
  std::vector<std::string> knockout;  ///< levels that fail the card whatever the total

  [[nodiscard]] const Level* level(std::string_view id) const;
};

struct Scorecard {
  std::string id;
  base::Localized title;
  double pass = 0;  ///< least total, 0–100
  std::vector<Criterion> criteria;

  base::Location where;

  [[nodiscard]] const Criterion* criterion(std::string_view id) const;
};

/// A line for the people who work in a stage: who takes part, what matters. Nothing asks for it.
struct GuideLine {
  base::Localized title;
  base::Localized text;
};

struct Stage {
  std::string id;
  base::Localized title;
  base::Localized key_node;
  base::Localized buying_step;
  std::vector<GuideLine> guide;
  double win_rate = 0;  ///< fraction
  std::optional<std::int32_t> target_days;
  std::string sets_status;  ///< status on entry; empty: as it was
  std::vector<Rule> exit;
  std::vector<Rule> always;
  base::Location where;
};

/// A declared exception to "one stage after the other".
struct Skip {
  std::string from;
  std::string to;
  std::optional<Expression> when;
  base::Location where;
};

struct Outcome {
  std::string from;                    ///< the stage it may be reached from; empty: any
  std::vector<model::Choice> reasons;  ///< empty: any
  std::vector<Rule> rules;
  base::Location where;

  /// Whether `reason` is one of its reasons; where it lists none, any is.
  [[nodiscard]] bool gives(std::string_view reason) const;
};

struct WaiverPolicy {
  std::vector<std::string> roles;  ///< who may waive; empty: nobody
  double factor = 1.0;             ///< on the win probability, for each open waiver
  std::optional<Expression> when;  ///< of the person who waives
};

/// Places of variables in the expressions' environment: the deal's fields first, in the order of
/// their declaration, then these.
struct VariableSlots {
  std::size_t deal = 0;
  std::size_t today = 0;
  std::size_t days_in_stage = 0;
  std::size_t person = 0;
  std::size_t account = 0;  ///< the field `account`, which reads as the joined account
};

/// Places of the host's functions.
enum HostFunction : std::size_t { function_score, function_approved, function_rate };

struct Process {
  std::string id;
  std::int64_t version = 0;
  base::Localized title;
  std::vector<model::Choice> roles;
  model::Type fields;          ///< of an opportunity: core, standard sections and the process's own
  model::Type account_fields;  ///< of an account
  std::vector<Scorecard> scorecards;
  std::vector<Stage> stages;
  bool returns = false;
  std::vector<Skip> skips;
  /// Old stage id → new; one that was split is there once for each of its parts.
  std::vector<std::pair<std::string, std::string>> renames;
  std::vector<model::Choice> activity_kinds;
  std::optional<Outcome> won;
  std::optional<Outcome> lost;
  std::optional<Outcome> withdrawn;
  WaiverPolicy waivers;
  cel::Environment environment;
  VariableSlots variables;
  std::unique_ptr<cel::TypePool> types;
  std::vector<std::unique_ptr<yaml::Document>>
      documents;  ///< the files it was read from, the extended ones first

  /// "six-stage@1", as history lines name it.
  [[nodiscard]] std::string name() const { return id + "@" + std::to_string(version); }
  /// Positions of a stage, which is also looked for under its old name; several of one that was
  /// split, in their order; empty if there is none.
  [[nodiscard]] std::vector<std::size_t> stage_indexes(std::string_view stage) const;
  /// The first of them.
  [[nodiscard]] std::optional<std::size_t> stage_index(std::string_view stage) const;
  [[nodiscard]] const Stage* stage(std::string_view id) const;
  [[nodiscard]] const Scorecard* scorecard(std::string_view id) const;
  [[nodiscard]] const Rule* rule(std::string_view id) const;
  [[nodiscard]] const Outcome* outcome(std::string_view status) const;
  /// The id of a role in English, its Chinese title where it has one.
  [[nodiscard]] base::Localized role_title(std::string_view role) const;
  /// The ids of every rule, in the order of stages and outcomes.
  [[nodiscard]] std::vector<std::string> rule_ids() const;
};

}  // namespace pipeline::process
