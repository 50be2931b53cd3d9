// An expression's text as messages show it.
#pragma once

#include <string>
#include <string_view>

namespace pipeline::cel {

/// `source` with each run of blanks and line ends as one blank.
[[nodiscard]] std::string on_one_line(std::string_view source);

/// `source` on one line; if that is long, without what its macros ask of each item:
/// "size(reviews.filter(…)) >= 2".
[[nodiscard]] std::string brief(std::string_view source);

}  // namespace pipeline::cel
