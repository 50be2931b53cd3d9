#include "unit/yaml/editing.hpp"

#include "yaml/path.hpp"
#include "yaml/reader.hpp"

namespace yaml_tests {

using pipeline::base::Diagnostics;
using pipeline::yaml::parse_path;

namespace {

std::string kinds_of(const Diagnostics& findings) {
  std::string names = "[";
  for (const auto& finding : findings) {
    if (names.size() > 1) names += ' ';
    names += finding.kind->name;
  }
  return names + "]";
}

}  // namespace

Edit set(std::string_view path, Value value, std::vector<std::string> before) {
  return {Edit::Action::set, parse_path(path).value(), std::move(value), std::move(before)};
}

Edit set(std::string_view path, std::string_view text) {
  return set(path, Value::text(std::string(text)));
}

Edit append(std::string_view path, Value value, std::vector<std::string> before) {
  return {Edit::Action::append, parse_path(path).value(), std::move(value), std::move(before)};
}

Edit unset(std::string_view path) {
  return {Edit::Action::remove, parse_path(path).value(), {}, {}};
}

Value map_of(std::vector<std::pair<std::string, std::string>> pairs) {
  std::vector<std::pair<std::string, Value>> entries;
  for (auto& [key, scalar] : pairs)
    entries.emplace_back(std::move(key), Value::plain(std::move(scalar)));
  return Value::map(std::move(entries));
}

Value list_of(const std::vector<std::string>& texts) {
  std::vector<Value> items;
  for (const auto& text : texts) items.push_back(Value::text(text));
  return Value::list(std::move(items));
}

std::string edited(std::string_view text, const std::vector<Edit>& edits) {
  const auto document = pipeline::yaml::read({"deal.yaml", std::string(text)});
  if (!document) return "unreadable: " + kinds_of(document.diagnostics);
  const auto result = pipeline::yaml::apply(*document, edits);
  return result ? *result : kinds_of(result.diagnostics);
}

std::string edited(std::string_view text, const Edit& edit) {
  return edited(text, std::vector<Edit>{edit});
}

}  // namespace yaml_tests
