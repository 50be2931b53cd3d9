#include <date/tz.h>

#include <chrono>
#include <stdexcept>
#include <string>

#include "cel/civil.hpp"
#include "cel/times.hpp"

namespace pipeline::cel {
namespace {

date::year_month_day day_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  return date::year{static_cast<int>(year)} / date::month{static_cast<unsigned>(month)} /
         date::day{static_cast<unsigned>(day)};
}

/// `+08:00`, `-5:30` or `08:00`, in seconds east of Greenwich.
std::optional<std::int64_t> fixed_offset(std::string_view zone) {
  const bool west = zone.starts_with('-');
  if (west || zone.starts_with('+')) zone.remove_prefix(1);
  const auto colon = zone.find(':');
  if (colon == 0 || colon > 2 || zone.size() != colon + 3) return std::nullopt;
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  for (std::size_t i = 0; i < zone.size(); ++i) {
    if (i == colon) continue;
    if (zone[i] < '0' || zone[i] > '9') return std::nullopt;
    std::int64_t& part = i < colon ? hours : minutes;
    part = part * 10 + (zone[i] - '0');
  }
  if (hours > 23 || minutes > 59) return std::nullopt;
  const std::int64_t seconds = hours * 3600 + minutes * 60;
  return west ? -seconds : seconds;
}

/// Seconds east of Greenwich that hold in `zone` at that moment.
std::optional<std::int64_t> offset_at(std::int64_t seconds, std::string_view zone) {
  if (zone.empty() || zone == "UTC") return 0;
  if (const auto fixed = fixed_offset(zone)) return fixed;
  try {
    const date::sys_seconds moment{std::chrono::seconds{seconds}};
    return date::locate_zone(std::string(zone))->get_info(moment).offset.count();
  } catch (const std::runtime_error&) {  // how the library says that there is no such zone
    return std::nullopt;
  }
}

}  // namespace

std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) {
  return date::sys_days{day_of(year, month, day)}.time_since_epoch().count();
}

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
  const date::year_month_day_last last{
      date::year{static_cast<int>(year)},
      date::month_day_last{date::month{static_cast<unsigned>(month)}}};
  return static_cast<unsigned>(last.day());
}

std::optional<Wall> wall_of(const Timestamp& time, std::string_view zone) {
  const auto offset = offset_at(time.seconds, zone);
  if (!offset) return std::nullopt;
  const std::chrono::seconds local{time.seconds + *offset};
  const date::sys_seconds moment{local};
  const auto day = date::floor<date::days>(moment);
  const date::year_month_day date{day};
  const auto clock = moment - day;
  Wall wall;
  wall.year = static_cast<int>(date.year());
  wall.month = static_cast<unsigned>(date.month()) - 1;
  wall.day = static_cast<unsigned>(date.day());
  wall.day_of_year = (day - date::sys_days{date.year() / date::January / 1}).count();
  wall.day_of_week = date::weekday{day}.c_encoding();
  wall.hours = clock.count() / 3600;
  wall.minutes = clock.count() / 60 % 60;
  wall.seconds = clock.count() % 60;
  wall.milliseconds = time.nanos / 1'000'000;
  return wall;
}

}  // namespace pipeline::cel
