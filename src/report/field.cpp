#include "report/field.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace pipeline::report {

namespace {

using base::Cell;
using base::Decimal;
using base::msg;
using base::Phrase;
using model::TypeKind;
using model::Value;

struct ComputedName {
  std::string_view path;
  Computed field;
  std::string_view title;
};
constexpr std::array computed_fields{
    ComputedName{"days_in_stage", Computed::days_in_stage, msg("Days in stage")},
    ComputedName{"probability", Computed::probability, msg("Win rate")},
    ComputedName{"weighted", Computed::weighted, msg("Weighted amount")},
    ComputedName{"next_action", Computed::next_action, msg("Next action")},
    ComputedName{"next_due", Computed::next_due, msg("Next due")},
    ComputedName{"path", Computed::path, msg("File")}};

constexpr std::string_view account_prefix = "account.";

/// Whether `path` leads through a list, or ends in a list or a map.
bool repeats(const model::Type& record, std::string_view path) {
  const model::Type* type = &record;
  while (!path.empty()) {
    if (type->kind == TypeKind::list) return true;
    const auto dot = path.find('.');
    const auto* field = type->kind == TypeKind::map ? nullptr : type->find(path.substr(0, dot));
    if (field == nullptr && type->kind != TypeKind::map) return false;
    type = field != nullptr ? &field->type : &type->element.front();
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return type->kind == TypeKind::list || type->kind == TypeKind::map;
}

/// The title of the last key in `path`.
std::variant<Phrase, base::Localized> title_of(const model::Type& record, std::string_view path) {
  const auto dot = path.rfind('.');
  const auto* section =
      dot == std::string_view::npos ? &record : model::type_at(record, path.substr(0, dot));
  while (section != nullptr && section->kind == TypeKind::list) section = &section->element.front();
  const auto key = dot == std::string_view::npos ? path : path.substr(dot + 1);
  const auto* field = section != nullptr ? section->find(key) : nullptr;
  if (field != nullptr && !field->title.empty()) return field->title;
  return base::Localized{std::string(key), std::string(key)};
}

/// Every value at `path`, through lists.
void collect(const Value& value, std::string_view path, std::vector<const Value*>& found) {
  if (value.get<model::List>() != nullptr) {
    for (const auto& item : value.items()) collect(item, path, found);
    return;
  }
  if (path.empty()) {
    if (!value.is_absent()) found.push_back(&value);
    return;
  }
  const auto dot = path.find('.');
  const auto rest = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  collect(value[path.substr(0, dot)], rest, found);
}

FieldValue named(std::string_view id, const std::string& title) {
  FieldValue value{Cell{title.empty() ? std::string(id) : title}, {true, {}, std::string(id)}};
  value.cell.id = std::string(id);
  return value;
}

FieldValue choice(const Value& value) {
  const auto id = value.text();
  const auto& choices = value.type->choices;
  const auto found =
      std::find_if(choices.begin(), choices.end(), [&](const auto& each) { return each.id == id; });
  auto result = named(id, {});
  result.rank.number = Decimal(found - choices.begin());
  if (found != choices.end() && !found->title.empty()) result.cell.value = found->title;
  return result;
}

/// Puts a value's content into a cell.
struct Shown {
  const Value& value;
  const workspace::Workspace& workspace;

  FieldValue operator()(std::monostate) const { return {}; }
  FieldValue operator()(bool yes) const {
    auto shown = named(yes ? "true" : "false", {});
    shown.cell.value = yes ? Phrase{msg("yes")} : Phrase{msg("no")};
    return shown;
  }
  FieldValue operator()(std::int64_t number) const {
    return {Cell{base::Count{number}}, {true, Decimal(number), {}}};
  }
  FieldValue operator()(double number) const {
    return {Cell{base::Points{number}}, {true, Decimal::from_double(number), {}}};
  }
  FieldValue operator()(base::Date day) const { return {Cell{day}, {true, Decimal(day.days), {}}}; }
  FieldValue operator()(model::Percent percent) const {
    return {Cell{base::Percent{percent.fraction.to_double()}}, {true, percent.fraction, {}}};
  }
  FieldValue operator()(const model::Money& money) const {
    const auto in_home = workspace.definition->settings.rates.in_home(money, workspace.today);
    return {Cell{base::Amount{money.value, model::to_string(money.currency)}},
            {true, in_home.value_or(money.value), {}}};
  }
  FieldValue operator()(std::string_view text) const {
    const auto kind = value.type != nullptr ? value.type->kind : TypeKind::text;
    if (kind == TypeKind::choice) return choice(value);
    if (kind == TypeKind::person) {
      const auto* person = workspace.definition->settings.person(text);
      return named(text, person != nullptr ? person->name : std::string{});
    }
    if (kind == TypeKind::account) {
      const auto* account = workspace.account(text);
      return named(text, account != nullptr ? std::string(account->name()) : std::string{});
    }
    return {Cell{std::string(text)}, {!text.empty(), {}, std::string(text)}};
  }
  FieldValue operator()(const model::List& list) const { return entries(list.items.size()); }
  FieldValue operator()(const model::Record& record) const {
    return entries(record.members.size());
  }

  static FieldValue entries(std::size_t count) {
    const auto number = static_cast<std::int64_t>(count);
    return {Cell{base::Count{number}}, {count > 0, Decimal(number), {}}};
  }
};

/// Several values as one text, or their number where they are maps.
FieldValue joined(const std::vector<const Value*>& values, const workspace::Workspace& workspace) {
  const bool are_maps = std::any_of(values.begin(), values.end(), [](const Value* value) {
    return value->get<model::Record>() != nullptr;
  });
  if (are_maps) return Shown::entries(values.size());
  std::string ids;
  for (const auto* value : values)
    base::add_to_list(ids, model::to_text(*value, workspace.definition->settings.rates.home));
  return {Cell{ids}, {!ids.empty(), {}, ids}};
}

FieldValue computed_value(Computed field, const Facts& facts,
                          const workspace::Workspace& workspace) {
  switch (field) {
    case Computed::days_in_stage:
      if (!facts.days_in_stage) return {};
      return {Cell{base::Days{static_cast<double>(*facts.days_in_stage)},
                   facts.stalled ? base::Emphasis::attention : base::Emphasis::none},
              {true, Decimal(*facts.days_in_stage), {}}};
    case Computed::probability:
      return {Cell{base::Percent{facts.win_rate.probability}},
              {true, Decimal::from_double(facts.win_rate.probability), {}}};
    case Computed::weighted: {
      if (!facts.weighted) return {};
      const auto home = model::to_string(workspace.definition->settings.rates.home);
      return {Cell{base::Amount{*facts.weighted, home}}, {true, *facts.weighted, {}}};
    }
    case Computed::next_action:
      return facts.next_action ? value_of((*facts.next_action)["what"], workspace) : FieldValue{};
    case Computed::next_due: {
      if (facts.next_action == nullptr) return {};
      auto due = value_of((*facts.next_action)["due"], workspace);
      const auto* day = (*facts.next_action)["due"].get<base::Date>();
      if (day != nullptr && *day < workspace.today) due.cell.emphasis = base::Emphasis::bad;
      return due;
    }
    case Computed::path:
      break;
  }
  const std::string path(facts.deal->path());
  return {Cell{path, {}, path}, {true, {}, path}};
}

}  // namespace

std::optional<Field> find_field(const process::Process& process, std::string_view path) {
  for (const auto& [name, field, title] : computed_fields)
    if (name == path) return Field{std::string(path), Phrase{title}, nullptr, field};
  const bool of_account = path.starts_with(account_prefix);
  const auto& record = of_account ? process.account_fields : process.fields;
  const auto below = of_account ? path.substr(account_prefix.size()) : path;
  static const model::Type undeclared{};
  const auto* type = model::is_free_path(below) ? &undeclared : model::type_at(record, below);
  if (type == nullptr || type->kind == TypeKind::record) return std::nullopt;
  return Field{std::string(path), title_of(record, below), type, {},
               of_account,        repeats(record, below)};
}

std::vector<std::string> field_paths(const process::Process& process) {
  std::vector<std::string> paths;
  const auto add = [&](const model::Type& record, std::string_view prefix) {
    for (const auto& path : model::paths_of(record))
      if (model::type_at(record, path)->kind != TypeKind::record)
        paths.push_back(std::string(prefix) + path);
  };
  add(process.fields, "");
  for (const auto& field : computed_fields) paths.emplace_back(field.path);
  add(process.account_fields, account_prefix);
  return paths;
}

bool comes_first(const Rank& a, const Rank& b, Direction direction) {
  if (a.is_known != b.is_known) return a.is_known;
  const auto& low = direction == Direction::ascending ? a : b;
  const auto& high = direction == Direction::ascending ? b : a;
  return low.number != high.number ? low.number < high.number : low.text < high.text;
}

FieldValue value_of(const model::Value& value, const workspace::Workspace& workspace) {
  return std::visit(Shown{value, workspace}, value.content);
}

FieldValue value_of(const Field& field, const Facts& facts, const workspace::Workspace& workspace) {
  if (field.type == nullptr) return computed_value(field.computed, facts, workspace);
  static const Value none{};
  const auto path =
      std::string_view(field.path).substr(field.of_account ? account_prefix.size() : 0);
  const auto& root = !field.of_account          ? facts.deal->root
                     : facts.account != nullptr ? facts.account->root
                                                : none;
  if (!field.repeats) return value_of(root.at(path), workspace);
  std::vector<const Value*> values;
  collect(root, path, values);
  return values.empty() ? FieldValue{} : joined(values, workspace);
}

}  // namespace pipeline::report
