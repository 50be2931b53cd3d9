#include "report/reports.hpp"

#include "report/pipeline.hpp"
#include "report/weekly.hpp"

namespace pipeline::report {

using base::msg;

const std::vector<NamedReport>& reports() {
  static const std::vector<NamedReport> table{
      {"pipeline", msg("Open deals by stage: number, amount, weighted amount, ageing"),
       PeriodUse::any, pipeline},
      {"weekly", msg("Last week, next week's plan and what is overdue, person by person"),
       PeriodUse::week, weekly}};
  return table;
}

}  // namespace pipeline::report
