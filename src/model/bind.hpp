// From a located document to typed values, by the fields that a process declares.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/value.hpp"

namespace pipeline::model {

/// What references are held against. The lists are sorted.
struct References {
  std::vector<std::string> people;
  std::vector<std::string> accounts;
  const Rates* rates = nullptr;
  base::Date today;
};

/// The document's root as a value of `record`, in the document's arena. What does not fit becomes
/// absent and a finding: unknown keys (except x_…), wrong types, impossible dates, values outside
/// an enum, unknown people and accounts, currencies without a rate. `record` must outlive the
/// value.
[[nodiscard]] Value bind(yaml::Document& document, const Type& record, const References& references,
                         base::Diagnostics& findings);

/// Reads one text as a value of `type`, as if it stood unquoted in a file behind `key` (for `set
/// k=v`). Findings have no place.
[[nodiscard]] Value parse(std::string_view text, std::string_view key, const Type& type,
                          const References& references, base::Arena& arena,
                          base::Diagnostics& findings);

/// Whether `text` may be an id: lower-case letters, digits and '-', Chinese letters too. Source:
/// FORMAT §1.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace pipeline::model
