#include "cli/show_map.hpp"

#include <ostream>

#include "base/text.hpp"
#include "cli/form.hpp"
#include "cli/json_values.hpp"
#include "render/hierarchy.hpp"
#include "render/json_text.hpp"
#include "render/paint.hpp"
#include "report/people_map.hpp"

namespace pipeline::cli {

namespace {

using report::PeopleMap;

Json text_or_null(std::string_view text) {
  return text.empty() ? Json() : Json(std::string(text));
}

Json names(const std::vector<std::string_view>& people) {
  Json all = Json::array();
  for (const auto name : people) all.emplace_back(std::string(name));
  return all;
}

/// Flat, each behind the person above: a file may be deeper than a reader's stack.
Json json_of_person(const report::Contact& person, bool has_weights) {
  const auto reached = person.reached();
  return {{"name", text_or_null(person.name)},
          {"depth", person.depth},
          {"superior", text_or_null(person.superior)},
          {"function", json_of(person["function"])},
          {"level", json_of(person["level"])},
          {"role", json_of(person["role"])},
          {"influence", has_weights ? json_of(person["influence"]) : Json()},
          {"stance", json_of(person["stance"])},
          {"reached", reached ? Json(base::to_string(*reached)) : Json()}};
}

Json json_of_coverage(const report::Coverage& coverage, bool has_weights) {
  const auto& weights = coverage.weights;
  return {{"decision_makers_reached", names(coverage.decision_makers_reached)},
          {"decision_makers_not_reached", names(coverage.decision_makers_not_reached)},
          {"coaches", names(coverage.coaches)},
          {"weights", has_weights ? Json{{"supporters", weights.supporters},
                                         {"neutral", weights.neutral},
                                         {"opponents", weights.opponents},
                                         {"unknown", weights.unknown}}
                                  : Json()},
          {"opponents", names(coverage.opponents)},
          {"opponents_without_action", names(coverage.opponents_without_action)},
          {"reached", coverage.reached},
          {"single_thread", text_or_null(coverage.single_thread)}};
}

Json json_of_map(const PeopleMap& map, std::string_view kind, std::string_view path) {
  Json people = Json::array();
  for (const auto& person : map.tree.people)
    people.push_back(json_of_person(person, map.has_weights));
  Json circles = Json::array();
  for (const auto& circle : map.tree.circles) circles.push_back(names(circle));
  return {{"schema", "pipeline/show-map/v1"},
          {"kind", std::string(kind)},
          {"path", std::string(path)},
          {"people", std::move(people)},
          {"unknown_superiors", names(map.tree.unknown_superiors)},
          {"circles", std::move(circles)},
          {"coverage", json_of_coverage(map.coverage, map.has_weights)}};
}

void print(const Session& session, const workspace::Workspace& workspace, const PeopleMap& map,
           std::string_view path) {
  const auto& terminal = session.terminal;
  session.out << heading_line(path, terminal)
              << render::to_text(report::people_drawing(map, workspace), terminal);
  const auto form = report::coverage_form(map);
  if (!form.rows.empty()) session.out << titled_form(form, terminal);
}

}  // namespace

std::string heading_line(std::string_view path, const base::Terminal& terminal) {
  const auto id = base::printable(model::stem_of(path));
  return render::paint(id, render::Style::bold, terminal) + "  " +
         render::paint(base::printable(path), render::Style::dim, terminal) + "\n";
}

void print_map(const Session& session, const workspace::Workspace& workspace,
               const model::Opportunity& deal, const std::string& format) {
  const auto map = report::people_map(workspace, deal);
  if (format == "json")
    session.out << render::json_text(json_of_map(map, "opportunity", deal.path()));
  else
    print(session, workspace, map, deal.path());
}

void print_map(const Session& session, const workspace::Workspace& workspace,
               const model::Account& account, const std::string& format) {
  const auto map = report::people_map(workspace, account);
  if (format == "json")
    session.out << render::json_text(json_of_map(map, "account", account.path()));
  else
    print(session, workspace, map, account.path());
}

}  // namespace pipeline::cli
