// What a process declares: fields and their types. Data, read from YAML; nothing here knows a
// particular field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.hpp"
#include "base/localized.hpp"
#include "base/span.hpp"

namespace pipeline::model {

/// FORMAT §2's scalar types, `list` and `map` of them, and `record`: a map whose keys are declared.
enum class TypeKind : std::uint8_t {
  text,
  integer,
  number,
  percent,
  boolean,
  date,
  choice,
  money,
  person,
  account,
  ref,
  list,
  map,
  record
};

/// One value of an enum.
struct Choice {
  std::string id;
  base::Localized title;  ///< may be empty: then the id is shown
};

/// Where an enum's values come from, if the field itself does not list them.
enum class ChoiceSource : std::uint8_t {
  listed,
  stages,
  activity_kinds,
  segments,
  channels,
  reasons,
  rules
};

struct Field;

struct Type {
  TypeKind kind = TypeKind::text;
  ChoiceSource source = ChoiceSource::listed;
  std::vector<Choice> choices =
      {};  ///< of a choice; empty with another source than `listed`: anything goes
  std::optional<base::Decimal> least = {};  ///< of numbers, percentages (as fractions), money
  std::optional<base::Decimal> greatest = {};
  std::vector<Type> element = {};  ///< of a list or map: exactly one
  std::vector<Field>
      fields;  ///< of a record, in the order of declaration (Field is not complete here)

  [[nodiscard]] const Field* find(std::string_view key) const;
  [[nodiscard]] Field* find(std::string_view key);
  /// Index of `key` among the fields, or npos.
  [[nodiscard]] std::size_t index_of(std::string_view key) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

struct Field {
  std::string key;
  base::Localized title;
  base::Localized help;
  Type type;
};

/// The id of a choice's title in `language`; the id itself where it has no title.
[[nodiscard]] std::string title_of(const Type& choices, std::string_view id,
                                   base::Language language);

/// The type that `path` (dotted) leads to below `record`, through lists too; nullptr if nothing is
/// declared there.
[[nodiscard]] const Type* type_at(const Type& record, std::string_view path);

/// Where each record on the dotted `path` below `record` declares its next field; empty if it leads
/// through a list or a free map, or nowhere.
[[nodiscard]] std::vector<std::size_t> places_of(const Type& record, std::string_view path);

/// All dotted paths of fields below `record`, sections before their fields: for "did you mean" and
/// completion.
[[nodiscard]] std::vector<std::string> paths_of(const Type& record);

/// FORMAT's name of a type, as messages use it: "date", "list of text", "enum".
[[nodiscard]] std::string name_of(const Type& type);

/// Keys that begin so belong to the users and are never checked.
[[nodiscard]] inline bool is_free_key(std::string_view key) {
  return key.starts_with("x_");
}

/// Whether the dotted `path` leads to such a key, or below one.
[[nodiscard]] inline bool is_free_path(std::string_view path) {
  return is_free_key(path) || path.find(".x_") != std::string_view::npos;
}

}  // namespace pipeline::model
