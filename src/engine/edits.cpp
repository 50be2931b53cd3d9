#include "engine/edits.hpp"

namespace pipeline::engine {

namespace {

/// The top-level fields that stand behind the one that `path` begins with.
std::vector<std::string> fields_behind(const model::Type& fields, const yaml::Path& path) {
  const auto* key = path.empty() ? nullptr : std::get_if<std::string>(&path.front());
  std::vector<std::string> behind;
  if (key == nullptr) return behind;
  auto index = fields.index_of(*key);
  if (index == model::Type::npos) return behind;
  for (++index; index < fields.fields.size(); ++index) behind.push_back(fields.fields[index].key);
  return behind;
}

}  // namespace

yaml::Edit set_edit(const model::Type& fields, yaml::Path path, yaml::Value value) {
  auto before = fields_behind(fields, path);
  return {yaml::Edit::Action::set, std::move(path), std::move(value), std::move(before)};
}

yaml::Edit append_edit(const model::Type& fields, yaml::Path path, yaml::Value item) {
  auto before = fields_behind(fields, path);
  return {yaml::Edit::Action::append, std::move(path), std::move(item), std::move(before)};
}

}  // namespace pipeline::engine
