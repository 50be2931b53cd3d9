#include "engine/scope.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cel/brief.hpp"
#include "engine/approval.hpp"
#include "engine/faults.hpp"
#include "engine/scorecard.hpp"

namespace pipeline::engine {

namespace {

/// The person's roles as a list of texts.
class TextList final : public cel::List {
 public:
  explicit TextList(std::span<const std::string> texts) : texts_(texts) {}
  [[nodiscard]] std::size_t size() const override { return texts_.size(); }
  [[nodiscard]] cel::Value at(std::size_t index) const override {
    return cel::Value(std::string_view(texts_[index]));
  }

 private:
  std::span<const std::string> texts_;
};

class PersonMap final : public cel::Map {
 public:
  PersonMap(const model::Person& person, const TextList* roles) : person_(person), roles_(roles) {}

  [[nodiscard]] std::size_t size() const override { return keys.size(); }
  [[nodiscard]] cel::Value key_at(std::size_t index) const override {
    return cel::Value(keys[index]);
  }
  [[nodiscard]] cel::Value value_at(std::size_t index) const override {
    return *find(key_at(index));
  }
  [[nodiscard]] std::optional<cel::Value> find(const cel::Value& key) const override {
    if (!key.is(cel::ValueKind::string)) return std::nullopt;
    const auto name = key.string();
    if (name == "id") return text(person_.id);
    if (name == "name") return text(person_.name);
    if (name == "email") return text(person_.email);
    if (name == "reports_to") return text(person_.reports_to);
    if (name == "roles") return cel::Value(static_cast<const cel::List*>(roles_));
    return std::nullopt;
  }

 private:
  static constexpr std::array<std::string_view, 5> keys{"id", "name", "email", "roles",
                                                        "reports_to"};
  static cel::Value text(const std::string& value) { return cel::Value(std::string_view(value)); }

  const model::Person& person_;
  const TextList* roles_;
};

}  // namespace

Scope::Scope(const Situation& situation)
    : situation_(situation), conversion_{arena_, situation.settings.rates, situation.today} {
  static const model::Value none{};
  const auto& account = situation.account != nullptr ? situation.account->root : none;
  account_ = cel::Value(record_view(account, conversion_));
}

cel::Value Scope::evaluate(const process::Expression& expression, cel::Trace* trace) const {
  return cel::evaluate(*expression.program, *this, arena_, trace);
}

cel::Value Scope::variable(std::size_t index) const {
  const auto& slots = situation_.process.variables;
  const auto& root = situation_.deal.root;
  const auto* record = root.get<model::Record>();
  if (index == slots.account) return account_;
  if (record != nullptr && index < record->slots.size())
    if (const auto value = expression_value(record->slots[index], conversion_)) return *value;
  if (index < situation_.process.fields.fields.size())
    return fail(missing_value, situation_.process.fields.fields[index].key);
  if (index == slots.deal) {
    const auto& key = situation_.process.fields.fields[slots.account].key;
    return cel::Value(record_view(root, conversion_, key, account_));
  }
  if (index == slots.today) return cel::Value(timestamp_of(situation_.today));
  if (index == slots.days_in_stage) {
    const auto days = days_in_stage(situation_);
    return days ? cel::Value(std::int64_t{*days}) : fail(missing_value, "days_in_stage");
  }
  return person();
}

cel::Value Scope::call(std::size_t function, std::span<const cel::Value> arguments) const {
  const auto argument = arguments.front().string();
  switch (function) {
    case process::function_score:
      return score(argument);
    case process::function_approved:
      return cel::Value(is_approved(argument, situation_));
    default:
      return rate(argument);
  }
}

cel::Value Scope::person() const {
  if (situation_.actor == nullptr) return fail(no_actor, "");
  const auto* roles = arena_.make<TextList>(std::span<const std::string>(situation_.actor->roles));
  return cel::Value(static_cast<const cel::Map*>(arena_.make<PersonMap>(*situation_.actor, roles)));
}

cel::Value Scope::score(std::string_view id) const {
  const auto* card = situation_.process.scorecard(id);
  if (card == nullptr) return fail(unknown_card, id);
  if (std::find(cards_open_.begin(), cards_open_.end(), id) != cards_open_.end())
    return fail(circular_score, id);
  return cel::Value(total(*card, *this).total);
}

cel::Value Scope::rate(std::string_view currency) const {
  const auto code = model::parse_currency(currency);
  const auto value = code ? situation_.settings.rates.on(situation_.today, *code) : std::nullopt;
  return value ? cel::Value(value->to_double()) : fail(unknown_rate, currency);
}

cel::Value Scope::fail(const base::Kind& kind, std::string_view argument) const {
  const auto arguments = arena_.array<std::string_view>(1);
  arguments[0] = arena_.copy(argument);
  return cel::Value(arena_.make<cel::Error>(&kind, std::span<const std::string_view>(arguments)));
}

base::Diagnostic finding_of(const cel::Error& error) {
  base::Diagnostic finding{.kind = error.kind};
  for (const auto argument : error.arguments) finding.arguments.emplace_back(std::string(argument));
  return finding;
}

namespace {

/// As people write it: 800000, where the language has 800000.0. At most `limit` characters.
std::string shown(const cel::Value& value, std::size_t limit) {
  if (value.is(cel::ValueKind::floating)) {
    const auto number = base::Decimal::from_double(value.floating());
    if (number.to_double() == value.floating()) return base::to_string(number);
  }
  return cel::to_string(value, limit);
}

// "amount = 800000"; of a list of items with keys just how many there are.
std::string in_brief(std::string_view source, const cel::Value& value) {
  const auto text = cel::brief(source);
  if (value.is(cel::ValueKind::list) && value.list().size() != 0 &&
      value.list().at(0).is(cel::ValueKind::map))
    return fmt::format("size({}) = {}", text, value.list().size());
  return text + " = " + shown(value, 48);
}

constexpr std::size_t longest_value = 4096;  // bytes

void append(std::string& list, const std::string& part) {
  list += (list.empty() ? "" : ", ") + part;
}

}  // namespace

std::optional<Reasons> why_not(const process::Expression& condition, const Scope& scope) {
  const auto result = scope.evaluate(condition);
  if (result.is_true()) return std::nullopt;
  // Only now is the trace worth its cost: the same evaluation once more, observed.
  cel::Trace trace;
  (void)scope.evaluate(condition, &trace);
  Reasons reasons{cel::on_one_line(condition.program->source()), {}, {}, {}};
  const auto& source = condition.program->source();
  const auto steps = cel::decisive_steps(*condition.program, trace);
  const auto is_plain = [](const cel::Step& step) {
    return !step.value.is_error() && !step.value.is(cel::ValueKind::list) &&
           !step.value.is(cel::ValueKind::map);
  };
  // A list is shown only where no number or text says it shorter.
  const bool lists_too = std::none_of(steps.begin(), steps.end(), is_plain);
  for (const auto& step : steps) {
    if (step.value.is_error() || !(lists_too || is_plain(step))) continue;
    const auto part = std::string_view(source).substr(step.span.begin, step.span.size());
    append(reasons.found, cel::on_one_line(part) + " = " + shown(step.value, longest_value));
    append(reasons.brief, in_brief(part, step.value));
  }
  if (result.is_error()) reasons.error = finding_of(result.error());
  return reasons;
}

}  // namespace pipeline::engine
