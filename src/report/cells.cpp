#include "report/cells.hpp"

namespace pipeline::report {

using base::Cell;

base::Column text_column(std::string id, std::string_view title) {
  return {std::move(id), base::Phrase{title}};
}

base::Column number_column(std::string id, std::string_view title) {
  return {std::move(id), base::Phrase{title}, base::Align::right};
}

base::Column group_column(const Query& query, base::Column otherwise) {
  return query.by ? base::Column{query.by->path, query.by->title} : std::move(otherwise);
}

Cell total_title() {
  return {base::Phrase{base::msg("Total")}};
}

std::optional<base::Date> day_of(const model::Value& value) {
  const auto* day = value.get<base::Date>();
  return day != nullptr ? std::optional(*day) : std::nullopt;
}

Cell day_cell(const std::optional<base::Date>& day, base::Emphasis emphasis) {
  return day ? Cell{*day, emphasis} : Cell{};
}

Cell share_cell(double part, double whole) {
  return whole == 0 ? Cell{} : Cell{base::Percent{part / whole}};
}

}  // namespace pipeline::report
