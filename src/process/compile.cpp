#include "process/compile.hpp"

#include <algorithm>
#include <map>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "process/faults.hpp"
#include "process/fields.hpp"
#include "process/types.hpp"

namespace pipeline::process {

using base::Diagnostics;
using model::Choice;
using model::ChoiceSource;

namespace {

/// The environment of a process's expressions: its fields, the joined account, the clock, the
/// person who acts.
void declare_variables(Process& process) {
  auto& pool = *process.types;
  auto& variables = process.environment.variables;
  const auto account = expression_type(process.account_fields, "account", pool);
  cel::Type deal;
  deal.kind = cel::TypeKind::record;
  deal.name = "deal";
  deal.open = true;
  for (const auto& field : process.fields.fields) {
    const bool joined = field.type.kind == model::TypeKind::account;
    const auto type = joined ? account : expression_type(field.type, field.key, pool);
    if (joined) process.variables.account = variables.size();
    variables.push_back({field.key, type});
    deal.fields.push_back({field.key, type});
  }
  const auto add = [&](std::string name, cel::TypeRef type) {
    variables.push_back({std::move(name), type});
    return variables.size() - 1;
  };
  process.variables.deal = add("deal", pool.add(std::move(deal)));
  process.variables.today = add("today", pool.simple(cel::TypeKind::timestamp));
  process.variables.days_in_stage = add("days_in_stage", pool.simple(cel::TypeKind::integer));
  const auto text = pool.simple(cel::TypeKind::string);
  cel::Type person;
  person.kind = cel::TypeKind::record;
  person.name = "person";
  person.fields = {{"id", text},
                   {"name", text},
                   {"email", text},
                   {"roles", pool.list(text)},
                   {"reports_to", text}};
  process.variables.person = add("person", pool.add(std::move(person)));
}

cel::TypeRef one_of(std::vector<std::string> values, cel::TypePool& pool) {
  cel::Type type;
  type.kind = cel::TypeKind::string;
  type.values = std::move(values);
  return pool.add(std::move(type));
}

void declare_functions(Process& process) {
  auto& pool = *process.types;
  const auto number = pool.simple(cel::TypeKind::floating);
  // The order is that of HostFunction.
  process.environment.functions = {
      {"score", {one_of(base::ids_of(process.scorecards), pool)}, number},
      {"approved", {one_of(process.rule_ids(), pool)}, pool.simple(cel::TypeKind::boolean)},
      {"rate", {pool.simple(cel::TypeKind::string)}, number}};
}

/// Gives fields whose values come from the process its stages (old names too), kinds, reasons and
/// rules.
void offer_choices(Process& process) {
  std::vector<Choice> stages;
  for (const auto& stage : process.stages) stages.push_back({stage.id, stage.title});
  for (const auto& rename : process.renames)
    if (std::none_of(stages.begin(), stages.end(),
                     [&](const Choice& known) { return known.id == rename.first; }))
      stages.push_back({rename.first, {}});
  std::vector<Choice> reasons;
  for (const auto* outcome : {&process.lost, &process.withdrawn})
    if (*outcome)
      reasons.insert(reasons.end(), (*outcome)->reasons.begin(), (*outcome)->reasons.end());
  std::vector<Choice> rules;
  for (auto& id : process.rule_ids()) rules.push_back({std::move(id), {}});
  for (auto* fields : {&process.fields, &process.account_fields}) {
    offer(*fields, ChoiceSource::stages, stages);
    offer(*fields, ChoiceSource::activity_kinds, process.activity_kinds);
    offer(*fields, ChoiceSource::reasons, reasons);
    offer(*fields, ChoiceSource::rules, rules);
  }
}

class Compiler {
 public:
  Compiler(Process& process, Diagnostics& findings) : process_(process), findings_(findings) {}

  void run() {
    for (auto& card : process_.scorecards)
      for (auto& criterion : card.criteria) number(criterion.value);
    for (auto& stage : process_.stages) {
      rules(stage.exit);
      rules(stage.always);
    }
    for (auto* outcome : {&process_.won, &process_.lost, &process_.withdrawn}) {
      if (!*outcome) continue;
      if (!(*outcome)->from.empty()) stage((*outcome)->from, (*outcome)->where);
      rules((*outcome)->rules);
    }
    for (auto& skip : process_.skips) {
      stage(skip.from, skip.where);
      stage(skip.to, skip.where);
      condition(skip.when);
    }
    for (const auto& [old_id, id] : process_.renames)
      if (process_.stage(id) == nullptr)
        stage(id, {process_.documents.back()->source.path, 1, 1, 1, 1});
    condition(process_.waivers.when);
  }

