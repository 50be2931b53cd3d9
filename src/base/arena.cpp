#include "base/arena.hpp"

#include <algorithm>

namespace pipeline::base {

std::string_view Arena::copy(std::string_view text) {
  const auto bytes = array<char>(text.size());
  std::copy(text.begin(), text.end(), bytes.begin());
  return {bytes.data(), bytes.size()};
}

}  // namespace pipeline::base
