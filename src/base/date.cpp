#include "base/date.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pipeline::base {
namespace {

namespace chrono = std::chrono;

Date from_calendar(chrono::year_month_day day) {
  return {static_cast<std::int32_t>(chrono::sys_days(day).time_since_epoch().count())};
}

/// The number that `text` is, if it is exactly `digits` ASCII digits.
std::optional<int> number(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return {};
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<chrono::year> year_of(std::string_view text) {
  const auto year = number(text, 4);
  if (!year || *year == 0) return {};
  return chrono::year(*year);
}

Period months(chrono::year year, unsigned first, unsigned last) {
  return {from_calendar(year / chrono::month(first) / 1),
          from_calendar(year / chrono::month(last) / chrono::last)};
}

/// The ISO week: the first week of a year is the one that holds 4 January.
std::optional<Period> iso_week(chrono::year year, std::string_view digits) {
  const auto week = number(digits, 2);
  if (!week || *week < 1 || *week > 53) return {};
  const Period first = week_of(from_calendar(year / 1 / 4), WeekStart::monday);
  const Period found{first.first + (*week - 1) * 7, first.last + (*week - 1) * 7};
  // The Thursday decides to which year a week belongs: not every year has a week 53.
  if ((found.first + 3).calendar().year() != year) return {};
  return found;
}

std::optional<Period> part_of_year(chrono::year year, std::string_view part) {
  if (part.size() == 3 && part[0] == 'W') return iso_week(year, part.substr(1));
  if (part.size() == 2 && part[0] == 'Q') {
    const auto quarter = number(part.substr(1), 1);
    if (!quarter || *quarter < 1 || *quarter > 4) return {};
    const auto last = static_cast<unsigned>(*quarter) * 3;
    return months(year, last - 2, last);
  }
  const auto month = number(part, 2);
  if (!month || *month < 1 || *month > 12) return {};
  return months(year, static_cast<unsigned>(*month), static_cast<unsigned>(*month));
}

}  // namespace

chrono::year_month_day Date::calendar() const {
  return chrono::sys_days(chrono::days(days));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = year_of(text.substr(0, 4));
  const auto month = number(text.substr(5, 2), 2);
  const auto day = number(text.substr(8, 2), 2);
  if (!year || !month || !day) return {};
  const chrono::year_month_day found = *year / chrono::month(static_cast<unsigned>(*month)) /
                                       chrono::day(static_cast<unsigned>(*day));
  if (!found.ok()) return {};
  return from_calendar(found);
}

std::string to_string(Date date) {
  const auto day = date.calendar();
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::optional<Period> parse_period(std::string_view text) {
  if (const auto dots = text.find(".."); dots != std::string_view::npos) {
    const auto first = parse_date(text.substr(0, dots));
    const auto last = parse_date(text.substr(dots + 2));
    if (!first || !last || *last < *first) return {};
    return Period{*first, *last};
  }
  if (const auto day = parse_date(text)) return Period{*day, *day};
  const auto year = year_of(text.substr(0, 4));
  if (!year) return {};
  if (text.size() == 4) return months(*year, 1, 12);
  if (text[4] != '-') return {};
  return part_of_year(*year, text.substr(5));
}

std::string to_string(const Period& period) {
  const auto first = to_string(period.first);
  const auto quarter = (static_cast<unsigned>(period.first.calendar().month()) + 2) / 3;
  for (const auto& name : {first.substr(0, 4), fmt::format("{}-Q{}", first.substr(0, 4), quarter),
                           first.substr(0, 7), first})
    if (parse_period(name) == period) return name;
  return first + ".." + to_string(period.last);
}

Period month_of(Date date) {
  const auto day = date.calendar();
  const auto month = static_cast<unsigned>(day.month());
  return months(day.year(), month, month);
}

Period quarter_of(Date date) {
  const auto day = date.calendar();
  const auto last = (static_cast<unsigned>(day.month()) + 2) / 3 * 3;
  return months(day.year(), last - 2, last);
}

Period year_to(Date last) {
  const auto day = last.calendar();
  auto before = (day.year() - chrono::years(1)) / day.month() / day.day();
  if (!before.ok()) before = before.year() / before.month() / chrono::last;  // 29 February
  return {from_calendar(before) + 1, last};
}

Period week_of(Date date, WeekStart start) {
  const chrono::weekday day{chrono::sys_days(chrono::days(date.days))};
  const unsigned since = start == WeekStart::monday ? day.iso_encoding() - 1 : day.c_encoding();
  const Date first = date - static_cast<std::int32_t>(since);
  return {first, first + 6};
}

}  // namespace pipeline::base
