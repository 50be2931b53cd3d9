// The service sections of the accounts as items in groups: what the tables of the service report
// are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/customers.hpp"

namespace pipeline::report {

/// One entry of a standard section, with the customer whose it is.
struct ServiceItem {
  const Facts* customer = nullptr;
  const model::Value* value = nullptr;
  std::optional<base::Date> day;
  FieldValue group;

  [[nodiscard]] const model::Value& operator[](std::string_view key) const { return (*value)[key]; }
  [[nodiscard]] base::Cell customer_cell() const {
    return report::customer_cell(*customer->account);
  }
};
using ServiceItems = std::vector<ServiceItem>;

class ServiceBook {
 public:
  /// Without a period: the current month.
  ServiceBook(const workspace::Workspace& workspace, const Query& query);

  /// The entries of a section, oldest first, each in its group: the person under `person`, or what
  /// `query.by` makes of the customer.
  [[nodiscard]] ServiceItems items(std::string_view section, std::string_view person) const;
  /// Those of a day in the period.
  [[nodiscard]] ServiceItems in_period(ServiceItems items) const;

  [[nodiscard]] base::Period period() const { return period_; }
  [[nodiscard]] base::Date today() const { return workspace_.today; }
  [[nodiscard]] bool is_by_person() const { return !query_.by; }
  [[nodiscard]] const model::Rates& rates() const { return workspace_.definition->settings.rates; }
  [[nodiscard]] std::vector<base::Phrase> notes() const { return customers_.notes(); }

  /// The column of the groups.
  [[nodiscard]] base::Column group_column(std::string person, std::string_view title) const;
  [[nodiscard]] FieldValue value(const ServiceItem& item, std::string_view key) const;
  [[nodiscard]] base::Cell cell(const ServiceItem& item, std::string_view key) const;
  /// A day by which something should be over.
  [[nodiscard]] base::Cell promised(const ServiceItem& item, std::string_view key) const;
  /// Days since its day.
  [[nodiscard]] base::Cell age(const ServiceItem& item) const;

 private:
  const workspace::Workspace& workspace_;
  const Query& query_;
  base::Period period_;
  Customers customers_;
};

/// Opinion surveys of the period by group: the mean of the grades, by question and of all.
[[nodiscard]] base::Table survey_table(const ServiceBook& book);
/// Serious complaints that lack an escalation, an answer or a letter; then others, and suggestions,
/// that lack an answer. Whatever their day.
[[nodiscard]] std::vector<base::Table> complaint_tables(const ServiceBook& book);

}  // namespace pipeline::report
