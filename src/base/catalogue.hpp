// The message catalogue: English texts of the program → the reader's language. The Chinese lives in
// po/zh_CN.po, is compiled by msgfmt and embedded in the program, so that no locale has to be
// installed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/localized.hpp"

namespace pipeline::base {

/// The text for `english` in `language`; `english` itself where the catalogue has none.
[[nodiscard]] std::string_view translate(Language language, std::string_view english);

/// The form of `singular`/`plural` that goes with `count`, translated.
[[nodiscard]] std::string_view translate(Language language, std::string_view singular,
                                         std::string_view plural, std::int64_t count);

/// `english` translated and its {0}, {1}, … (to {99}) filled with `arguments`. A brace is written
/// {{ or }}; places without an argument and single braces stay as they are.
[[nodiscard]] std::string filled(Language language, std::string_view english,
                                 const std::vector<std::string>& arguments);

}  // namespace pipeline::base
