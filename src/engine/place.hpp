// Where a thing that a rule speaks of stands in the deal's file.
#pragma once

#include <optional>
#include <string_view>

#include "base/span.hpp"
#include "cel/program.hpp"
#include "engine/situation.hpp"

namespace pipeline::engine {

/// The key of a dotted path (with `deal.` before it or not), or of the nearest section above it
/// that the file has, else the file's first line; with `item`, that item (from 0) of the list
/// there. What is below `account.` stands at the deal's `account`.
[[nodiscard]] base::Location place_of(std::string_view path, const Situation& situation,
                                      std::optional<std::size_t> item = {});

/// Where a reading of an expression stands in the deal's file; nothing for a function, the clock,
/// or the person who acts.
[[nodiscard]] std::optional<base::Location> place_of(const cel::Reading& reading,
                                                     const Situation& situation,
                                                     std::optional<std::size_t> item = {});

/// A field that a rule names, in the deal's file or the account's.
[[nodiscard]] base::Location place_of(const process::FieldPath& field, const Situation& situation);

/// The first character of the deal's file.
[[nodiscard]] base::Location top_of(const model::Opportunity& deal);

}  // namespace pipeline::engine
