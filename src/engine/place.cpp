#include "engine/place.hpp"

namespace pipeline::engine {

base::Location place_of(std::string_view path, const Situation& situation,
                        std::optional<std::size_t> item) {
  if (path.starts_with("deal.")) path.remove_prefix(5);
  yaml::NodeRef node = situation.deal.document.root();
  yaml::NodeRef nearest;
  while (node.is_map() && !path.empty()) {
    const auto dot = path.find('.');
    node = node.find(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    if (node) nearest = node;
  }
  if (item && node.is_list())
    if (const auto one = node.at(*item)) return one.location();
  return nearest ? nearest.key().location() : top_of(situation.deal);
}

std::optional<base::Location> place_of(const cel::Reading& reading, const Situation& situation,
                                       std::optional<std::size_t> item) {
  const auto key = std::string_view(reading.path).substr(0, reading.path.find('.'));
  if (reading.function || (key != "deal" && situation.process.fields.find(key) == nullptr))
    return std::nullopt;
  return place_of(std::string_view(reading.path), situation, item);
}

base::Location place_of(const process::FieldPath& field, const Situation& situation) {
  if (!field.of_account) return place_of(std::string_view(field.path), situation);
  if (situation.account == nullptr) return place_of("account", situation);
  return {std::string(situation.account->path()), 1, 1, 1, 1};
}

base::Location top_of(const model::Opportunity& deal) {
  return {std::string(deal.path()), 1, 1, 1, 1};
}

}  // namespace pipeline::engine
