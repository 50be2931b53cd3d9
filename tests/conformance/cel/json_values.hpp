// Values and types of the suite's JSON form, and back: an object with one key, the value's type.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/arena.hpp"
#include "cel/type.hpp"
#include "cel/value.hpp"

namespace conformance {

/// `{"int": "1"}` and its like; lives in `arena`.
[[nodiscard]] pipeline::cel::Value value_of(const nlohmann::json& json,
                                            pipeline::base::Arena& arena);

/// `{"primitive": "STRING"}`, `{"listType": …}`; what we do not have is any.
[[nodiscard]] pipeline::cel::TypeRef type_of(const nlohmann::json& json,
                                             pipeline::cel::TypePool& pool);

/// Whether `found` is what `wanted` says: kinds must be the same, NaN equals NaN, maps have no
/// order.
[[nodiscard]] bool is_the_same(const pipeline::cel::Value& found, const nlohmann::json& wanted);

}  // namespace conformance
