#include "process/migration.hpp"

#include <algorithm>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "model/map_reader.hpp"
#include "process/compile.hpp"
#include "process/faults.hpp"
#include "yaml/reader.hpp"

namespace pipeline::process {

namespace {

using base::Diagnostics;
using model::MapReader;
using yaml::NodeRef;

class Reader {
 public:
  Reader(const Process& from, const Process& to, Migration& migration, Diagnostics& findings)
      : from_(from), to_(to), migration_(migration), findings_(findings) {}

  void run(NodeRef root) {
    MapReader map(root, findings_);
    read_stages(map.take("stages"));
    read_fields(map.take("fields"));
    MapReader account(map.take("account_fields"), findings_);
    for (const NodeRef rename : account.take("rename"))
      if (auto read = read_rename(rename, from_.account_fields, to_.account_fields))
        migration_.account_renames.push_back(std::move(*read));
    account.finish();
    map.finish();
  }

 private:
  void read_stages(NodeRef node) {
    MapReader map(node, findings_);
    for (const NodeRef rename : map.take("rename"))
      add_stage(rename.key(), only(target_of(rename)));
    for (const NodeRef merge : map.take("merge"))
      for (const NodeRef old : merge) add_stage(old, only(target_of(merge.key())));
    for (const NodeRef split : map.take("split")) {
      std::vector<StageTarget> targets;
      for (const NodeRef part : split) {
        MapReader one(part, findings_);
        StageTarget target{target_of(one.require("to")), expression(one.take("when"), true)};
        one.finish();
        targets.push_back(std::move(target));
      }
      if (!targets.empty() && targets.back().when)
        say(migrate_no_rest, split.location(), {std::string(split.key_text())});
      add_stage(split.key(), std::move(targets));
    }
    map.finish();
  }

  static std::vector<StageTarget> only(std::string id) {
    std::vector<StageTarget> targets;
    targets.push_back({std::move(id), std::nullopt});
    return targets;
  }

  std::string target_of(NodeRef node) {
    const std::string id(node.text());
    if (to_.stage(id) == nullptr)
      say(unknown_stage, node.location(), {id}, base::nearest(id, base::ids_of(to_.stages)));
    return id;
  }

  /// The history keeps the old name for ever, so that the new process must know it.
  void add_stage(NodeRef old, std::vector<StageTarget> targets) {
    const std::string id(old.text());
    if (!from_.stage_index(id)) {
      say(unknown_stage, old.location(), {id}, base::nearest(id, base::ids_of(from_.stages)));
      return;
    }
    const auto known = to_.stage_indexes(id);
    std::vector<std::string> ids;
    for (const auto& target : targets) ids.push_back(target.to);
    for (const auto& target : targets) {
      const auto* stage = to_.stage(target.to);
      if (stage == nullptr ||
          std::find(known.begin(), known.end(),
                    static_cast<std::size_t>(stage - to_.stages.data())) != known.end())
        continue;
      std::string list = ids.front();
      if (ids.size() > 1) {
        list = "[";
        for (const auto& each : ids) list += (list.size() > 1 ? ", " : "") + each;
        list += "]";
      }
      say(migrate_no_rename, old.location(), {id, to_.name(), list});
      break;
    }
    migration_.stages.push_back({id, std::move(targets), old.location()});
  }

  void read_fields(NodeRef node) {
    MapReader map(node, findings_);
    for (const NodeRef rename : map.take("rename"))
      if (auto read = read_rename(rename, from_.fields, to_.fields))
        migration_.renames.push_back(std::move(*read));
    for (const NodeRef split : map.take("split")) {
      FieldChange change{{old_field(split.key(), from_.fields)}, {}, split.key().location()};
      for (const NodeRef part : split) add_part(change, part.key(), part);
      migration_.changes.push_back(std::move(change));
    }
    for (const NodeRef merge : map.take("merge")) {
      MapReader one(merge, findings_);
      FieldChange change{{}, {}, merge.key().location()};
      for (const NodeRef old : one.require("from"))
        change.from.push_back(old_field(old, from_.fields));
      add_part(change, merge.key(), one.require("value"));
      one.finish();
      migration_.changes.push_back(std::move(change));
    }
    map.finish();
  }

