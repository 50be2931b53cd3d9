#include "report/field_rows.hpp"

#include <algorithm>

#include "report/field.hpp"

namespace pipeline::report {

namespace {

using base::msg;
using base::Phrase;
using model::TypeKind;
using model::Value;

class FieldRows {
 public:
  FieldRows(const workspace::Workspace& workspace, std::span<const std::string_view> except)
      : workspace_(workspace), except_(except) {}

  /// Fields of the file's own level first, then one section after the other, each under its title.
  void add(const Value& root) {
    if (root.type == nullptr || root.type->kind != TypeKind::record) return;
    add_plain(root, Depth::top);
    for (const auto& field : root.type->fields) {
      if (field.type.kind != TypeKind::record || is_excepted(field.key) ||
          root[field.key].is_empty())
        continue;
      rows_.push_back({{{field_title(*root.type, field.key)}}, base::RowRole::group});
      add_section(root[field.key]);
    }
  }

  std::vector<base::Row> take() { return std::move(rows_); }

 private:
  enum class Depth { top, below };

  [[nodiscard]] bool is_excepted(std::string_view key) const {
    return std::find(except_.begin(), except_.end(), key) != except_.end();
  }

  void add_plain(const Value& record, Depth depth) {
    for (const auto& field : record.type->fields) {
      const auto& value = record[field.key];
      const bool told = depth == Depth::top && is_excepted(field.key);
      if (field.type.kind != TypeKind::record && !told && !value.is_empty())
        rows_.push_back(field_row(field_title(*record.type, field.key), shown(value)));
    }
    for (const auto& member : record.members())
      if (!member.value.is_empty())
        rows_.push_back(field_row(std::string(member.key), shown(member.value)));
  }

  void add_section(const Value& section) {
    add_plain(section, Depth::below);
    for (const auto& field : section.type->fields)
      if (field.type.kind == TypeKind::record && !section[field.key].is_empty())
        add_section(section[field.key]);
  }

  [[nodiscard]] base::Cell shown(const Value& value) const {
    const auto items = value.items();
    if (value.get<model::List>() == nullptr) {
      const auto* record = value.get<model::Record>();
      if (record == nullptr) return value_of(value, workspace_).cell;
      return {Phrase{msg("entries: {0}"), {std::to_string(record->members.size())}}};
    }
    if (items.front().get<model::Record>() != nullptr)
      return {Phrase{msg("entries: {0}"), {std::to_string(items.size())}}};
    base::Localized all;
    for (const auto& item : items) {
      const auto text = title_of(item);
      all.en += (all.en.empty() ? "" : ", ") + text.en;
      all.zh += (all.zh.empty() ? "" : "、") + text.zh;
    }
    return {all};
  }

  /// An item of a list by its title, or as the file has it.
  [[nodiscard]] base::Localized title_of(const Value& item) const {
    const auto cell = value_of(item, workspace_).cell;
    if (const auto* title = std::get_if<base::Localized>(&cell.value))
      return {title->in(base::Language::en), title->in(base::Language::zh)};
    const auto text = model::to_text(item, workspace_.definition->settings.rates.home);
    return {text, text};
  }

  const workspace::Workspace& workspace_;
  std::span<const std::string_view> except_;
  std::vector<base::Row> rows_;
};

}  // namespace

std::vector<base::Row> field_rows(const Value& record, const workspace::Workspace& workspace,
                                  std::span<const std::string_view> except) {
  FieldRows rows(workspace, except);
  rows.add(record);
  return rows.take();
}

base::Row field_row(base::CellValue title, base::Cell value) {
  return {{{std::move(title)}, std::move(value)}};
}

base::Table field_table(std::string id, Phrase title, std::vector<base::Row> rows) {
  return {.id = std::move(id),
          .title = std::move(title),
          .columns = {{"field", Phrase{msg("Field")}}, {"value", Phrase{msg("Value")}}},
          .rows = std::move(rows)};
}

base::CellValue field_title(const model::Type& record, std::string_view key) {
  const auto* field = record.find(key);
  if (field == nullptr || field->title.empty()) return std::string(key);
  return field->title;
}

}  // namespace pipeline::report
