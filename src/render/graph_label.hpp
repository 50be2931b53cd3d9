// Labels of stations, for languages that quote them.
#pragma once

#include <string>
#include <string_view>

#include "base/graph.hpp"

namespace pipeline::render {

/// The title and, behind `line_end`, the detail, as one text that `quoted` put in quotes.
template <class Quoted>
std::string label(const base::Station& station, base::Language language, std::string_view line_end,
                  Quoted quoted) {
  auto text = quoted(station.title.in(language));
  const auto& detail = station.detail.in(language);
  if (detail.empty()) return text;
  text.pop_back();
  return text.append(line_end) + quoted(detail).substr(1);
}

}  // namespace pipeline::render
