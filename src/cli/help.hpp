// Help as this program shows it: what it does, examples first, then options; in the reader's
// language.
#pragma once

#include <memory>

#include <CLI/CLI.hpp>

#include "base/localized.hpp"

namespace pipeline::cli {

[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_formatter(base::Language language);

}  // namespace pipeline::cli