 private:
  void rules(std::vector<Rule>& list) {
    for (auto& rule : list) {
      const auto [first, fresh] = lines_.emplace(rule.id, rule.where);
      if (!fresh && first->second != rule.where)
        say(duplicate_id, rule.where, {rule.id, static_cast<std::int64_t>(first->second.line)}, "");
      condition(rule.when);
      if (auto* must = std::get_if<Must>(&rule.demand)) paths(must->fields, rule);
      if (auto* check = std::get_if<Check>(&rule.demand))
        compile_expression(check->condition, process_.types->simple(cel::TypeKind::boolean));
      if (auto* score = std::get_if<Score>(&rule.demand)) card(score->card, rule);
      if (auto* approval = std::get_if<ApprovalDemand>(&rule.demand)) {
        paths(approval->covers, rule);
        condition(approval->when);
        role(approval->role, rule);
      }
    }
  }

  void paths(std::vector<FieldPath>& fields, const Rule& rule) {
    for (auto& field : fields) {
      const auto& record = field.of_account ? process_.account_fields : process_.fields;
      field.places = model::places_of(record, field.path);
      if (model::type_at(record, field.path) != nullptr) continue;
      say(unknown_path, place_in(rule, field.text), {field.text},
          base::nearest(field.path, model::paths_of(record)));
    }
  }

  /// A score rule without a title bears its scorecard's.
  void card(const std::string& id, Rule& rule) {
    const auto* card = process_.scorecard(id);
    if (card == nullptr)
      say(unknown_card, place_in(rule, id), {id},
          base::nearest(id, base::ids_of(process_.scorecards)));
    else if (rule.title.empty())
      rule.title = card->title;
  }

  void role(const std::string& name, const Rule& rule) {
    const auto roles = base::ids_of(process_.roles);
    if (roles.empty() || std::find(roles.begin(), roles.end(), name) != roles.end()) return;
    say(unknown_role, place_in(rule, name), {name}, base::nearest(name, roles));
  }

  /// Where the rule has this word, so that the finding stands under it.
  base::Location place_in(const Rule& rule, std::string_view word) const {
    const auto before = [](std::size_t line, std::size_t column, std::size_t other_line,
                           std::size_t other_column) {
      return line < other_line || (line == other_line && column < other_column);
    };
    for (const auto& document : process_.documents) {
      if (document->source.path != rule.where.path) continue;
      for (yaml::NodeId id = 0; id < document->nodes.size(); ++id) {
        const yaml::NodeRef node(document.get(), id);
        if (node.is_map() || node.is_list() || node.text() != word) continue;
        auto where = node.location();
        if (!before(where.line, where.column, rule.where.line, rule.where.column) &&
            before(where.line, where.column, rule.where.end_line, rule.where.end_column))
          return where;
      }
    }
    return rule.where;
  }

  void stage(const std::string& id, const base::Location& where) {
    if (process_.stage(id) != nullptr) return;
    say(unknown_stage, where, {id}, base::nearest(id, base::ids_of(process_.stages)));
  }

  void condition(std::optional<Expression>& expression) {
    if (expression) compile_expression(*expression, process_.types->simple(cel::TypeKind::boolean));
  }

  void number(std::optional<Expression>& expression) {
    if (!expression || !compile_expression(*expression, nullptr)) return;
    const auto type = expression->program->type();
    if (type->kind == cel::TypeKind::floating || type->kind == cel::TypeKind::integer ||
        type->kind == cel::TypeKind::any)
      return;
    say(not_a_number, expression->source.location(), {cel::to_string(type)}, "");
  }

  bool compile_expression(Expression& expression, cel::TypeRef expected) {
    return compile(expression, process_.environment, expected, findings_);
  }

  void say(const Kind& kind, const base::Location& where, std::vector<base::Argument> arguments,
           std::string nearest) {
    findings_.push_back({.kind = &kind,
                         .where = where,
                         .arguments = std::move(arguments),
                         .did_you_mean = std::move(nearest)});
  }

  Process& process_;
  Diagnostics& findings_;
  std::map<std::string, base::Location> lines_;
};

}  // namespace

bool compile(Expression& expression, const cel::Environment& environment, cel::TypeRef expected,
             Diagnostics& findings) {
  const auto source = expression.source;
  auto compiled = cel::compile(source.text(), environment, expected);
  for (auto& issue : compiled.issues) {
    const auto& document = source.document();
    const base::Span span{document.raw_offset(source.id(), issue.span.begin),
                          document.raw_offset(source.id(), issue.span.end)};
    findings.push_back({.kind = issue.kind,
                        .where = base::locate(document.source, span),
                        .arguments = std::move(issue.arguments),
                        .did_you_mean = std::move(issue.did_you_mean),
                        .excerpt = std::string(base::line_at(document.source.text, span.begin))});
  }
  expression.program = std::move(compiled.program);
  return expression.program.has_value();
}

void compile(Process& process, Diagnostics& findings) {
  process.types = std::make_unique<cel::TypePool>();
  offer_choices(process);
  declare_variables(process);
  declare_functions(process);
  Compiler(process, findings).run();
}

}  // namespace pipeline::process