  void add_part(FieldChange& change, NodeRef field, NodeRef value) {
    auto path = new_field(field, to_.fields);
    if (auto read = expression(value, false))
      change.to.emplace_back(std::move(path), *std::move(read));
  }

  std::optional<FieldRename> read_rename(NodeRef node, const model::Type& from,
                                         const model::Type& to) {
    FieldRename rename{old_field(node.key(), from), new_field(node, to), node.key().location()};
    const auto* before = model::type_at(from, rename.from);
    const auto* after = model::type_at(to, rename.to);
    if (before != nullptr && after != nullptr && before->kind != after->kind)
      say(migrate_other_type, node.location(),
          {rename.from, model::name_of(*before), rename.to, model::name_of(*after)});
    if (passes_list(from, rename.from) && parent_of(rename.from) != parent_of(rename.to)) {
      say(migrate_leaves_list, node.location(), {rename.from, parent_of(rename.from)});
      return std::nullopt;
    }
    return rename;
  }

  /// Where both processes are one, the old names are no longer in it.
  std::string old_field(NodeRef node, const model::Type& fields) {
    return field(node, fields, &from_ != &to_);
  }
  std::string new_field(NodeRef node, const model::Type& fields) {
    return field(node, fields, true);
  }

  std::string field(NodeRef node, const model::Type& fields, bool must_exist) {
    std::string path(node.text());
    if (path.empty() || (must_exist && model::type_at(fields, path) == nullptr))
      say(unknown_path, node.location(), {path}, base::nearest(path, model::paths_of(fields)));
    return path;
  }

  static std::string parent_of(const std::string& path) {
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? "" : path.substr(0, dot);
  }

  static bool passes_list(const model::Type& fields, const std::string& path) {
    for (auto dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1)) {
      const auto* section = model::type_at(fields, path.substr(0, dot));
      if (section != nullptr && section->kind == model::TypeKind::list) return true;
    }
    return false;
  }

  std::optional<Expression> expression(NodeRef node, bool condition) {
    if (!node) return std::nullopt;
    Expression expression{node};
    const auto type = condition ? from_.types->simple(cel::TypeKind::boolean) : nullptr;
    if (!compile(expression, from_.environment, type, findings_)) return std::nullopt;
    return expression;
  }

  void say(const Kind& kind, base::Location where, std::vector<base::Argument> arguments,
           std::string nearest = {}) {
    findings_.push_back({.kind = &kind,
                         .where = std::move(where),
                         .arguments = std::move(arguments),
                         .did_you_mean = std::move(nearest)});
  }

  const Process& from_;
  const Process& to_;
  Migration& migration_;
  Diagnostics& findings_;
};

}  // namespace

const StageMove* Migration::stage(std::string_view from) const {
  const auto found = std::find_if(stages.begin(), stages.end(),
                                  [&](const StageMove& move) { return move.from == from; });
  return found == stages.end() ? nullptr : &*found;
}

std::string Migration::renamed(const std::string& path) const {
  for (const auto& rename : renames) {
    if (path == rename.from) return rename.to;
    if (path.starts_with(rename.from + ".")) return rename.to + path.substr(rename.from.size());
  }
  return path;
}

base::Result<Migration> read_migration(base::Source source, const Process& from,
                                       const Process& to) {
  auto document = yaml::read(std::move(source));
  if (!document) return std::move(document.diagnostics);
  Migration migration;
  migration.document = std::make_unique<yaml::Document>(std::move(*document));
  Diagnostics findings;
  Reader(from, to, migration, findings).run(migration.document->root());
  if (base::has_errors(findings)) return findings;
  return migration;
}

}  // namespace pipeline::process
