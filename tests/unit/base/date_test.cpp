#include "base/date.hpp"

#include <doctest/doctest.h>

using namespace pipeline::base;

namespace {

std::string period(std::string_view text) {
  const auto found = parse_period(text);
  return found ? to_string(found->first) + ".." + to_string(found->last) : "none";
}

std::string week(std::string_view day, WeekStart start) {
  const Period found = week_of(*parse_date(day), start);
  return to_string(found.first) + ".." + to_string(found.last);
}

}  // namespace

TEST_CASE("days count from 1970-01-01") {
  CHECK(parse_date("1970-01-01")->days == 0);
  CHECK(parse_date("1969-12-31")->days == -1);
  CHECK(parse_date("2000-03-01")->days == 11017);
}

TEST_CASE("a date reads back as it is written") {
  for (const char* day : {"0001-01-01", "1900-02-28", "2024-02-29", "2026-11-23", "9999-12-31"})
    CHECK(to_string(*parse_date(day)) == day);
}

TEST_CASE("days that do not exist and other forms are refused") {
  for (const char* day :
       {"2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
        "0000-01-01", "2026-1-1", "2026/01/01", "26-01-01", "2026-01-01 ", " 2026-01-01",
        "2026-01-01T00:00:00Z", "+026-01-01", "", "2026-0a-01"})
    CHECK_MESSAGE(!parse_date(day), day);
}

TEST_CASE("the difference of two dates is in days, over leap days and years") {
  CHECK(*parse_date("2024-03-01") - *parse_date("2024-02-28") == 2);
  CHECK(*parse_date("2027-01-01") - *parse_date("2026-01-01") == 365);
  CHECK(to_string(*parse_date("2026-12-31") + 1) == "2027-01-01");
}

TEST_CASE("months, quarters, years, days and ranges are periods") {
  CHECK(period("2026-11") == "2026-11-01..2026-11-30");
  CHECK(period("2024-02") == "2024-02-01..2024-02-29");
  CHECK(period("2026-Q1") == "2026-01-01..2026-03-31");
  CHECK(period("2026-Q4") == "2026-10-01..2026-12-31");
  CHECK(period("2026") == "2026-01-01..2026-12-31");
  CHECK(period("2026-11-23") == "2026-11-23..2026-11-23");
  CHECK(period("2026-11-23..2026-12-01") == "2026-11-23..2026-12-01");
}

TEST_CASE("ISO weeks begin on Monday, and week 1 holds 4 January") {
  CHECK(period("2026-W47") == "2026-11-16..2026-11-22");
  CHECK(period("2026-W01") == "2025-12-29..2026-01-04");
  CHECK(period("2021-W01") == "2021-01-04..2021-01-10");
  CHECK(period("2020-W53") == "2020-12-28..2021-01-03");
  CHECK(period("2026-W53") == "2026-12-28..2027-01-03");
}

TEST_CASE("periods that do not exist and other forms are refused") {
  for (const char* text :
       {"2021-W53", "2026-W00", "2026-W54", "2026-Q0", "2026-Q5", "2026-00", "2026-13", "2026-W5",
        "2026-q4", "202", "2026-", "", "Q4", "2026-12-01..2026-11-30", "2026-11..2026-12",
        "2026-11-23..", "2026-02-30", "0000", "2026-1 "})
    CHECK_MESSAGE(period(text) == "none", text);
}

TEST_CASE("a period holds both of its ends") {
  const Period november = *parse_period("2026-11");
  CHECK(november.contains(*parse_date("2026-11-01")));
  CHECK(november.contains(*parse_date("2026-11-30")));
  CHECK_FALSE(november.contains(*parse_date("2026-12-01")));
  CHECK_FALSE(november.contains(*parse_date("2026-10-31")));
}

TEST_CASE("a week begins on the day that the workspace says") {
  CHECK(week("2026-11-23", WeekStart::monday) == "2026-11-23..2026-11-29");
  CHECK(week("2026-11-29", WeekStart::monday) == "2026-11-23..2026-11-29");
  CHECK(week("2026-11-29", WeekStart::sunday) == "2026-11-29..2026-12-05");
  CHECK(week("2026-11-28", WeekStart::sunday) == "2026-11-22..2026-11-28");
}

TEST_CASE("a period is named as people write it") {
  for (const char* name : {"2026", "2026-Q1", "2026-Q4", "2026-02", "2026-11-23",
                           "2026-11-23..2026-12-01", "2026-W47"}) {
    const auto found = *parse_period(name);
    CHECK(parse_period(to_string(found)) == found);
    if (std::string_view(name).find('W') == std::string_view::npos) CHECK(to_string(found) == name);
  }
}

TEST_CASE("a day lies in a month and in a quarter, and ends twelve months") {
  const auto day = [](std::string_view text) { return *parse_date(text); };
  CHECK(to_string(month_of(day("2026-12-31"))) == "2026-12");
  CHECK(to_string(quarter_of(day("2026-10-01"))) == "2026-Q4");
  CHECK(to_string(quarter_of(day("2026-09-30"))) == "2026-Q3");
  CHECK(to_string(year_to(day("2026-11-23"))) == "2025-11-24..2026-11-23");
  CHECK(to_string(year_to(day("2024-02-29"))) == "2023-03-01..2024-02-29");
  CHECK(to_string(year_to(day("2026-12-31"))) == "2026");
}
