// Declared fields as types of the expression language.
#pragma once

#include "cel/type.hpp"
#include "model/field.hpp"

namespace pipeline::process {

/// Money and percent read as double, dates as timestamp, enums as string with their values,
/// sections as records. Source: FORMAT §5.
[[nodiscard]] cel::TypeRef expression_type(const model::Type& type, const std::string& name,
                                           cel::TypePool& pool);

}  // namespace pipeline::process
