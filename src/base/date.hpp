// Calendar days. The program deals in days of the workspace's time zone; only the command line
// knows a clock.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipeline::base {

/// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
struct Date {
  std::int32_t days = 0;

  friend auto operator<=>(Date, Date) = default;
  friend Date operator+(Date date, std::int32_t later) { return {date.days + later}; }
  friend Date operator-(Date date, std::int32_t earlier) { return {date.days - earlier}; }
  /// Days from `b` to `a`.
  friend std::int32_t operator-(Date a, Date b) { return a.days - b.days; }

  [[nodiscard]] std::chrono::year_month_day calendar() const;
};

/// Reads exactly YYYY-MM-DD; nothing for another form or a day that does not exist (2026-02-30).
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(Date date);

/// A stretch of days [first, last], both included.
struct Period {
  Date first;
  Date last;
  [[nodiscard]] bool contains(Date date) const { return first <= date && date <= last; }
  [[nodiscard]] bool contains(const Period& other) const {
    return contains(other.first) && contains(other.last);
  }
  [[nodiscard]] bool overlaps(const Period& other) const {
    return first <= other.last && other.first <= last;
  }
  [[nodiscard]] std::int32_t days() const { return last - first + 1; }
  friend bool operator==(const Period&, const Period&) = default;
};

/// Reads 2026-W47 (ISO week, Monday to Sunday), 2026-11, 2026-Q4, 2026, 2026-11-23 or A..B of two
/// dates.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

/// As parse_period() reads it: 2026, 2026-Q4, 2026-11 or 2026-11-23 where it is one of these, else
/// A..B.
[[nodiscard]] std::string to_string(const Period& period);

/// The month, and the quarter, that holds `date`.
[[nodiscard]] Period month_of(Date date);
[[nodiscard]] Period quarter_of(Date date);

/// The twelve months that end with `last`.
[[nodiscard]] Period year_to(Date last);

enum class WeekStart { monday, sunday };

/// The week that holds `date`.
[[nodiscard]] Period week_of(Date date, WeekStart start);

}  // namespace pipeline::base
