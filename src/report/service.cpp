#include "report/service.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "report/cells.hpp"
#include "report/customers.hpp"
#include "report/group.hpp"

namespace pipeline::report {

namespace {

using base::Amount;
using base::Cell;
using base::Count;
using base::Days;
using base::Decimal;
using base::Emphasis;
using base::msg;
using base::Phrase;
using base::Points;
using base::Row;
using base::RowRole;
using base::Table;
using model::Value;

constexpr std::array<std::string_view, 4> questions{"attitude", "technique", "arrival", "promises"};

/// A mark below this needs a word with the person.
constexpr double poor_mark = 60;

/// One entry of a standard section, with the customer whose it is.
struct Item {
  const Facts* customer = nullptr;
  const Value* value = nullptr;
  std::optional<base::Date> day;
  FieldValue group;

  [[nodiscard]] const Value& operator[](std::string_view key) const { return (*value)[key]; }
};
using Items = std::vector<Item>;

/// Adds up numbers of which some are missing.
struct Mean {
  double sum = 0;
  std::int64_t count = 0;

  void add(double number) {
    sum += number;
    ++count;
  }
  void add(const Mean& other) {
    sum += other.sum;
    count += other.count;
  }
  [[nodiscard]] Cell points() const {
    if (count == 0) return {};
    const auto mean = sum / static_cast<double>(count);
    return {Points{mean}, mean < poor_mark ? Emphasis::bad : Emphasis::none};
  }
};

class ServiceReport {
 public:
  ServiceReport(const workspace::Workspace& workspace, const Query& query)
      : workspace_(workspace),
        query_(query),
        customers_(workspace, query.where),
        period_(query.period.value_or(base::month_of(workspace.today))),
        calls_(items("service", "technician")) {}

  base::Report run(base::Provenance provenance) const {
    base::Report report{
        .name = "service",
        .title = {msg("Service report")},
        .provenance = std::move(provenance),
        .tables = {open_work(), register_of_period(), calls(), surveys(), complaints()},
        .notes = notes()};
    report.provenance->period = period_;
    return report;
  }

 private:
  /// The entries of a section, each in its group: the person under `person`, or what was asked for.
  [[nodiscard]] Items items(std::string_view section, std::string_view person) const {
    Items items;
    for (const auto& customer : customers_.chosen())
      for (const auto& value : customer.account->root[section].items()) {
        auto group = query_.by ? value_of(*query_.by, customer, workspace_)
                               : value_of(value[person], workspace_);
        if (!group.rank.is_known) group = {not_set(), {}};
        items.push_back({&customer, &value, day_of(value["date"]), std::move(group)});
      }
    return items;
  }

  [[nodiscard]] bool is_in_period(const Item& item) const {
    return item.day && period_.contains(*item.day);
  }

  static void sort_by_group(Items& items) {
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
      if (a.group.rank == b.group.rank) return a.day < b.day;
      return comes_first(a.group.rank, b.group.rank, Direction::ascending);
    });
  }

  [[nodiscard]] Cell cell(const Item& item, std::string_view key) const {
    return value_of(item[key], workspace_).cell;
  }

  [[nodiscard]] base::Column person_or_group(std::string id, std::string_view title) const {
    return group_column(query_, text_column(std::move(id), title));
  }

  /// A day that should not be over yet.
  [[nodiscard]] Cell promised(const Item& item, std::string_view key) const {
    const auto day = day_of(item[key]);
    return day_cell(day, day && *day < workspace_.today ? Emphasis::bad : Emphasis::none);
  }

  [[nodiscard]] Cell days_since(const Item& item) const {
    if (!item.day) return {};
    return {Days{static_cast<double>(std::max(workspace_.today - *item.day, 0))}};
  }

  /// What was not finished goes first: tomorrow's list.
  [[nodiscard]] Table open_work() const {
    Table table{
        .id = "open_work",
        .title = {msg("Work not done, oldest first: it goes first on the next day")},
        .columns = {text_column("date", msg("Date")), number_column("days", msg("Days")),
                    person_or_group("technician", msg("Technician")),
                    text_column("customer", msg("Customer")), text_column("kind", msg("Kind")),
                    text_column("product", msg("Product")), text_column("problem", msg("Problem")),
                    text_column("due", msg("Promised"))},
        .rows = {},
        .when_empty = {msg("All work is done.")}};
    auto open = calls_;
    std::erase_if(open, [](const Item& item) { return !item["done"].is_absent(); });
    std::stable_sort(open.begin(), open.end(),
                     [](const Item& a, const Item& b) { return a.day < b.day; });
    for (const auto& item : open)
      table.rows.push_back({{day_cell(item.day), days_since(item), item.group.cell,
                             customer_cell(*item.customer->account), cell(item, "kind"),
                             cell(item, "product"), cell(item, "problem"), promised(item, "due")}});
    return table;
  }

