#include "report/service_book.hpp"

#include <algorithm>

#include "report/cells.hpp"
#include "report/group.hpp"

namespace pipeline::report {

using base::Cell;

ServiceBook::ServiceBook(const workspace::Workspace& workspace, const Query& query)
    : workspace_(workspace),
      query_(query),
      period_(query.period.value_or(base::month_of(workspace.today))),
      customers_(workspace, query.where) {}

ServiceItems ServiceBook::items(std::string_view section, std::string_view person) const {
  ServiceItems items;
  for (const auto& customer : customers_.chosen())
    for (const auto& entry : customer.account->root[section].items()) {
      auto group = query_.by ? value_of(*query_.by, customer, workspace_)
                             : value_of(entry[person], workspace_);
      if (!group.rank.is_known) group = {not_set(), {}};
      items.push_back({&customer, &entry, day_of(entry["date"]), std::move(group)});
    }
  std::stable_sort(items.begin(), items.end(),
                   [](const auto& a, const auto& b) { return a.day < b.day; });
  return items;
}

ServiceItems ServiceBook::in_period(ServiceItems items) const {
  std::erase_if(items, [&](const auto& item) { return !item.day || !period_.contains(*item.day); });
  return items;
}

base::Column ServiceBook::group_column(std::string person, std::string_view title) const {
  return report::group_column(query_, text_column(std::move(person), title));
}

FieldValue ServiceBook::value(const ServiceItem& item, std::string_view key) const {
  auto value = value_of(item[key], workspace_);
  return value.rank.is_known ? value : FieldValue{not_set(), {}};
}

Cell ServiceBook::cell(const ServiceItem& item, std::string_view key) const {
  return value_of(item[key], workspace_).cell;
}

Cell ServiceBook::promised(const ServiceItem& item, std::string_view key) const {
  const auto day = day_of(item[key]);
  const bool is_over = day && *day < workspace_.today;
  return day_cell(day, is_over ? base::Emphasis::bad : base::Emphasis::none);
}

Cell ServiceBook::age(const ServiceItem& item) const {
  if (!item.day) return {};
  return {base::Days{static_cast<double>(std::max(workspace_.today - *item.day, 0))}};
}

}  // namespace pipeline::report
