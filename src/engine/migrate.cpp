#include "engine/migrate.hpp"

#include <algorithm>

#include "engine/approval.hpp"
#include "engine/edits.hpp"
#include "engine/faults.hpp"
#include "engine/scope.hpp"
#include "yaml/compare.hpp"
#include "yaml/path.hpp"

namespace pipeline::engine {

namespace {

using model::TypeKind;
using yaml::Edit;
using yaml::NodeRef;
using yaml::Path;
using yaml::Value;

std::vector<std::string> keys_of(std::string_view path) {
  std::vector<std::string> keys;
  for (std::size_t start = 0; start <= path.size();) {
    const auto dot = std::min(path.find('.', start), path.size());
    keys.emplace_back(path.substr(start, dot - start));
    start = dot + 1;
  }
  return keys;
}

Path path_of(std::string_view path) {
  Path steps;
  for (auto& key : keys_of(path)) steps.emplace_back(std::move(key));
  return steps;
}

/// Every place at which the file has the field: one for each item where the path leads into a list.
void find_places(NodeRef node, const std::vector<std::string>& keys, std::size_t depth, Path& here,
                 std::vector<Path>& places) {
  if (depth == keys.size()) {
    places.push_back(here);
  } else if (node.is_list()) {
    std::size_t index = 0;
    for (const NodeRef item : node) {
      here.emplace_back(index++);
      find_places(item, keys, depth, here, places);
      here.pop_back();
    }
  } else if (const auto child = node.find(keys[depth])) {
    here.emplace_back(keys[depth]);
    find_places(child, keys, depth + 1, here, places);
    here.pop_back();
  }
}

std::vector<Path> places_of(NodeRef root, std::string_view path) {
  std::vector<Path> places;
  Path here;
  find_places(root, keys_of(path), 0, here, places);
  return places;
}

/// The value as the file would have it, for a field of this type; nothing where it does not fit.
std::optional<Value> written(const cel::Value& value, const model::Type& type) {
  switch (value.kind()) {
    case cel::ValueKind::string:
      return Value::text(std::string(value.string()));
    case cel::ValueKind::boolean:
      return Value::plain(value.boolean() ? "true" : "false");
    case cel::ValueKind::integer:
      return Value::plain(std::to_string(value.integer()));
    case cel::ValueKind::floating: {
      const auto number = base::Decimal::from_double(value.floating());
      return type.kind == TypeKind::percent
                 ? Value::plain(base::to_string(number * base::Decimal(100)) + "%")
                 : Value::plain(base::to_string(number));
    }
    case cel::ValueKind::timestamp: {
      const auto days = value.timestamp().seconds / 86400;
      return Value::plain(base::to_string(base::Date{static_cast<std::int32_t>(days)}));
    }
    case cel::ValueKind::list: {
      if (type.kind != TypeKind::list) return std::nullopt;
      std::vector<Value> items;
      for (std::size_t i = 0; i < value.list().size(); ++i) {
        auto item = written(value.list().at(i), type.element.front());
        if (!item) return std::nullopt;
        items.push_back(std::move(*item));
      }
      return Value::list(std::move(items));
    }
    default:
      return std::nullopt;
  }
}

/// Collects the edits of one file.
class Mover {
 public:
  Mover(const yaml::Document& document, const model::Type& fields)
      : document_(document), fields_(fields) {}

  [[nodiscard]] Migrated& result() { return result_; }

  void rename(const process::FieldRename& rename) {
    const auto keys = keys_of(rename.to);
    const auto same_section = rename.from.substr(0, rename.from.rfind('.') + 1) ==
                              rename.to.substr(0, rename.to.rfind('.') + 1);
    for (const auto& place : places_of(document_.root(), rename.from)) {
      auto target = same_section ? place : path_of(rename.to);
      if (same_section) target.back() = keys.back();
      if (yaml::find(document_, target)) {
        fault(migrate_taken, place, {rename.from, rename.to});
      } else if (same_section) {
        result_.edits.push_back({Edit::Action::rename, place, Value::text(keys.back())});
      } else {
        result_.edits.push_back(
            set_edit(fields_, target, yaml::value_of(yaml::find(document_, place))));
        remove(place);
      }
    }
  }

  void set(const std::string& path, Value value, bool may_replace) {
    if (!may_replace && yaml::find(document_, path_of(path)))
      fault(migrate_taken, path_of(path), {path, path});
    else
      result_.edits.push_back(set_edit(fields_, path_of(path), std::move(value)));
  }

  /// Takes the field away, and sections that it was the last of.
  void remove(Path place) {
    note_comment(place);
    removed_.push_back(place);
    result_.edits.push_back({Edit::Action::remove, place, {}});
    while (place.size() > 1) {
      place.pop_back();
      const auto section = yaml::find(document_, place);
      if (!all_removed(place, section)) return;
      removed_.push_back(place);
      result_.edits.push_back({Edit::Action::remove, place, {}});
    }
  }

  void fault(const base::Kind& kind, const Path& place, std::vector<base::Argument> arguments) {
    const auto node = yaml::find(document_, place);
    result_.faults.push_back(
        {.kind = &kind,
         .where = node ? node.location() : base::Location{document_.source.path, 1, 1, 1, 1},
         .arguments = std::move(arguments)});
  }

  /// That `what` cannot be computed, and why.
  void no_value(const Path& place, const std::string& what, const cel::Error& error) {
    fault(migrate_no_value, place, {what});
    auto why = finding_of(error);
    why.where = result_.faults.back().where;
    result_.faults.push_back(std::move(why));
  }

