// The difference of two small texts, made to be read in review: every byte that a terminal hides is
// shown. A writer and a reader, so that an expected difference can also be carried out.
#pragma once

#include <string>
#include <string_view>

namespace yaml_tests {

/// A unified diff with one line around each change, without the lines that name files; empty if
/// the texts are equal. Shown are ␍ (carriage return), ␉ (tab), ␠ (a blank at the end of a line),
/// and ⟨BOM⟩; a last line without a line end is followed by "\ no line end".
[[nodiscard]] std::string line_diff(std::string_view before, std::string_view after);

/// `before` with `diff` carried out, every other byte as it was. Nothing but a remark where a line
/// that `diff` takes away or shows is not there.
[[nodiscard]] std::string patched(std::string_view before, std::string_view diff);

}  // namespace yaml_tests
