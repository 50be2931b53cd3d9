#include "model/settings.hpp"

#include <algorithm>

#include <date/tz.h>

#include "base/ids.hpp"
#include "base/nearest.hpp"
#include "model/faults.hpp"
#include "model/map_reader.hpp"

namespace pipeline::model {

using base::Diagnostics;
using base::Phrase;
using yaml::NodeRef;

bool Person::has_role(std::string_view role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

const Person* Settings::person(std::string_view id) const {
  const auto found =
      std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == id; });
  return found == people.end() ? nullptr : &*found;
}

const Segment* Settings::segment(std::string_view id) const {
  const auto found =
      std::find_if(segments.begin(), segments.end(), [&](const Segment& s) { return s.id == id; });
  return found == segments.end() ? nullptr : &*found;
}

const Person* Settings::person_with_email(std::string_view email) const {
  const auto found = std::find_if(people.begin(), people.end(), [&](const Person& p) {
    return !email.empty() && p.email == email;
  });
  return found == people.end() ? nullptr : &*found;
}

std::vector<const Person*> Settings::people_with_role(std::string_view role) const {
  std::vector<const Person*> holders;
  for (const auto& person : people)
    if (person.has_role(role)) holders.push_back(&person);
  return holders;
}

namespace {

/// The items of the list under `key`; anything but a list is a finding.
std::vector<NodeRef> items_of(MapReader& map, std::string_view key) {
  const auto node = map.take(key);
  std::vector<NodeRef> items;
  if (node && !node.is_list()) map.mismatch(node, key, {base::msg("a list")});
  if (node.is_list())
    for (const NodeRef item : node) items.push_back(item);
  return items;
}

void check_person(NodeRef node, const std::vector<Person>& people, Diagnostics& findings) {
  if (!node) return;
  const auto ids = base::ids_of(people);
  if (std::find(ids.begin(), ids.end(), node.text()) != ids.end()) return;
  findings.push_back({.kind = &unknown_person,
                      .where = node.location(),
                      .arguments = {std::string(node.text())},
                      .did_you_mean = base::nearest(node.text(), ids)});
}

std::vector<Person> read_people(MapReader& settings, Diagnostics& findings) {
  std::vector<Person> people;
  std::vector<NodeRef> superiors;
  for (const NodeRef item : items_of(settings, "people")) {
    MapReader map(item, findings);
    const auto id = map.require("id");
    Person person{
        std::string(id.text()), map.text("name"), map.text("email"), map.texts("roles"), {}};
    const auto superior = map.take("reports_to");
    person.reports_to = std::string(superior.text());
    superiors.push_back(superior);
    map.finish();
    const auto ids = base::ids_of(people);
    if (id && std::find(ids.begin(), ids.end(), person.id) != ids.end())
      findings.push_back({.kind = &repeated_id, .where = id.location(), .arguments = {person.id}});
    // Git knows people by it, and so it has to be one person's.
    const auto same_email = [&](const Person& other) { return other.email == person.email; };
    if (!person.email.empty() && std::any_of(people.begin(), people.end(), same_email))
      findings.push_back({.kind = &repeated_id,
                          .where = item.find("email").location(),
                          .arguments = {person.email}});
    people.push_back(std::move(person));
  }
  for (const NodeRef superior : superiors) check_person(superior, people, findings);
  return people;
}

std::vector<Segment> read_segments(MapReader& settings, std::string_view key,
                                   Diagnostics& findings) {
  const auto node = settings.take(key);
  std::vector<Segment> segments;
  if (!node.is_list())
    for (auto& choice : read_choices(node, findings)) segments.push_back({std::move(choice), {}});
  else
    for (const NodeRef item : node) {
      if (item.is_scalar()) {
        segments.push_back({{std::string(item.text()), {}}, {}});
        continue;
      }
      MapReader map(item, findings);
      const auto id = map.require("id");
      const auto ids = base::ids_of(segments);
      if (id && std::find(ids.begin(), ids.end(), id.text()) != ids.end())
        findings.push_back(
            {.kind = &repeated_id, .where = id.location(), .arguments = {std::string(id.text())}});
      Choice choice{std::string(id.text()), map.localized("title")};
      segments.push_back({std::move(choice), map.localized("strategy")});
      map.finish();
    }
  return segments;
}

std::vector<Rate> read_rate(NodeRef node, Diagnostics& findings) {
  std::vector<Rate> rates;
  if (node.is_scalar()) {
    const auto value = node.is_plain() ? base::parse_decimal(node.text()) : std::nullopt;
    if (value && *value > base::Decimal()) return {Rate{.value = *value}};
    findings.push_back(
        {.kind = &bad_definition_value,
         .where = node.location(),
         .arguments = {std::string(node.key_text()), "'" + std::string(node.text()) + "'",
                       Phrase{base::msg("a number above 0")}}});
  }
  for (const NodeRef item : node) {
    MapReader map(item, findings);
    const auto at = map.require("at");
    const auto value = map.decimal("rate");
    map.finish();
    const auto day = base::parse_date(at.text());
    if (at && !day)
      findings.push_back(
          {.kind = &bad_date, .where = at.location(), .arguments = {std::string(at.text())}});
    if (value && *value <= base::Decimal())
      map.mismatch(item.find("rate"), "rate", {base::msg("a number above 0")});
    if (day && value) rates.push_back({*day, *value});
  }
  std::sort(rates.begin(), rates.end(),
            [](const Rate& a, const Rate& b) { return a.from < b.from; });
  return rates;
}

Rates read_rates(MapReader& settings, Diagnostics& findings) {
  Rates rates;
  const auto home = settings.take("currency");
  const auto currency = parse_currency(home ? home.text() : "CNY");
  if (!currency) settings.mismatch(home, "currency", {base::msg("a currency code such as CNY")});
  rates.home = currency.value_or(Currency{'C', 'N', 'Y'});
  for (const NodeRef rate : settings.take("rates")) {
    const auto code = parse_currency(rate.key_text());
    if (code)
      rates.by_currency[*code] = read_rate(rate, findings);
    else
      settings.mismatch(rate.key(), "rates", {base::msg("a currency code such as CNY")});
  }
  return rates;
}

void check_segment(NodeRef node, const std::vector<Segment>& segments, Diagnostics& findings) {
  if (!node || segments.empty()) return;  // where none are declared, deals take any, too
  const auto ids = base::ids_of(segments);
  if (std::find(ids.begin(), ids.end(), node.text()) != ids.end()) return;
  findings.push_back({.kind = &unknown_value,
                      .where = node.location(),
                      .arguments = {std::string(node.text()), std::string("segment"), ids},
                      .did_you_mean = base::nearest(node.text(), ids)});
}

std::vector<Target> read_targets(MapReader& settings, const Settings& known,
                                 Diagnostics& findings) {
  std::vector<Target> targets;
  for (const NodeRef item : items_of(settings, "targets")) {
    MapReader map(item, findings);
    const auto period = map.require("period");
    const auto owner = map.take("owner");
    const auto segment = map.take("segment");
    const auto amount = map.decimal("amount");
    map.finish();
    check_person(owner, known.people, findings);
    check_segment(segment, known.segments, findings);
    const auto days = base::parse_period(period.text());
    if (period && !days)
      findings.push_back({.kind = &bad_period,
                          .where = period.location(),
                          .arguments = {std::string(period.text())}});
    if (!days || !amount) continue;
    Target target{std::string(period.text()), *days, std::string(owner.text()),
                  std::string(segment.text()), *amount};
    const auto same = [&](const Target& other) {
      return other.days == target.days && other.owner == target.owner &&
             other.segment == target.segment;
    };
    if (std::any_of(targets.begin(), targets.end(), same))
      findings.push_back(
          {.kind = &repeated_target, .where = item.location(), .arguments = {target.period}});
    targets.push_back(std::move(target));
  }
  return targets;
}

void read_timezone(MapReader& map, Settings& settings, Diagnostics& findings) {
  const auto zone = map.take("timezone");
  settings.timezone = zone ? std::string(zone.text()) : "Asia/Shanghai";
  try {
    (void)date::locate_zone(settings.timezone);
  } catch (const std::runtime_error&) {
    findings.push_back({.kind = &unknown_time_zone,
                        .where = zone ? zone.location() : base::Location{},
                        .arguments = {settings.timezone}});
  }
}

}  // namespace

base::Result<Settings> read_settings(const yaml::Document& document) {
  Diagnostics findings;
  MapReader map(document.root(), findings);
  Settings settings;
  const auto version = map.take("version");
  if (version && version.text() != "1") map.mismatch(version, "version", {base::msg("version 1")});
  settings.name = map.text("name");
  const auto process = map.require("process");
  settings.process = std::string(process.text());
  if (process) settings.process_span = process.span();
  settings.rates = read_rates(map, findings);
  read_timezone(map, settings, findings);
  const auto week = map.take("week_starts");
  if (week && week.text() != "monday" && week.text() != "sunday")
    map.mismatch(week, "week_starts", {base::msg("monday or sunday")});
  settings.week_starts =
      week && week.text() == "sunday" ? base::WeekStart::sunday : base::WeekStart::monday;
  settings.people = read_people(map, findings);
  settings.segments = read_segments(map, "segments", findings);
  settings.channels = read_segments(map, "channels", findings);
  settings.targets = read_targets(map, settings, findings);
  map.finish();
  if (base::has_errors(findings)) return findings;
  return {std::move(settings), std::move(findings)};
}

}  // namespace pipeline::model
