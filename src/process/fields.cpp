#include "process/fields.hpp"

#include <algorithm>
#include <array>

#include "base/nearest.hpp"
#include "model/bind.hpp"
#include "model/map_reader.hpp"
#include "process/faults.hpp"

namespace pipeline::process {

using base::Diagnostics;
using model::ChoiceSource;
using model::Field;
using model::MapReader;
using model::Type;
using model::TypeKind;
using yaml::NodeRef;

namespace {

template <class T>
struct Named {
  std::string_view name;
  T value;
};
template <class T>
Named(std::string_view, T) -> Named<T>;  // clang 14 does not deduce aggregates

constexpr std::array type_names{
    Named{"text", TypeKind::text},     Named{"int", TypeKind::integer},
    Named{"number", TypeKind::number}, Named{"percent", TypeKind::percent},
    Named{"bool", TypeKind::boolean},  Named{"date", TypeKind::date},
    Named{"enum", TypeKind::choice},   Named{"money", TypeKind::money},
    Named{"person", TypeKind::person}, Named{"account", TypeKind::account},
    Named{"ref", TypeKind::ref},       Named{"list", TypeKind::list},
    Named{"map", TypeKind::map}};

constexpr std::array source_names{Named{"stages", ChoiceSource::stages},
                                  Named{"activity_kinds", ChoiceSource::activity_kinds},
                                  Named{"segments", ChoiceSource::segments},
                                  Named{"channels", ChoiceSource::channels},
                                  Named{"reasons", ChoiceSource::reasons},
                                  Named{"rules", ChoiceSource::rules}};

template <class Names>
std::vector<std::string> names_of(const Names& table) {
  std::vector<std::string> names;
  names.reserve(std::size(table));
  for (const auto& entry : table) names.emplace_back(entry.name);
  return names;
}

/// The value that `node`'s text names, or nothing and a finding.
template <class Names>
auto look_up(const Names& table, NodeRef node, const Kind& unknown, Diagnostics& findings)
    -> std::optional<decltype(table[0].value)> {
  for (const auto& entry : table)
    if (entry.name == node.text()) return entry.value;
  const auto names = names_of(table);
  findings.push_back({.kind = &unknown,
                      .where = node.location(),
                      .arguments = {std::string(node.text()), names},
                      .did_you_mean = base::nearest(node.text(), names)});
  return std::nullopt;
}

/// A declaration has a `type:` and only keys that go with one; any other map is a section of
/// fields.
bool is_declaration(NodeRef node) {
  static constexpr std::array<std::string_view, 8> keys{"type",        "title", "help", "values",
                                                        "values_from", "of",    "min",  "max"};
  if (!node.find("type").is_scalar()) return false;
  for (const NodeRef child : node)
    if (!model::is_free_key(child.key_text()) &&
        std::find(keys.begin(), keys.end(), child.key_text()) == keys.end())
      return false;
  return true;
}

/// A section's title by itself: {title: …} with no field in it.
bool is_heading(NodeRef node) {
  const auto title = node.find("title");
  if (!node.is_map() || !title || node.find("type")) return false;
  for (const NodeRef child : node)
    if (child.key_text() != "title" && child.key_text() != "help") return false;
  return title.is_map() ? title.find("en") || title.find("zh") : title.is_scalar();
}

Type read_type(NodeRef node, Diagnostics& findings);

void read_values(MapReader& map, NodeRef node, Type& type, Diagnostics& findings) {
  type.choices = model::read_choices(map.take("values"), findings);
  if (const auto source = map.take("values_from"))
    type.source =
        look_up(source_names, source, unknown_source, findings).value_or(ChoiceSource::listed);
  else if (type.choices.empty())
    findings.push_back({.kind = &no_values, .where = node.location()});
}

/// The least or greatest value of a type of numbers, as it would stand in a deal's file.
std::optional<base::Decimal> read_bound(MapReader& map, std::string_view key, const Type& type,
                                        Diagnostics& findings) {
  const auto node = map.take(key);
  if (!node) return std::nullopt;
  base::Arena arena;
  Diagnostics faults;
  const auto bound = model::number_of(model::parse(node.text(), key, type, {}, arena, faults));
  if (!bound)
    findings.push_back(
        {.kind = &bad_bound,
         .where = node.location(),
         .arguments = {std::string(key), std::string(node.text()), model::name_of(type)}});
  return bound;
}

Type read_declared_type(NodeRef node, Diagnostics& findings) {
  MapReader map(node, findings);
  Type type;
  type.kind =
      look_up(type_names, map.take("type"), unknown_type, findings).value_or(TypeKind::text);
  (void)map.take("title");
  (void)map.take("help");
  if (type.kind == TypeKind::choice) read_values(map, node, type, findings);
  type.least = read_bound(map, "min", type, findings);
  type.greatest = read_bound(map, "max", type, findings);
  if (type.kind == TypeKind::list || type.kind == TypeKind::map) {
    const auto element = map.take("of");
    if (!element)
      findings.push_back({.kind = &no_element_type,
                          .where = node.location(),
                          .arguments = {std::string(node.find("type").text())}});
    type.element.push_back(element ? read_type(element, findings) : Type{});
  }
  map.finish();
  return type;
}

Type read_type(NodeRef node, Diagnostics& findings) {
  if (is_declaration(node)) return read_declared_type(node, findings);
  Type type;
  if (node.is_scalar()) {
    type.kind = look_up(type_names, node, unknown_type, findings).value_or(TypeKind::text);
    if (type.kind == TypeKind::list || type.kind == TypeKind::map) {
      findings.push_back({.kind = &no_element_type,
                          .where = node.location(),
                          .arguments = {std::string(node.text())}});
      type.element.push_back({});
    }
    if (type.kind == TypeKind::choice)
      findings.push_back({.kind = &no_values, .where = node.location()});
    return type;
  }
  type.kind = TypeKind::record;
  read_fields(node, type, findings);
  return type;
}

/// Lays a declaration over an earlier one of the same path.
void merge(Type& old, Type added, NodeRef node, Diagnostics& findings) {
  const bool widens = old.kind == TypeKind::record && added.kind == TypeKind::record;
  if (old.kind != added.kind) {
    findings.push_back(
        {.kind = &changed_type,
         .where = node.location(),
         .arguments = {std::string(node.key_text()), model::name_of(old), model::name_of(added)}});
    return;
  }
  if (widens) {
    for (auto& field : added.fields) {
      if (auto* there = old.find(field.key)) {
        merge(there->type, std::move(field.type), node, findings);
        if (!field.title.empty()) there->title = std::move(field.title);
        if (!field.help.empty()) there->help = std::move(field.help);
      } else {
        old.fields.push_back(std::move(field));
      }
    }
  } else if (old.kind == TypeKind::list || old.kind == TypeKind::map) {
    merge(old.element.front(), std::move(added.element.front()), node, findings);
  } else {
    old = std::move(added);
  }
}

/// The section that holds the last step of a dotted path, made where it is missing.
Type& section_for(Type& record, std::string_view& path) {
  Type* section = &record;
  for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    const auto key = path.substr(0, dot);
    path.remove_prefix(dot + 1);
    Field* field = section->find(key);
    if (field == nullptr) {
      section->fields.push_back(
          {std::string(key), {}, {}, {.kind = TypeKind::record, .fields = {}}});
      field = &section->fields.back();
    }
    section = &field->type;
    while (section->kind == TypeKind::list) section = &section->element.front();
  }
  return *section;
}

}  // namespace

