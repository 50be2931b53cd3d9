#include "report/service.hpp"

#include <algorithm>

#include "report/cells.hpp"
#include "report/service_book.hpp"

namespace pipeline::report {

namespace {

using base::Amount;
using base::Cell;
using base::Count;
using base::Decimal;
using base::msg;
using base::Phrase;
using base::Row;
using base::RowRole;
using base::Table;

/// A, B, C or D, as every service department says; the word would take the room of others.
Cell kind_letter(const ServiceItem& call) {
  return {std::string(call["kind"].text())};
}

bool is_done(const ServiceItem& call) {
  return !call["done"].is_absent();
}

/// What was not finished goes first: the next day's list.
Table open_work(const ServiceBook& book, const ServiceItems& calls) {
  Table table{
      .id = "open_work",
      .title = {msg("Work not done, oldest first: it goes first on the next day")},
      .columns = {text_column("date", msg("Date")), number_column("days", msg("Age")),
                  book.group_column("technician", msg("Technician")),
                  text_column("customer", msg("Customer")), text_column("kind", msg("Kind")),
                  text_column("product", msg("Product")), text_column("problem", msg("Problem")),
                  text_column("due", msg("Promised"))},
      .rows = {},
      .when_empty = {msg("All work is done.")}};
  for (const auto& call : calls)
    if (!is_done(call))
      table.rows.push_back({{day_cell(call.day), book.age(call), call.group.cell,
                             call.customer_cell(), kind_letter(call), book.cell(call, "product"),
                             book.cell(call, "problem"), book.promised(call, "due")}});
  return table;
}

/// What one row of the register adds up.
struct Work {
  FieldValue group;
  FieldValue kind;
  std::int64_t count = 0;
  std::int64_t done = 0;
  std::int64_t minutes = 0;
  Decimal charge = {};

  void add(const ServiceItem& call, const ServiceBook& book) {
    ++count;
    if (is_done(call)) ++done;
    if (const auto* spent = call["minutes"].get<std::int64_t>()) minutes += *spent;
    if (const auto* money = call["charge"].get<model::Money>())
      charge += book.rates().in_home(*money, book.today()).value_or(Decimal());
  }

  [[nodiscard]] Row row(const ServiceBook& book, RowRole role) const {
    return {{group.cell,
             kind.cell,
             {Count{count}},
             {Count{done}},
             {Count{minutes}},
             {Amount{charge, model::to_string(book.rates().home)}}},
            role};
  }
};

Table register_by_kind(const ServiceBook& book, const ServiceItems& calls) {
  Table table{
      .id = "register",
      .title = {book.is_by_person() ? msg("Service by technician and kind")
                                    : msg("Service by group and kind")},
      .columns = {book.group_column("technician", msg("Technician")),
                  text_column("kind", msg("Kind")), number_column("count", msg("Number")),
                  number_column("done", msg("Done")), number_column("minutes", msg("Minutes")),
                  number_column("charge", msg("Charge"))},
      .rows = {},
      .when_empty = {msg("No service was registered in the period.")}};
  std::vector<Work> lines;
  Work total{{total_title(), {}}, {}};
  for (const auto& call : calls) {
    const auto kind = book.value(call, "kind");
    auto line = std::find_if(lines.begin(), lines.end(), [&](const Work& each) {
      return each.group.rank == call.group.rank && each.kind.rank == kind.rank;
    });
    if (line == lines.end()) line = lines.insert(line, {call.group, kind});
    line->add(call, book);
    total.add(call, book);
  }
  std::sort(lines.begin(), lines.end(), [](const Work& a, const Work& b) {
    if (a.group.rank == b.group.rank)
      return comes_first(a.kind.rank, b.kind.rank, Direction::ascending);
    return comes_first(a.group.rank, b.group.rank, Direction::ascending);
  });
  for (const auto& line : lines) table.rows.push_back(line.row(book, RowRole::item));
  if (!lines.empty()) table.rows.push_back(total.row(book, RowRole::total));
  return table;
}

/// Work that is done wants the customer's signature.
Cell signature(const ServiceBook& book, const ServiceItem& call) {
  if (!call["signed_by"].is_empty() || !is_done(call)) return book.cell(call, "signed_by");
  Cell missing{Phrase{msg("none")}, base::Emphasis::attention};
  missing.id = "";
  return missing;
}

Table call_register(const ServiceBook& book, const ServiceItems& calls) {
  Table table{
      .id = "calls",
      .title = {msg("Service register")},
      .columns = {text_column("date", msg("Date")),
                  book.group_column("technician", msg("Technician")),
                  text_column("customer", msg("Customer")), text_column("contact", msg("Asked by")),
                  text_column("kind", msg("Kind")), text_column("product", msg("Product")),
                  number_column("minutes", msg("Min.")), text_column("result", msg("Result")),
                  text_column("signed_by", msg("Signed"))},
      .rows = {},
      .when_empty = {msg("No service was registered in the period.")}};
  for (const auto& call : calls)
    table.rows.push_back(
        {{day_cell(call.day), call.group.cell, call.customer_cell(), book.cell(call, "contact"),
          kind_letter(call), book.cell(call, "product"), book.cell(call, "minutes"),
          book.cell(call, "result"), signature(book, call)}});
  return table;
}

std::vector<Phrase> notes(const ServiceBook& book) {
  std::vector<Phrase> notes{
      {msg("work not done and complaints: as of {0}, whatever their day; age: days since then"),
       {base::to_string(book.today())}},
      {msg("surveys: very satisfied 100, satisfied 80, fair 60, poor 0; the mark is the mean of "
           "all grades given, and counts in the person's monthly appraisal")},
      {msg("a serious complaint goes to the executive and is answered by letter; every complaint "
           "and suggestion is answered")}};
  for (auto& note : book.notes()) notes.push_back(std::move(note));
  return notes;
}

}  // namespace

base::Report service(const workspace::Workspace& workspace, const Query& query,
                     base::Provenance provenance) {
  const ServiceBook book(workspace, query);
  const auto calls = book.items("service", "technician");
  const auto of_period = book.in_period(calls);
  base::Report report{.name = "service",
                      .title = {msg("Service report")},
                      .provenance = std::move(provenance),
                      .tables = {open_work(book, calls), register_by_kind(book, of_period),
                                 call_register(book, of_period), survey_table(book)},
                      .notes = notes(book)};
  report.provenance->period = book.period();
  for (auto& table : complaint_tables(book)) report.tables.push_back(std::move(table));
  return report;
}

}  // namespace pipeline::report
