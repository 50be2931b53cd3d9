#include "cel/times.hpp"

#include <fmt/format.h>

#include <array>

#include "cel/civil.hpp"

namespace pipeline::cel {
namespace {

constexpr std::int32_t nanos_per_second = 1'000'000'000;
constexpr std::int64_t first_second = -62135596800;  // 0001-01-01T00:00:00Z
constexpr std::int64_t last_second = 253402300799;   // 9999-12-31T23:59:59Z
constexpr std::int64_t longest = 315576000000;

/// Decimals of a second, without trailing zeros: ".5", or nothing.
std::string fraction(std::int32_t nanos) {
  if (nanos == 0) return {};
  std::string digits = fmt::format(".{:09}", nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

/// Reads a text from left to right; each function says whether its part was there.
struct Cursor {
  std::string_view rest;

  bool skip(char wanted) {
    if (rest.empty() || rest.front() != wanted) return false;
    rest.remove_prefix(1);
    return true;
  }

  bool digits(std::size_t count, std::int64_t& value) {
    if (rest.size() < count) return false;
    value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest[i] < '0' || rest[i] > '9') return false;
      value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(count);
    return true;
  }

  /// The digits behind a decimal point, as nanoseconds; further ones are dropped.
  bool decimals(std::int32_t& nanos) {
    std::int32_t unit = nanos_per_second;
    std::size_t count = 0;
    nanos = 0;
    for (; count < rest.size() && rest[count] >= '0' && rest[count] <= '9'; ++count) {
      unit /= 10;
      nanos += unit * (rest[count] - '0');
    }
    rest.remove_prefix(count);
    return count > 0;
  }
};

/// `Z`, `+08:00` or `-05:30`, in seconds.
std::optional<std::int64_t> offset(Cursor& cursor) {
  if (cursor.skip('Z') || cursor.skip('z')) return 0;
  const bool west = cursor.skip('-');
  if (!west && !cursor.skip('+')) return std::nullopt;
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  if (!cursor.digits(2, hours) || !cursor.skip(':') || !cursor.digits(2, minutes))
    return std::nullopt;
  if (hours > 23 || minutes > 59) return std::nullopt;
  const std::int64_t seconds = hours * 3600 + minutes * 60;
  return west ? -seconds : seconds;
}

/// Seconds and nanoseconds brought together so that nanoseconds are in [0, 1e9).
Timestamp carried(std::int64_t seconds, std::int64_t nanos) {
  std::int64_t carry = nanos / nanos_per_second;
  std::int64_t rest = nanos % nanos_per_second;
  if (rest < 0) {
    rest += nanos_per_second;
    --carry;
  }
  return {seconds + carry, static_cast<std::int32_t>(rest)};
}

/// The same with nanoseconds of the sign of the seconds.
Duration signed_carried(std::int64_t seconds, std::int64_t nanos) {
  const Timestamp time = carried(seconds, nanos);
  if (time.seconds < 0 && time.nanos > 0) return {time.seconds + 1, time.nanos - nanos_per_second};
  return {time.seconds, time.nanos};
}

/// Nanoseconds of a unit; 0 where there is no such unit.
std::int64_t take_unit(Cursor& cursor) {
  struct Unit {
    std::string_view name;
    std::int64_t nanos;
  };
  static constexpr std::array units{Unit{"ms", 1'000'000},
                                    Unit{"us", 1'000},
                                    Unit{"µs", 1'000},
                                    Unit{"μs", 1'000},
                                    Unit{"ns", 1},
                                    Unit{"h", 3600LL * nanos_per_second},
                                    Unit{"m", 60LL * nanos_per_second},
                                    Unit{"s", nanos_per_second}};
  for (const auto& unit : units) {
    if (!cursor.rest.starts_with(unit.name)) continue;
    cursor.rest.remove_prefix(unit.name.size());
    return unit.nanos;
  }
  return 0;
}

}  // namespace

std::optional<Timestamp> timestamp_of(std::string_view text) {
  Cursor cursor{text};
  std::int64_t year = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;
  // A fifth digit of the year makes a date beyond the range, which is another fault than a misspelt
  // one.
  if (!cursor.digits(text.find('-') == 5 ? 5 : 4, year) || !cursor.skip('-')) return std::nullopt;
  if (!cursor.digits(2, month) || !cursor.skip('-') || !cursor.digits(2, day)) return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  if (!cursor.skip('T') && !cursor.skip('t')) return std::nullopt;
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  std::int64_t seconds = 0;
  if (!cursor.digits(2, hours) || !cursor.skip(':') || !cursor.digits(2, minutes))
    return std::nullopt;
  if (!cursor.skip(':') || !cursor.digits(2, seconds)) return std::nullopt;
  if (hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  std::int32_t nanos = 0;
  if (cursor.skip('.') && !cursor.decimals(nanos)) return std::nullopt;
  const auto shift = offset(cursor);
  if (!shift || !cursor.rest.empty()) return std::nullopt;
  const std::int64_t days = days_from_civil(year, month, day);
  return Timestamp{days * 86400 + hours * 3600 + minutes * 60 + seconds - *shift, nanos};
}

std::optional<Duration> duration_of(std::string_view text) {
  Cursor cursor{text};
  const bool negative = cursor.skip('-');
  if (!negative) cursor.skip('+');
  if (cursor.rest == "0") return Duration{};
  if (cursor.rest.empty()) return std::nullopt;
  Duration total;
  while (!cursor.rest.empty()) {
    std::int64_t whole = 0;
    std::size_t count = 0;
    while (count < cursor.rest.size() && cursor.rest[count] >= '0' && cursor.rest[count] <= '9')
      ++count;
    if (count > 15 || !cursor.digits(count, whole)) return std::nullopt;
    std::int32_t billionths = 0;
    if (cursor.skip('.')) count += cursor.decimals(billionths) ? 1 : 0;
    const std::int64_t unit = count == 0 ? 0 : take_unit(cursor);
    if (unit == 0) return std::nullopt;
    const std::int64_t per_second =
        nanos_per_second / (unit < nanos_per_second ? unit : nanos_per_second);
    const std::int64_t seconds_per_unit = unit < nanos_per_second ? 0 : unit / nanos_per_second;
    const std::int64_t seconds =
        seconds_per_unit > 0 ? whole * seconds_per_unit : whole / per_second;
    const std::int64_t nanos =
        seconds_per_unit > 0 ? billionths * seconds_per_unit
                             : whole % per_second * unit + billionths * unit / nanos_per_second;
    total = sum(total, signed_carried(seconds, nanos));
    if (!in_range(total)) return negative ? negated(total) : total;
  }
  return negative ? negated(total) : total;
}

bool in_range(const Timestamp& time) {
  return time.seconds >= first_second && time.seconds <= last_second;
}

bool in_range(const Duration& time) {
  return time.seconds >= -longest && time.seconds <= longest;
}

std::string to_text(const Timestamp& time) {
  const auto wall = wall_of(time, {});
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", wall->year, wall->month + 1,
                     wall->day, wall->hours, wall->minutes, wall->seconds, fraction(time.nanos));
}

std::string to_text(const Duration& time) {
  const bool negative = time.seconds < 0 || time.nanos < 0;
  const Duration size = negative ? negated(time) : time;
  return fmt::format("{}{}{}s", negative ? "-" : "", size.seconds, fraction(size.nanos));
}

Timestamp later(const Timestamp& time, const Duration& by) {
  return carried(time.seconds + by.seconds, std::int64_t{time.nanos} + by.nanos);
}

Duration sum(const Duration& a, const Duration& b) {
  return signed_carried(a.seconds + b.seconds, std::int64_t{a.nanos} + b.nanos);
}

Duration negated(const Duration& time) {
  return {-time.seconds, -time.nanos};
}

Duration between(const Timestamp& from, const Timestamp& to) {
  return signed_carried(to.seconds - from.seconds, std::int64_t{to.nanos} - from.nanos);
}

}  // namespace pipeline::cel
