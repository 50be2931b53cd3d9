// Points and stretches of time: reading, writing, adding, and the fields of a calendar in a time
// zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cel/value.hpp"

namespace pipeline::cel {

/// RFC 3339 (`2026-11-23T08:00:00.5+08:00`); nothing where the text is not of that form. The result
/// may be out of range, see in_range().
[[nodiscard]] std::optional<Timestamp> timestamp_of(std::string_view text);

/// `1h30m`, `1.5s`, `-20ms`, with the units h m s ms us µs ns; nothing where the text is not of
/// that form.
[[nodiscard]] std::optional<Duration> duration_of(std::string_view text);

/// Years 0001 to 9999.
[[nodiscard]] bool in_range(const Timestamp& time);
/// At most 315,576,000,000 seconds (10,000 years) either way.
[[nodiscard]] bool in_range(const Duration& time);

/// `2026-11-23T00:00:00Z`, with as many decimals of a second as there are.
[[nodiscard]] std::string to_text(const Timestamp& time);
/// In seconds: `3600s`, `0.5s`.
[[nodiscard]] std::string to_text(const Duration& time);

/// A sum with the nanoseconds carried; the result may be out of range.
[[nodiscard]] Timestamp later(const Timestamp& time, const Duration& by);
[[nodiscard]] Duration sum(const Duration& a, const Duration& b);
[[nodiscard]] Duration negated(const Duration& time);
[[nodiscard]] Duration between(const Timestamp& from, const Timestamp& to);

/// What a clock and a calendar on the wall show.
struct Wall {
  std::int64_t year = 0;
  std::int64_t month = 0;        ///< from 0
  std::int64_t day = 0;          ///< of the month, from 1
  std::int64_t day_of_year = 0;  ///< from 0
  std::int64_t day_of_week = 0;  ///< Sunday is 0
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  std::int64_t seconds = 0;
  std::int64_t milliseconds = 0;
};

/// The wall in `zone`: an IANA name, or an offset such as `+08:00`; empty is UTC. Nothing where
/// there is no such zone.
[[nodiscard]] std::optional<Wall> wall_of(const Timestamp& time, std::string_view zone);

}  // namespace pipeline::cel
