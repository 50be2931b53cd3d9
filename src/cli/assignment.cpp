#include "cli/assignment.hpp"

#include <algorithm>
#include <array>

#include "base/nearest.hpp"
#include "cli/faults.hpp"
#include "engine/edits.hpp"
#include "model/bind.hpp"
#include "yaml/compare.hpp"
#include "yaml/path.hpp"
#include "yaml/reader.hpp"
#include "yaml/scalar.hpp"

namespace pipeline::cli {

namespace {

using model::TypeKind;
using yaml::Value;

struct Guarded {
  std::string_view field;
  std::string_view command;
};
/// What the engine writes: setting it by hand would be a side door.
constexpr std::array guarded{
    Guarded{"stage", "pipeline advance, pipeline return"},
    Guarded{"status", "pipeline hold, pipeline resume, pipeline close"},
    Guarded{"history", "pipeline advance, pipeline return, pipeline close"},
    Guarded{"approvals", "pipeline approve, pipeline reject"},
    Guarded{"checklist", "pipeline tick"},
    Guarded{"id", "git mv"}};

/// The declared type at `path`; nothing where there is none.
const model::Type* type_at(const model::Type& record, const yaml::Path& path) {
  const model::Type* type = &record;
  for (const auto& step : path) {
    if (std::holds_alternative<std::size_t>(step)) {
      if (type->kind != TypeKind::list) return nullptr;
      type = &type->element.front();
    } else if (type->kind == TypeKind::map) {
      type = &type->element.front();
    } else {
      const auto* field = type->find(std::get<std::string>(step));
      if (field == nullptr) return nullptr;
      type = &field->type;
    }
  }
  return type;
}

bool has_free_key(const yaml::Path& path) {
  return std::any_of(path.begin(), path.end(), [](const yaml::Step& step) {
    const auto* key = std::get_if<std::string>(&step);
    return key != nullptr && model::is_free_key(*key);
  });
}

Exit wrong_usage(const Session& session, const base::Kind& kind,
                 std::vector<base::Argument> arguments, std::string did_you_mean = {}) {
  return fail(session, {plain_finding(kind, std::move(arguments), std::move(did_you_mean))},
              Exit::usage);
}

/// Lists and maps as in a file: the strict reader takes them apart.
Opened<Value> parse_structure(const Session& session, std::string_view text) {
  auto document = yaml::read({"", "v: " + std::string(text) + "\n"});
  if (!document) {
    for (auto& finding : document.diagnostics) finding.where = {};
    return {{}, fail(session, std::move(document.diagnostics), Exit::usage)};
  }
  return {yaml::value_of(document->root().find("v"))};
}

bool is_text(const model::Type& type) {
  return type.kind == TypeKind::text || type.kind == TypeKind::choice ||
         type.kind == TypeKind::person || type.kind == TypeKind::account ||
         type.kind == TypeKind::ref;
}

/// A word of a hint that nobody replaced.
bool is_placeholder(std::string_view text) {
  constexpr std::array<std::string_view, 9> words{"TEXT",   "VALUE",  "REF",     "PERSON", "DATE",
                                                  "AMOUNT", "NUMBER", "PERCENT", "LEVEL"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// Names that are assigned to a second time.
Exit refuse_repetitions(const Session& session, std::span<const std::string> assignments) {
  std::vector<std::string> names;
  auto exit = Exit::fine;
  for (const auto& assignment : assignments) {
    auto name = assignment.substr(0, assignment.find('='));
    if (std::find(names.begin(), names.end(), name) != names.end())
      exit = wrong_usage(session, assigned_twice, {name});
    names.push_back(std::move(name));
  }
  return exit;
}

Opened<std::pair<std::string_view, std::string_view>> split(const Session& session,
                                                            std::string_view assignment) {
  const auto equals = assignment.find('=');
  if (equals == 0 || equals == std::string_view::npos)
    return {{}, wrong_usage(session, bad_assignment, {std::string(assignment)})};
  return {std::pair{assignment.substr(0, equals), assignment.substr(equals + 1)}};
}

}  // namespace

Opened<Target> find_target(const Session& session, const model::Type& record,
                           std::string_view text) {
  const auto path = yaml::parse_path(text);
  if (!path || path->empty()) return {{}, wrong_usage(session, bad_path, {std::string(text)})};
  const auto* first = std::get_if<std::string>(&path->front());
  for (const auto& [field, command] : guarded)
    if (first != nullptr && *first == field)
      return {{}, wrong_usage(session, guarded_field, {std::string(field), std::string(command)})};
  if (has_free_key(*path)) return {Target{*path, nullptr}};
  const auto* type = type_at(record, *path);
  if (type == nullptr)
    return {{},
            wrong_usage(session, unknown_path, {std::string(text)},
                        base::nearest(text, model::paths_of(record)))};
  return {Target{*path, type}};
}

Opened<Value> parse_value(const Session& session, const Desk& desk, std::string_view key,
                          std::string_view text, const model::Type* type) {
  const bool structured = text.starts_with('[') || text.starts_with('{');
  if (type == nullptr) {  // a key of the team's own: a number or truth value where it reads as one
    if (structured) return parse_structure(session, text);
    const bool is_text = yaml::plain_type(text) == yaml::ScalarType::text;
    return {is_text ? Value::text(std::string(text)) : Value::plain(std::string(text))};
  }
  if (type->kind == TypeKind::record || type->kind == TypeKind::map) {
    if (structured) return parse_structure(session, text);
    std::vector<std::string> keys;
    for (const auto& field : type->fields) keys.push_back(field.key);
    return {{}, wrong_usage(session, is_a_section, {std::string(key), keys})};
  }
  if (type->kind == TypeKind::list) {
    if (structured) return parse_structure(session, text);
    auto item = parse_value(session, desk, key, text, &type->element.front());
    if (!item) return item;
    return {Value::list({std::move(*item)})};
  }
  if (is_placeholder(text)) return {{}, wrong_usage(session, placeholder, {std::string(text)})};
  if (is_text(*type) && type->kind != TypeKind::choice) return {Value::text(std::string(text))};
  base::Arena arena;
  base::Diagnostics findings;
  const model::References references{
      .people = {}, .accounts = {}, .rates = &desk.settings().rates, .today = desk.today};
  (void)model::parse(text, key, *type, references, arena, findings);
  if (!findings.empty()) return {{}, fail(session, std::move(findings), Exit::usage)};
  return {is_text(*type) ? Value::text(std::string(text)) : Value::plain(std::string(text))};
}

namespace {

Opened<yaml::Edit> parse_assignment(const Session& session, const Desk& desk,
                                    const model::Type& record, std::string_view assignment) {
  auto parts = split(session, assignment);
  if (!parts) return {{}, parts.exit};
  auto target = find_target(session, record, parts->first);
  if (!target) return {{}, target.exit};
  auto value = parse_value(session, desk, parts->first, parts->second, target->type);
  if (!value) return {{}, value.exit};
  return {engine::set_edit(record, std::move(target->path), std::move(*value))};
}

Opened<std::pair<std::string, Value>> parse_pair(const Session& session, const Desk& desk,
                                                 const model::Type& record,
                                                 std::string_view assignment) {
  auto parts = split(session, assignment);
  if (!parts) return {{}, parts.exit};
  const auto* field = record.find(parts->first);
  if (field == nullptr && !model::is_free_key(parts->first)) {
    std::vector<std::string> keys;
    for (const auto& known : record.fields) keys.push_back(known.key);
    return {{},
            wrong_usage(session, unknown_path, {std::string(parts->first)},
                        base::nearest(parts->first, keys))};
  }
  auto value = parse_value(session, desk, parts->first, parts->second,
                           field != nullptr ? &field->type : nullptr);
  if (!value) return {{}, value.exit};
  return {std::pair{std::string(parts->first), std::move(*value)}};
}

}  // namespace

Opened<std::vector<yaml::Edit>> parse_assignments(const Session& session, const Desk& desk,
                                                  const model::Type& record,
                                                  std::span<const std::string> assignments) {
  std::vector<yaml::Edit> edits;
  auto exit = refuse_repetitions(session, assignments);
  for (const auto& assignment : assignments) {
    auto edit = parse_assignment(session, desk, record, assignment);
    if (edit)
      edits.push_back(std::move(*edit));
    else
      exit = edit.exit;
  }
  if (exit != Exit::fine) return {{}, exit};
  return {std::move(edits)};
}

Opened<Value> parse_item(const Session& session, const Desk& desk, const model::Type& record,
                         std::span<const std::string> assignments) {
  std::vector<std::pair<std::string, Value>> pairs;
  auto exit = refuse_repetitions(session, assignments);
  for (const auto& assignment : assignments) {
    auto pair = parse_pair(session, desk, record, assignment);
    if (pair)
      pairs.push_back(std::move(*pair));
    else
      exit = pair.exit;
  }
  if (exit != Exit::fine) return {{}, exit};
  return {Value::map(std::move(pairs))};
}

}  // namespace pipeline::cli
