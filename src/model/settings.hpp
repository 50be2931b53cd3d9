// The workspace's own file, pipeline.yaml: who sells, in which currency and time zone, by which
// process.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "model/field.hpp"
#include "model/money.hpp"
#include "yaml/document.hpp"

namespace pipeline::model {

struct Person {
  std::string id;
  std::string name;
  std::string email;
  std::vector<std::string> roles;
  std::string reports_to;

  [[nodiscard]] bool has_role(std::string_view role) const;
};

/// A part of the market, or (without a strategy) a way to it.
struct Segment : Choice {
  base::Localized strategy;  ///< in the team's own words: differentiation, niche, … (S4)
};

struct Target {
  std::string period;  ///< as written: 2026-Q4
  base::Period days;
  std::string owner;     ///< empty: the whole team's
  std::string segment;   ///< one of the declared; empty: all of them
  base::Decimal amount;  ///< in the workspace currency
};

struct Settings {
  std::string name;
  std::string process;  ///< a file of the workspace, or a shipped process's name
  base::Span process_span;
  Rates rates;
  std::string timezone;
  base::WeekStart week_starts = base::WeekStart::monday;
  std::vector<Person> people;
  std::vector<Segment> segments;
  std::vector<Segment> channels;
  std::vector<Target> targets;

  [[nodiscard]] const Person* person(std::string_view id) const;
  [[nodiscard]] const Segment* segment(std::string_view id) const;
  [[nodiscard]] const Person* person_with_email(std::string_view email) const;
  /// Everybody who holds `role`, in the file's order.
  [[nodiscard]] std::vector<const Person*> people_with_role(std::string_view role) const;
};

/// Reads pipeline.yaml. Every fault is a finding; there is a value only where there are no errors.
[[nodiscard]] base::Result<Settings> read_settings(const yaml::Document& document);

}  // namespace pipeline::model
