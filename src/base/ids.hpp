// The ids of things, as messages list them.
#pragma once

#include <iterator>
#include <string>
#include <vector>

namespace pipeline::base {

/// The `id` of each of `things`, in their order.
template <class Things>
std::vector<std::string> ids_of(const Things& things) {
  std::vector<std::string> ids;
  ids.reserve(std::size(things));
  for (const auto& thing : things) ids.push_back(thing.id);
  return ids;
}

}  // namespace pipeline::base
