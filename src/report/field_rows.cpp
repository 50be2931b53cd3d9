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

  void add(const Value& record) {
    if (record.type == nullptr || record.type->kind != TypeKind::record) return;
    for (const auto& field : record.type->fields) {
      const bool is_top = depth_ == 0;
      if (is_top && std::find(except_.begin(), except_.end(), field.key) != except_.end()) continue;
      const auto& value = record[field.key];
      if (value.is_empty()) continue;
      if (field.type.kind == TypeKind::record) {
        ++depth_;
        add(value);
        --depth_;
      } else {
        rows_.push_back(field_row(field_title(*record.type, field.key), shown(value)));
      }
    }
    for (const auto& member : record.members())
      if (!member.value.is_empty())
        rows_.push_back(field_row(std::string(member.key), shown(member.value)));
  }

  std::vector<base::Row> take() { return std::move(rows_); }

 private:
  [[nodiscard]] base::Cell shown(const Value& value) const {
    const auto items = value.items();
    if (value.get<model::List>() == nullptr) {
      const auto* record = value.get<model::Record>();
      if (record == nullptr) return value_of(value, workspace_).cell;
      return {Phrase{msg("{0} entries"), {std::to_string(record->members.size())}}};
    }
    if (items.front().get<model::Record>() != nullptr)
      return {Phrase{msg("{0} entries"), {std::to_string(items.size())}}};
    std::string texts;
    for (const auto& item : items)
      texts += (texts.empty() ? "" : ", ") +
               model::to_text(item, workspace_.definition->settings.rates.home);
    return {texts};
  }

  const workspace::Workspace& workspace_;
  std::span<const std::string_view> except_;
  std::vector<base::Row> rows_;
  int depth_ = 0;
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

base::Table field_table(std::vector<base::Row> rows) {
  return {.id = "fields",
          .title = {},
          .columns = {{"field", Phrase{msg("Field")}}, {"value", Phrase{msg("Value")}}},
          .rows = std::move(rows)};
}

base::CellValue field_title(const model::Type& record, std::string_view key) {
  const auto* field = record.find(key);
  if (field == nullptr || field->title.empty()) return std::string(key);
  return field->title;
}

}  // namespace pipeline::report
