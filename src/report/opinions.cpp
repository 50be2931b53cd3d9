// What customers think and complain of, in tables of the service report.
#include <algorithm>
#include <array>

#include "report/cells.hpp"
#include "report/service.hpp"
#include "report/service_book.hpp"

namespace pipeline::report {

namespace {

using base::Cell;
using base::Count;
using base::Emphasis;
using base::msg;
using base::Phrase;
using base::Row;
using base::RowRole;
using base::Table;

constexpr std::array<std::string_view, 4> questions{"attitude", "technique", "arrival", "promises"};

/// A mark below this needs a word with the person.
constexpr double poor_mark = 60;

/// Adds up grades of which some are missing.
struct Mean {
  double sum = 0;
  std::int64_t count = 0;

  void add(const Mean& other) {
    sum += other.sum;
    count += other.count;
  }
  [[nodiscard]] Cell points() const {
    if (count == 0) return {};
    const auto mean = sum / static_cast<double>(count);
    return {base::Points{mean}, mean < poor_mark ? Emphasis::bad : Emphasis::none};
  }
};

/// The marks of one person, or of one group of customers.
struct Marks {
  FieldValue group;
  std::int64_t surveys = 0;
  std::array<Mean, questions.size()> by_question = {};

  void add(const ServiceItem& survey) {
    ++surveys;
    for (std::size_t i = 0; i < questions.size(); ++i)
      if (const auto points = survey_points(survey[questions[i]].text()))
        by_question[i].add({*points, 1});
  }

  [[nodiscard]] Row row(RowRole role) const {
    Row row{{group.cell, {Count{surveys}}}, role};
    Mean all;
    for (const auto& mean : by_question) {
      row.cells.push_back(mean.points());
      all.add(mean);
    }
    row.cells.push_back(all.points());
    return row;
  }
};

bool is_serious(const ServiceItem& complaint) {
  const auto* serious = complaint["serious"].get<bool>();
  return serious != nullptr && *serious;
}

/// What a serious complaint still lacks; nothing if it is settled.
std::optional<Phrase> lacking(const ServiceItem& complaint) {
  const bool is_escalated = !complaint["escalated"].is_absent();
  if (complaint["answered"].is_absent())
    return {{is_escalated ? msg("answer") : msg("escalation, answer")}};
  if (complaint["letter"].is_empty())
    return {{is_escalated ? msg("letter") : msg("escalation, letter")}};
  return is_escalated ? std::nullopt : std::optional<Phrase>{{msg("escalation")}};
}

Table serious_complaints(const ServiceBook& book, const ServiceItems& complaints) {
  Table table{
      .id = "serious_complaints",
      .title = {msg("Serious complaints not settled")},
      .columns = {text_column("date", msg("Date")), number_column("days", msg("Age")),
                  book.group_column("owner", msg("Handled by")),
                  text_column("customer", msg("Customer")), text_column("what", msg("What")),
                  text_column("lacks", msg("Lacks")), text_column("due", msg("Due"))},
      .rows = {},
      .when_empty = {msg("Every serious complaint is settled.")}};
  table.columns[5].whole = true;
  for (const auto& item : complaints) {
    const auto lacks = is_serious(item) ? lacking(item) : std::nullopt;
    if (!lacks) continue;
    table.rows.push_back({{day_cell(item.day),
                           book.age(item),
                           item.group.cell,
                           item.customer_cell(),
                           book.cell(item, "what"),
                           {*lacks, Emphasis::bad},
                           book.promised(item, "due")}});
  }
  return table;
}

Table other_complaints(const ServiceBook& book, const ServiceItems& complaints) {
  Table table{
      .id = "complaints",
      .title = {msg("Other complaints and suggestions not answered")},
      .columns = {text_column("date", msg("Date")), number_column("days", msg("Age")),
                  book.group_column("owner", msg("Handled by")),
                  text_column("customer", msg("Customer")), text_column("kind", msg("Kind")),
                  text_column("what", msg("What")), text_column("due", msg("Due"))},
      .rows = {},
      .when_empty = {msg("Every other complaint is answered.")}};
  for (const auto& item : complaints) {
    if (is_serious(item) || !item["answered"].is_absent()) continue;
    table.rows.push_back(
        {{day_cell(item.day), book.age(item), item.group.cell, item.customer_cell(),
          book.cell(item, "kind"), book.cell(item, "what"), book.promised(item, "due")}});
  }
  return table;
}

}  // namespace

std::optional<double> survey_points(std::string_view grade) {
  if (grade == "very_satisfied") return 100;
  if (grade == "satisfied") return 80;
  if (grade == "fair") return 60;
  if (grade == "poor") return 0;
  return std::nullopt;
}

Table survey_table(const ServiceBook& book) {
  Table table{
      .id = "surveys",
      .title = {msg("Opinion surveys, 0 to 100")},
      .columns = {book.group_column("person", msg("Person")),
                  number_column("surveys", msg("Surveys")),
                  number_column("attitude", msg("Attitude")),
                  number_column("technique", msg("Technique")),
                  number_column("arrival", msg("Arrival")),
                  number_column("promises", msg("Promises")), number_column("mark", msg("Mark"))},
      .rows = {},
      .when_empty = {msg("No customer was asked in the period.")}};
  std::vector<Marks> all;
  Marks total{{total_title(), {}}};
  for (const auto& survey : book.in_period(book.items("surveys", "person"))) {
    auto marks = std::find_if(all.begin(), all.end(), [&](const Marks& each) {
      return each.group.rank == survey.group.rank;
    });
    if (marks == all.end()) marks = all.insert(marks, {survey.group});
    marks->add(survey);
    total.add(survey);
  }
  std::sort(all.begin(), all.end(), [](const Marks& a, const Marks& b) {
    return comes_first(a.group.rank, b.group.rank, Direction::ascending);
  });
  for (const auto& marks : all) table.rows.push_back(marks.row(RowRole::item));
  if (!all.empty()) table.rows.push_back(total.row(RowRole::total));
  return table;
}

std::vector<Table> complaint_tables(const ServiceBook& book) {
  const auto complaints = book.items("complaints", "owner");
  return {serious_complaints(book, complaints), other_complaints(book, complaints)};
}

}  // namespace pipeline::report
