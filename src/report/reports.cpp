#include "report/reports.hpp"

#include "report/pipeline.hpp"
#include "report/process_flow.hpp"
#include "report/service.hpp"
#include "report/targets.hpp"
#include "report/weekly.hpp"

namespace pipeline::report {

using base::msg;

const std::vector<NamedReport>& reports() {
  static const std::vector<NamedReport> table{
      {"pipeline", msg("Open deals by stage: number, amount, weighted amount, ageing"),
       PeriodUse::any, pipeline},
      {"process", msg("Where deals stick, and which rules stop them"), PeriodUse::any,
       process_flow},
      {"service", msg("Service, opinion surveys and complaints of the customers"), PeriodUse::any,
       service},
      {"targets", msg("Targets against results and forecast"), PeriodUse::any, targets},
      {"weekly", msg("Last week, next week's plan and what is overdue, person by person"),
       PeriodUse::week, weekly}};
  return table;
}

}  // namespace pipeline::report
