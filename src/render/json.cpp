#include <cmath>
#include <nlohmann/json.hpp>

#include "render/cell.hpp"
#include "render/json_text.hpp"
#include "render/report.hpp"
#include "render/words.hpp"

namespace pipeline::render {
namespace {

using base::Language;
using Json = nlohmann::ordered_json;

/// To six digits, as CSV has it; null for what is no finite number.
Json number(double value) {
  if (!std::isfinite(value)) return {};
  const double rounded = base::Decimal::from_double(value).to_double();
  const bool is_whole = std::trunc(rounded) == rounded && std::fabs(rounded) < 1e15;
  return is_whole ? Json(static_cast<std::int64_t>(rounded)) : Json(rounded);
}

struct JsonValue {
  Json operator()(std::monostate) const { return {}; }
  Json operator()(const base::Amount& amount) const {
    return {{"value", to_string(amount.value)}, {"currency", amount.currency}};
  }
  Json operator()(base::Count count) const { return count.value; }
  Json operator()(base::Percent percent) const { return number(percent.fraction); }
  Json operator()(base::Days days) const { return number(days.count); }
  Json operator()(base::Points points) const { return number(points.value); }
  template <class Text>
  Json operator()(const Text& text) const {
    return raw(text);
  }
};

Json cell(const base::Cell& from) {
  return from.id ? text_or_null(*from.id) : std::visit(JsonValue{}, from.value);
}

Json row(const base::Row& from, const base::Table& table) {
  Json object = Json::object();
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    object[table.columns[i].id] = i < from.cells.size() ? cell(from.cells[i]) : Json();
  if (from.role != base::RowRole::item)
    object["row_role"] = from.role == base::RowRole::group ? "group" : "total";
  return object;
}

Json table(const base::Table& from, Language language) {
  Json columns = Json::array();
  for (const base::Column& column : from.columns)
    columns.push_back(Json::object({{"id", column.id}, {"title", words(column.title, language)}}));
  Json rows = Json::array();
  for (const base::Row& each : from.rows) rows.push_back(row(each, from));
  return Json::object({{"id", from.id},
                       {"title", text_or_null(words(from.title, language))},
                       {"columns", std::move(columns)},
                       {"rows", std::move(rows)}});
}

Json origin(const base::Provenance& from) {
  Json period;
  if (from.period)
    period = Json::object(
        {{"first", to_string(from.period->first)}, {"last", to_string(from.period->last)}});
  return Json::object({{"workspace", from.workspace},
                       {"today", to_string(from.today)},
                       {"period", std::move(period)},
                       {"commit", text_or_null(from.commit)},
                       {"deals", from.deals},
                       {"chosen", from.chosen ? Json(*from.chosen) : Json()},
                       {"undecided", from.undecided},
                       {"left_out", from.left_out}});
}

}  // namespace

std::string to_json(const base::Report& report, Language language) {
  Json tables = Json::array();
  for (const base::Table& each : report.tables) tables.push_back(table(each, language));
  Json notes = Json::array();
  for (const base::Phrase& note : report.notes) notes.push_back(words(note, language));
  const std::string schema =
      report.schema.empty() ? "pipeline/report-" + report.name + "/v1" : report.schema;
  return json_text(
      Json::object({{"schema", schema},
                    {"title", words(report.title, language)},
                    {"provenance", report.provenance ? origin(*report.provenance) : Json()},
                    {"tables", std::move(tables)},
                    {"notes", std::move(notes)}}));
}

}  // namespace pipeline::render
