// A way with stations as data: drawn in render/.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/localized.hpp"

namespace pipeline::base {

struct Station {
  std::string id;
  Localized title;
  Localized detail;  ///< a second, smaller line; may be empty
};

struct Way {
  enum class Kind { gate, skip, back };
  Kind kind = Kind::gate;
  std::size_t from = 0;  ///< in Graph::stations
  std::size_t to = 0;
  Localized label;
};

/// Stations stand in their order, one below the other; the last is where the way ends. `ends` can
/// be reached from all others.
struct Graph {
  Localized title;
  std::vector<Station> stations;
  std::vector<Way> ways;
  std::vector<Station> ends;
};

}  // namespace pipeline::base