  /// What one row of the register adds up.
  struct Work {
    std::int64_t count = 0;
    std::int64_t done = 0;
    std::int64_t minutes = 0;
    Decimal charge;
  };

  void add(const Item& item, Work& work) const {
    ++work.count;
    if (!item["done"].is_absent()) ++work.done;
    if (const auto* minutes = item["minutes"].get<std::int64_t>()) work.minutes += *minutes;
    if (const auto* charge = item["charge"].get<model::Money>())
      work.charge += workspace_.definition->settings.rates.in_home(*charge, workspace_.today)
                         .value_or(Decimal());
  }

  [[nodiscard]] Row work_row(Cell group, Cell kind, const Work& work,
                             RowRole role = RowRole::item) const {
    const auto home = model::to_string(workspace_.definition->settings.rates.home);
    return {{std::move(group),
             std::move(kind),
             {Count{work.count}},
             {Count{work.done}},
             {Count{work.minutes}},
             {Amount{work.charge, home}}},
            role};
  }

  [[nodiscard]] Table register_of_period() const {
    Table table{
        .id = "register",
        .title = {msg("Service by technician and kind")},
        .columns = {person_or_group("technician", msg("Technician")),
                    text_column("kind", msg("Kind")), number_column("count", msg("Number")),
                    number_column("done", msg("Done")), number_column("minutes", msg("Minutes")),
                    number_column("charge", msg("Charge"))},
        .rows = {},
        .when_empty = {msg("No service was registered in the period.")}};
    if (query_.by) table.title = {msg("Service by group and kind")};
    struct Line {
      FieldValue group;
      FieldValue kind;
      Work work;
    };
    std::vector<Line> lines;
    Work total;
    for (const auto& item : calls_) {
      if (!is_in_period(item)) continue;
      auto kind = value_of(item["kind"], workspace_);
      if (!kind.rank.is_known) kind = {not_set(), {}};
      auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& each) {
        return each.group.rank == item.group.rank && each.kind.rank == kind.rank;
      });
      if (line == lines.end()) line = lines.insert(line, {item.group, std::move(kind), {}});
      add(item, line->work);
      add(item, total);
    }
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
      if (a.group.rank == b.group.rank)
        return comes_first(a.kind.rank, b.kind.rank, Direction::ascending);
      return comes_first(a.group.rank, b.group.rank, Direction::ascending);
    });
    for (const auto& line : lines)
      table.rows.push_back(work_row(line.group.cell, line.kind.cell, line.work));
    if (!lines.empty()) table.rows.push_back(work_row(total_title(), {}, total, RowRole::total));
    return table;
  }

  [[nodiscard]] Table calls() const {
    Table table{
        .id = "calls",
        .title = {msg("Service register")},
        .columns = {text_column("date", msg("Date")),
                    person_or_group("technician", msg("Technician")),
                    text_column("customer", msg("Customer")),
                    text_column("contact", msg("Contact")), text_column("kind", msg("Kind")),
                    text_column("product", msg("Product")), text_column("done", msg("Done")),
                    text_column("result", msg("Result")), text_column("signed_by", msg("Signed"))},
        .rows = {},
        .when_empty = {msg("No service was registered in the period.")}};
    auto items = calls_;
    std::erase_if(items, [&](const Item& item) { return !is_in_period(item); });
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.day < b.day; });
    for (const auto& item : items)
      table.rows.push_back(
          {{day_cell(item.day), item.group.cell, customer_cell(*item.customer->account),
            cell(item, "contact"), cell(item, "kind"), cell(item, "product"),
            day_cell(day_of(item["done"])), cell(item, "result"), signature(item)}});
    return table;
  }

  /// Work that is done wants the customer's signature.
  [[nodiscard]] Cell signature(const Item& item) const {
    if (!item["signed_by"].is_empty() || item["done"].is_absent()) return cell(item, "signed_by");
    Cell missing{Phrase{msg("missing")}, Emphasis::attention};
    missing.id = "";
    return missing;
  }

  /// The marks of one person, or of one group of customers.
  struct Marks {
    FieldValue group;
    std::int64_t surveys = 0;
    std::array<Mean, questions.size()> by_question;
  };

  static void add(const Item& survey, Marks& marks) {
    ++marks.surveys;
    for (std::size_t i = 0; i < questions.size(); ++i)
      if (const auto points = survey_points(survey[questions[i]].text()))
        marks.by_question[i].add(*points);
  }

  static Row marks_row(const Marks& marks, RowRole role = RowRole::item) {
    Row row{{marks.group.cell, {Count{marks.surveys}}}, role};
    Mean all;
    for (const auto& mean : marks.by_question) {
      row.cells.push_back(mean.points());
      all.add(mean);
    }
    row.cells.push_back(all.points());
    return row;
  }

  [[nodiscard]] Table surveys() const {
    Table table{
        .id = "surveys",
        .title = {msg("Opinion surveys, 0 to 100")},
        .columns = {person_or_group("person", msg("Person")),
                    number_column("surveys", msg("Surveys")),
                    number_column("attitude", msg("Attitude")),
                    number_column("technique", msg("Technique")),
                    number_column("arrival", msg("Arrival")),
                    number_column("promises", msg("Promises")), number_column("mark", msg("Mark"))},
        .rows = {},
        .when_empty = {msg("No customer was asked in the period.")}};
    auto asked = items("surveys", "person");
    std::erase_if(asked, [&](const Item& item) { return !is_in_period(item); });
    sort_by_group(asked);
    std::vector<Marks> all;
    Marks total{{total_title(), {}}, 0, {}};
    for (const auto& survey : asked) {
      if (all.empty() || !(all.back().group.rank == survey.group.rank))
        all.push_back({survey.group, 0, {}});
      add(survey, all.back());
      add(survey, total);
    }
    for (const auto& marks : all) table.rows.push_back(marks_row(marks));
    if (!all.empty()) table.rows.push_back(marks_row(total, RowRole::total));
    return table;
  }

  static bool is_serious(const Item& complaint) {
    const auto* serious = complaint["serious"].get<bool>();
    return serious != nullptr && *serious;
  }

  /// What a complaint still lacks; nothing for a settled one. Everything is answered; what is
  /// serious goes to the executive and is answered by letter.
  static std::optional<Phrase> lacking(const Item& complaint) {
    const bool answered = !complaint["answered"].is_absent();
    if (!is_serious(complaint))
      return answered ? std::nullopt : std::optional<Phrase>{{msg("answer")}};
    const bool escalated = !complaint["escalated"].is_absent();
    if (!answered) return {{escalated ? msg("answer") : msg("escalation, answer")}};
    if (complaint["letter"].is_empty())
      return {{escalated ? msg("letter") : msg("escalation, letter")}};
    return escalated ? std::nullopt : std::optional<Phrase>{{msg("escalation")}};
  }

  [[nodiscard]] Table complaints() const {
    Table table{
        .id = "complaints",
        .title = {msg("Complaints and suggestions not settled, serious ones first")},
        .columns = {text_column("date", msg("Date")), number_column("days", msg("Days")),
                    person_or_group("owner", msg("Handled by")),
                    text_column("customer", msg("Customer")), text_column("kind", msg("Kind")),
                    text_column("what", msg("What")), text_column("serious", msg("Serious")),
                    text_column("lacks", msg("Lacks")), text_column("due", msg("Due"))},
        .rows = {},
        .when_empty = {msg("Every complaint is settled.")}};
    auto open = items("complaints", "owner");
    std::erase_if(open, [](const Item& item) { return !lacking(item); });
    std::stable_sort(open.begin(), open.end(), [](const Item& a, const Item& b) {
      return is_serious(a) != is_serious(b) ? is_serious(a) : a.day < b.day;
    });
    for (const auto& item : open) {
      auto serious = cell(item, "serious");
      if (is_serious(item)) serious.emphasis = Emphasis::bad;
      table.rows.push_back({{day_cell(item.day),
                             days_since(item),
                             item.group.cell,
                             customer_cell(*item.customer->account),
                             cell(item, "kind"),
                             cell(item, "what"),
                             std::move(serious),
                             {*lacking(item), Emphasis::attention},
                             promised(item, "due")}});
    }
    return table;
  }

  [[nodiscard]] std::vector<Phrase> notes() const {
    std::vector<Phrase> notes{
        {msg("work not done and complaints: as of {0}, whatever their day; days: since then"),
         {base::to_string(workspace_.today)}},
        {msg("surveys: very satisfied 100, satisfied 80, fair 60, poor 0; the mark is the mean of "
             "all grades given, and counts in the person's monthly appraisal")},
        {msg("a serious complaint goes to the executive and is answered by letter; every complaint "
             "and suggestion is answered")}};
    for (auto& note : customers_.notes()) notes.push_back(std::move(note));
    return notes;
  }

  const workspace::Workspace& workspace_;
  const Query& query_;
  Customers customers_;
  base::Period period_;
  Items calls_;
};

}  // namespace

base::Report service(const workspace::Workspace& workspace, const Query& query,
                     base::Provenance provenance) {
  return ServiceReport(workspace, query).run(std::move(provenance));
}

std::optional<double> survey_points(std::string_view grade) {
  if (grade == "very_satisfied") return 100;
  if (grade == "satisfied") return 80;
  if (grade == "fair") return 60;
  if (grade == "poor") return 0;
  return std::nullopt;
}

}  // namespace pipeline::report
