#include "unit/cel/fixture.hpp"

#include <fmt/format.h>

#include "cel/faults.hpp"

namespace cel_tests {
namespace {

using cel::TypeKind;
using cel::Value;

std::string in_words(const pipeline::base::Argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&argument)) return std::to_string(*number);
  if (const auto* phrase = std::get_if<pipeline::base::Phrase>(&argument))
    return std::string(phrase->english);
  std::string joined;
  if (const auto* list = std::get_if<std::vector<std::string>>(&argument)) {
    for (const auto& item : *list) joined += (joined.empty() ? "" : ", ") + item;
  }
  return joined;
}

std::string filled(const pipeline::base::Kind& kind, const std::vector<std::string>& arguments,
                   pipeline::base::Span span) {
  std::string text(kind.message);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string slot = "{" + std::to_string(i) + "}";
    for (auto at = text.find(slot); at != std::string::npos;
         at = text.find(slot, at + arguments[i].size()))
      text.replace(at, slot.size(), arguments[i]);
  }
  return fmt::format("{} @{}-{}", text, span.begin, span.end);
}

std::string run(std::string_view source, const Deal& deal, cel::Check check) {
  const auto compiled = cel::compile(source, deal.environment(), nullptr, check);
  std::string text;
  for (const auto& issue : compiled.issues) text += (text.empty() ? "" : "\n") + text_of(issue);
  if (!compiled.program) return text;
  pipeline::base::Arena arena;
  const Value value = cel::evaluate(*compiled.program, deal, arena);
  return value.is_error() ? text_of(value.error()) : cel::to_string(value);
}

cel::TypeRef record(cel::TypePool& pool, std::string name, std::vector<cel::RecordField> fields) {
  cel::Type type;
  type.kind = TypeKind::record;
  type.name = std::move(name);
  type.fields = std::move(fields);
  type.open = true;
  return pool.add(std::move(type));
}

cel::TypeRef one_of(cel::TypePool& pool, std::vector<std::string> values) {
  cel::Type type;
  type.kind = TypeKind::string;
  type.values = std::move(values);
  return pool.add(std::move(type));
}

Value text(std::string_view value) {
  return Value(value);
}

Value map(const cel::Map& value) {
  return Value(&value);
}

}  // namespace

std::optional<Value> Pairs::find(const Value& key) const {
  for (const auto& [name, value] : pairs_) {
    if (cel::equal(Value(name), key)) return value;
  }
  return std::nullopt;
}

Deal::Deal()
    : budget_({{"amount", Value(800000.0)}, {"status", text("planned")}, {"x_code", text("B-7")}}),
      empty_({}),
      first_({{"what", text("price")}, {"resolved", Value(true)}}),
      second_({{"what", text("delivery")}}),
      objections_({map(first_), map(second_)}),
      bids_({Value(std::int64_t{3}), Value(std::int64_t{1}), Value(std::int64_t{2})}),
      deal_({{"amount", Value(1250000.5)}, {"budget", map(budget_)}}) {
  const auto number = type(TypeKind::floating);
  const auto words = type(TypeKind::string);
  const auto budget = record(
      pool_, "budget",
      {{"amount", number}, {"status", one_of(pool_, {"unknown", "planned"})}, {"note", words}});
  const auto objection =
      record(pool_, "objection", {{"what", words}, {"resolved", type(TypeKind::boolean)}});
  declare("amount", number, Value(1250000.5));
  declare("discount", number, Value(0.25));
  declare("days_in_stage", type(TypeKind::integer), Value(std::int64_t{12}));
  declare("owner", words, text("zhang.wei"));
  declare("importance", one_of(pool_, {"NI", "N", "I", "VI"}), text("I"));
  declare("today", type(TypeKind::timestamp), Value(cel::Timestamp{1795392000, 0}));
  declare("sign_date", type(TypeKind::timestamp), Value(cel::Timestamp{1797724800, 0}));
  declare("bids", pool_.list(type(TypeKind::integer)), Value(&bids_));
  declare("budget", budget, map(budget_));
  declare("empty", budget, map(empty_));
  declare("objections", pool_.list(objection), Value(&objections_));
  declare("other", type(TypeKind::any), Value());
  declare("deal", record(pool_, "deal", {{"amount", number}, {"budget", budget}}), map(deal_));
  environment_.functions = {{"score", {one_of(pool_, {"go-no-go", "bid-risk"})}, number},
                            {"approved", {words}, type(TypeKind::boolean)}};
}

void Deal::declare(std::string name, cel::TypeRef type, Value value) {
  environment_.variables.push_back({name, type});
  values_.emplace(std::move(name), value);
}

Value Deal::variable(std::size_t index) const {
  const auto found = values_.find(environment_.variables[index].name);
  static constexpr std::array<std::string_view, 1> name{"the variable"};
  static constexpr cel::Error missing{&cel::missing_value, name};
  return found == values_.end() ? Value(&missing) : found->second;
}

Value Deal::call(std::size_t function, std::span<const Value> arguments) const {
  if (function == 0) return Value(arguments[0].string() == "go-no-go" ? 68.0 : 40.0);
  return Value(arguments[0].string() == "INI-9");
}

std::string text_of(const cel::Issue& issue) {
  std::vector<std::string> arguments;
  for (const auto& argument : issue.arguments) arguments.push_back(in_words(argument));
  std::string text = filled(*issue.kind, arguments, issue.span);
  if (!issue.did_you_mean.empty()) text += " (" + issue.did_you_mean + "?)";
  return text;
}

std::string text_of(const cel::Error& error) {
  return filled(*error.kind,
                std::vector<std::string>(error.arguments.begin(), error.arguments.end()),
                error.span);
}

std::string findings(std::string_view source, cel::TypeRef expected) {
  const Deal deal;
  std::string text;
  for (const auto& issue : cel::compile(source, deal.environment(), expected).issues)
    text += (text.empty() ? "" : "\n") + text_of(issue);
  return text;
}

std::string result(std::string_view source, const Deal& deal) {
  return run(source, deal, cel::Check::typed);
}

std::string dynamic_result(std::string_view source, const Deal& deal) {
  return run(source, deal, cel::Check::dynamic);
}

std::string decisive(std::string_view source, const Deal& deal) {
  const auto compiled = cel::compile(source, deal.environment());
  if (!compiled.program) return "not accepted: " + text_of(compiled.issues.front());
  pipeline::base::Arena arena;
  cel::Trace trace;
  (void)cel::evaluate(*compiled.program, deal, arena, &trace);
  std::string text;
  for (const auto& step : cel::decisive_steps(*compiled.program, trace)) {
    if (!text.empty()) text += "\n";
    text += source.substr(step.span.begin, step.span.size());
    text += step.value.is_error() ? ": " + text_of(step.value.error())
                                  : " = " + cel::to_string(step.value, 60);
    if (!step.relation.empty()) text += " " + step.relation;
  }
  return text;
}

}  // namespace cel_tests