void read_fields(NodeRef declarations, Type& record, Diagnostics& findings) {
  if (declarations && !declarations.is_map() && !declarations.is_null()) {
    findings.push_back({.kind = &model::bad_definition_value,
                        .where = declarations.location(),
                        .arguments = {std::string("fields"), base::Phrase{base::msg("a list")},
                                      base::Phrase{base::msg("a map")}}});
    return;
  }
  for (const NodeRef node : declarations) {
    std::string_view path = node.key_text();
    Type& section = section_for(record, path);
    const bool heading = is_heading(node);
    Field field{std::string(path),
                {},
                {},
                heading ? Type{.kind = TypeKind::record, .fields = {}} : read_type(node, findings)};
    if (heading || is_declaration(node)) {
      field.title = model::read_localized(node.find("title"), findings);
      field.help = model::read_localized(node.find("help"), findings);
    }
    Type added{.kind = TypeKind::record, .fields = {}};
    added.fields.push_back(std::move(field));
    merge(section, std::move(added), node, findings);
  }
}

void offer(Type& type, ChoiceSource source, const std::vector<model::Choice>& choices) {
  if (type.kind == TypeKind::choice && type.source == source) type.choices = choices;
  for (auto& element : type.element) offer(element, source, choices);
  for (auto& field : type.fields) offer(field.type, source, choices);
}

}  // namespace pipeline::process