 private:
  [[nodiscard]] bool all_removed(const Path& place, NodeRef section) const {
    if (!section.is_map()) return false;
    for (const NodeRef child : section) {
      auto path = place;
      path.emplace_back(std::string(child.key_text()));
      if (std::find(removed_.begin(), removed_.end(), path) == removed_.end()) return false;
    }
    return true;
  }

  /// A comment in the lines of what is taken away goes with it.
  void note_comment(const Path& place) {
    const auto node = yaml::find(document_, place);
    const std::string_view text = document_.source.text;
    const auto end = text.find('\n', node.span().end);
    const auto begin = node.key() ? node.key().span().begin : node.span().begin;
    const auto lines = text.substr(begin, std::min(end, text.size()) - begin);
    if (lines.find(" #") == std::string_view::npos) return;
    result_.remarks.push_back({.kind = &migrate_comment,
                               .severity = base::Severity::warning,
                               .where = node.location(),
                               .arguments = {yaml::to_string(place)}});
  }

  const yaml::Document& document_;
  const model::Type& fields_;
  std::vector<Path> removed_;
  Migrated result_;
};

/// Inner fields before the sections that they are in, whose names their paths have.
void rename_all(const std::vector<process::FieldRename>& renames, Mover& mover) {
  std::vector<const process::FieldRename*> order;
  for (const auto& rename : renames) order.push_back(&rename);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return std::count(a->from.begin(), a->from.end(), '.') >
           std::count(b->from.begin(), b->from.end(), '.');
  });
  for (const auto* rename : order) mover.rename(*rename);
}

void change_fields(const process::FieldChange& change, const Situation& situation,
                   const Scope& scope, const model::Type& fields, Mover& mover) {
  const auto root = situation.deal.document.root();
  const auto is_there = [&](const std::string& path) { return !places_of(root, path).empty(); };
  if (std::none_of(change.from.begin(), change.from.end(), is_there)) return;
  std::vector<std::pair<std::string, Value>> values;
  for (const auto& [path, expression] : change.to) {
    const auto value = scope.evaluate(expression);
    const auto place = path_of(change.from.front());
    if (value.is(cel::ValueKind::null)) continue;
    if (value.is_error()) {
      mover.no_value(place, path, value.error());
      continue;
    }
    const auto* type = model::type_at(fields, path);
    if (auto text = type != nullptr ? written(value, *type) : std::nullopt)
      values.emplace_back(path, *std::move(text));
    else
      mover.fault(migrate_bad_value, place, {path, cel::to_string(value, 60)});
  }
  // The old value goes first: a field may become a section. One that is computed anew stays.
  const auto is_old = [&](const std::string& path) {
    return std::find(change.from.begin(), change.from.end(), path) != change.from.end();
  };
  const auto is_new = [&](const std::string& path) {
    return std::any_of(values.begin(), values.end(),
                       [&](const auto& value) { return value.first == path; });
  };
  for (const auto& path : change.from)
    if (!is_new(path))
      for (const auto& place : places_of(root, path)) mover.remove(place);
  for (auto& [path, value] : values) mover.set(path, std::move(value), is_old(path));
}

/// The stage that the deal goes to; nothing where it stays.
std::optional<std::string> target_of(const process::StageMove& move, const Scope& scope,
                                     Mover& mover) {
  for (const auto& target : move.targets) {
    if (!target.when) return target.to;
    const auto value = scope.evaluate(*target.when);
    if (value.is_true()) return target.to;
    if (!value.is_error()) continue;
    mover.no_value({std::string("stage")}, "stage", value.error());
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Migrated migrate(const process::Migration& migration, const Situation& situation,
                 const model::Type& fields) {
  Mover mover(situation.deal.document, fields);
  const Scope scope(situation);
  const auto stage = situation.deal.document.root().find("stage");
  if (const auto* move = migration.stage(stage.text()))
    if (const auto target = target_of(*move, scope, mover); target && *target != stage.text())
      mover.result().edits.push_back(
          {Edit::Action::set, {std::string("stage")}, Value::text(*target)});
  rename_all(migration.renames, mover);
  for (const auto& change : migration.changes)
    change_fields(change, situation, scope, fields, mover);
  return std::move(mover.result());
}

Migrated migrate(const process::Migration& migration, const model::Account& account,
                 const model::Type& fields) {
  Mover mover(account.document, fields);
  rename_all(migration.account_renames, mover);
  return std::move(mover.result());
}

std::vector<Edit> bind_approvals(const process::Migration& migration, const Situation& before,
                                 const Situation& after) {
  std::vector<Edit> edits;
  for (const auto& id : after.process.rule_ids()) {
    const auto* now = after.process.rule(id);
    const auto* then = before.process.rule(id);
    if (then == nullptr || !std::holds_alternative<process::ApprovalDemand>(now->demand) ||
        !std::holds_alternative<process::ApprovalDemand>(then->demand))
      continue;
    const auto& new_covers = std::get<process::ApprovalDemand>(now->demand).covers;
    const auto& old_covers = std::get<process::ApprovalDemand>(then->demand).covers;
    const bool same = std::equal(
        new_covers.begin(), new_covers.end(), old_covers.begin(), old_covers.end(),
        [&](const auto& a, const auto& b) { return a.text == migration.renamed(b.text); });
    const auto state = approval_of(*now, after);
    if (!same || state.state != ApprovalState::stale ||
        approval_of(*then, before).state != ApprovalState::approved)
      continue;
    std::size_t index = 0;
    for (const NodeRef item : after.deal.document.root().find("approvals")) {
      if (item.span() == state.latest->span) break;
      ++index;
    }
    edits.push_back(
        {Edit::Action::set,
         {std::string("approvals"), index, std::string("over")},
         Value::text(covered_hash(std::get<process::ApprovalDemand>(now->demand), after))});
  }
  return edits;
}

}  // namespace pipeline::engine
