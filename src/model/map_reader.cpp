#include "model/map_reader.hpp"

#include <algorithm>
#include <charconv>

#include "base/nearest.hpp"
#include "yaml/scalar.hpp"

namespace pipeline::model {

using base::Phrase;
using yaml::NodeRef;
using yaml::ScalarType;

namespace {

void say_mismatch(NodeRef node, std::string_view key, Phrase wanted, base::Diagnostics& findings) {
  base::Argument found = node.is_map()    ? base::Argument{Phrase{base::msg("a map")}}
                         : node.is_list() ? base::Argument{Phrase{base::msg("a list")}}
                                          : base::Argument{"'" + std::string(node.text()) + "'"};
  findings.push_back({.kind = &bad_definition_value,
                      .where = node.location(),
                      .arguments = {std::string(key), std::move(found), std::move(wanted)}});
}

}  // namespace

MapReader::MapReader(NodeRef map, base::Diagnostics& findings) : map_(map), findings_(findings) {
  if (map_ && !map_.is_map() && !map_.is_null()) {
    say_mismatch(map_, map_.key() ? map_.key_text() : std::string_view{}, {base::msg("a map")},
                 findings_);
    map_ = {};
  }
}

NodeRef MapReader::take(std::string_view key) {
  known_.emplace_back(key);
  const auto node = map_.find(key);
  return node && node.is_null() ? NodeRef{} : node;
}

NodeRef MapReader::require(std::string_view key) {
  const auto node = take(key);
  if (!node && map_)
    findings_.push_back(
        {.kind = &missing_key, .where = map_.location(), .arguments = {std::string(key)}});
  return node;
}

std::string MapReader::text(std::string_view key) {
  const auto node = take(key);
  if (!node) return {};
  if (!node.is_scalar()) mismatch(node, key, {base::msg("a text")});
  return std::string(node.text());
}

base::Localized MapReader::localized(std::string_view key) {
  return read_localized(take(key), findings_);
}

std::vector<std::string> MapReader::texts(std::string_view key) {
  return read_texts(take(key), findings_);
}

std::optional<std::int64_t> MapReader::integer(std::string_view key) {
  const auto node = take(key);
  if (!node) return std::nullopt;
  std::int64_t number = 0;
  const auto text = node.text();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (node.is_plain() && error == std::errc{} && end == text.data() + text.size()) return number;
  mismatch(node, key, {base::msg("a whole number")});
  return std::nullopt;
}

std::optional<base::Decimal> MapReader::decimal(std::string_view key) {
  const auto node = take(key);
  if (!node) return std::nullopt;
  const auto number = node.is_plain() ? base::parse_decimal(node.text()) : std::nullopt;
  if (!number) mismatch(node, key, {base::msg("a number")});
  return number;
}

std::optional<Percent> MapReader::percent(std::string_view key) {
  const auto node = take(key);
  if (!node) return std::nullopt;
  if (node.is_plain() && node.text().ends_with('%'))
    if (const auto number = base::parse_decimal(node.text().substr(0, node.text().size() - 1)))
      return Percent{*number * base::Decimal::from_units(base::Decimal::scale / 100)};
  mismatch(node, key, {base::msg("a percentage such as 28%")});
  return std::nullopt;
}

std::optional<bool> MapReader::boolean(std::string_view key) {
  const auto node = take(key);
  if (!node) return std::nullopt;
  if (yaml::scalar_type(node.node()) == ScalarType::boolean && node.is_scalar())
    return node.text().front() == 't' || node.text().front() == 'T';
  mismatch(node, key, {base::msg("true or false")});
  return std::nullopt;
}

void MapReader::finish() {
  for (const NodeRef child : map_) {
    const auto key = child.key_text();
    if (is_free_key(key) || std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    findings_.push_back({.kind = &unknown_key,
                         .where = child.key().location(),
                         .arguments = {std::string(key), known_},
                         .did_you_mean = base::nearest(key, known_)});
  }
}

void MapReader::mismatch(NodeRef node, std::string_view key, Phrase wanted) {
  say_mismatch(node, key, std::move(wanted), findings_);
}

base::Localized read_localized(NodeRef node, base::Diagnostics& findings) {
  if (!node) return {};
  if (node.is_scalar()) return {std::string(node.text()), {}};
  MapReader map(node, findings);
  base::Localized text{map.text("en"), map.text("zh")};
  map.finish();
  return text;
}

std::vector<std::string> read_texts(NodeRef node, base::Diagnostics& findings) {
  std::vector<std::string> texts;
  if (node.is_scalar()) texts.emplace_back(node.text());
  if (node.is_map()) say_mismatch(node, node.key_text(), {base::msg("a list of texts")}, findings);
  if (!node.is_list()) return texts;
  for (const NodeRef item : node) {
    if (item.is_scalar())
      texts.emplace_back(item.text());
    else
      say_mismatch(item, node.key() ? node.key_text() : std::string_view{}, {base::msg("a text")},
                   findings);
  }
  return texts;
}

std::vector<Choice> read_choices(NodeRef node, base::Diagnostics& findings) {
  std::vector<Choice> choices;
  if (node.is_map()) {
    for (const NodeRef child : node)
      choices.push_back({std::string(child.key_text()), read_localized(child, findings)});
    return choices;
  }
  for (auto& id : read_texts(node, findings)) {
    const auto same = [&](const Choice& c) { return c.id == id; };
    if (std::any_of(choices.begin(), choices.end(), same))
      findings.push_back({.kind = &repeated_id, .where = node.location(), .arguments = {id}});
    choices.push_back({std::move(id), {}});
  }
  return choices;
}

}  // namespace pipeline::model
