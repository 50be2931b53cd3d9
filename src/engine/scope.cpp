#include "engine/scope.hpp"

#include <algorithm>
#include <array>

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
      return rate_value(argument, conversion_);
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

cel::Value Scope::fail(const base::Kind& kind, std::string_view argument) const {
  return cel::error_value(arena_, kind, argument);
}

base::Diagnostic finding_of(const cel::Error& error) {
  base::Diagnostic finding{.kind = error.kind};
  for (const auto argument : error.arguments) finding.arguments.emplace_back(std::string(argument));
  return finding;
}

}  // namespace pipeline::engine
